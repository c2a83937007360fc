<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="de_DE">
<context>
    <name></name>
    <message>
        <source>Zu klären</source>
        <translation>To be clarified</translation>
    </message>
    <message>
        <source>Hier liegt, was kein Vorgang werden konnte oder keinen Dienst hat, mit dem nächsten Schritt.</source>
        <translation>What could not become a case, or has no service, lies here with the next step.</translation>
    </message>
    <message>
        <source>&amp;Sendung</source>
        <translation>&amp;Submission</translation>
    </message>
    <message>
        <source>&amp;Angaben kopieren</source>
        <translation>&amp;Copy details</translation>
    </message>
    <message>
        <source>&amp;Zuordnen …</source>
        <translation>A&amp;ssign …</translation>
    </message>
    <message>
        <source>&amp;Verwerfen …</source>
        <translation>&amp;Discard …</translation>
    </message>
    <message>
        <source>Zugeordnet</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Protokoll</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Hier steht, wer wann was getan, gelesen oder vergeblich versucht hat. Inhalte der Vorgänge stehen hier nicht. „Prüfsummen nachrechnen“ findet jede nachträgliche Änderung.</source>
        <translation>Here you see who did, read or tried in vain what, and when. Nothing of what the cases contain is shown. “Recompute checksums” finds every later change.</translation>
    </message>
    <message>
        <source>&amp;Protokoll</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>&amp;Prüfsummen nachrechnen</source>
        <translation>&amp;Recompute checksums</translation>
    </message>
    <message>
        <source>&amp;Siegel speichern …</source>
        <translation>&amp;Save seal …</translation>
    </message>
    <message>
        <source>Auszug als &amp;CSV …</source>
        <translation>Excerpt as &amp;CSV …</translation>
    </message>
    <message>
        <source>A&amp;ktualisieren</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>Speichern unter</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Grund unbekannt</source>
        <translation>Reason unknown</translation>
    </message>
    <message>
        <source>Im Importordner nicht zu übernehmen</source>
        <translation>Could not be taken in from the import folder</translation>
    </message>
    <message>
        <source>Abholen beim Zustelldienst gescheitert</source>
        <translation>Fetching from the delivery service failed</translation>
    </message>
    <message>
        <source>Die IT mit den kopierten Angaben verständigen.</source>
        <translation>Inform IT, with the details copied.</translation>
    </message>
    <message>
        <source>Ist die Ursache behoben: „Erneut abholen“. Die Sendung liegt beim Zustelldienst bereit und wird sonst zum genannten Zeitpunkt von selbst noch einmal geholt.</source>
        <translation>Once the cause is mended: “Fetch again”. The sending lies ready at the delivery service; otherwise it is fetched again by itself at the time named.</translation>
    </message>
    <message>
        <source>Die IT prüft die Zugriffsrechte an der Stelle, die bei den Gründen genannt ist.</source>
        <translation>IT checks the access rights at the place named among the reasons.</translation>
    </message>
    <message>
        <source>Ist die Ursache behoben: „Erneut abholen“. Die Datei liegt unverändert dort und wird sonst zum genannten Zeitpunkt von selbst noch einmal geholt.</source>
        <translation>Once the cause is mended: “Fetch again”. The file lies there unchanged and is otherwise fetched once more by itself at the time named.</translation>
    </message>
    <message>
        <source>Für Fristen zählt der Tag, an dem sie abgelegt wurde, nicht der Tag der Behebung.</source>
        <translation>What counts for deadlines is the day it was laid down, not the day the cause was mended.</translation>
    </message>
    <message>
        <source>Auf dem Weg hierher ist etwas verloren gegangen; meist hilft ein neuer Versuch. Bleibt es dabei, die IT mit den kopierten Angaben verständigen.</source>
        <translation>Something was lost on the way here; trying again usually helps. If it stays like this, inform IT with the details copied.</translation>
    </message>
    <message>
        <source>Die IT nimmt den Schlüssel, der bei den Gründen genannt ist, mit „admin keys import DATEI“ auf und trägt ihn in config.toml unter „decryption_keys“ ein.</source>
        <translation>IT takes in the key named among the reasons with “admin keys import FILE” and adds it to “decryption_keys” in config.toml.</translation>
    </message>
    <message>
        <source>Die IT nimmt die Prüfschlüssel des Zustelldienstes mit „admin keys import DATEI --public service“ auf.</source>
        <translation>IT takes in the public keys of the delivery service with “admin keys import FILE --public service”.</translation>
    </message>
    <message>
        <source>Die IT nimmt den Prüfschlüssel des Zustellpunkts mit „admin keys import DATEI --public destination“ auf oder trägt ihn in config.toml unter „earlier_signing_keys“ ein.</source>
        <translation>IT takes in the public key of the destination with “admin keys import FILE --public destination” or adds it to “earlier_signing_keys” in config.toml.</translation>
    </message>
    <message>
        <source>Die IT spielt eine Fassung dieses Programms ein, die das genannte Metadatenschema kennt.</source>
        <translation>IT installs a version of this program that knows the metadata schema named.</translation>
    </message>
    <message>
        <source>Die Sendung ist größer, als dieses Programm öffnet. Den Absender bitten, auf anderem Weg einzureichen, und die IT verständigen.</source>
        <translation>The sending is larger than this program opens. Ask the sender to submit it another way, and inform IT.</translation>
    </message>
    <message>
        <source>Die IT prüft die Verbindung zum Zustelldienst; was er geantwortet hat, steht bei den Gründen.</source>
        <translation>IT checks the connection to the delivery service; what it answered stands among the reasons.</translation>
    </message>
    <message>
        <source> und {count} weitere</source>
        <translation> and {count} more</translation>
    </message>
    <message>
        <source>Offene</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ohne Dienst</source>
        <translation>No service</translation>
    </message>
    <message>
        <source>Erledigte</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Herkunft unklar</source>
        <translation>Origin unclear</translation>
    </message>
    <message>
        <source>Störung bei uns</source>
        <translation>Fault on our side</translation>
    </message>
    <message>
        <source>Fehler beim Absender</source>
        <translation>Fault at the sender</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>gestern</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{name} hat die Sendung zugeordnet, {when}. Sie ist ein Vorgang geworden.</source>
        <translation>{name} assigned the delivery, {when}. It has become a case.</translation>
    </message>
    <message>
        <source>{name} hat die Meldung abgeschlossen, {when}. Grund: {reason}</source>
        <translation>{name} settled the alert, {when}. Reason: {reason}</translation>
    </message>
    <message>
        <source>{name} hat die Sendung verworfen, {when}. Grund: {reason}</source>
        <translation>{name} discarded the delivery, {when}. Reason: {reason}</translation>
    </message>
    <message>
        <source>angekommen {when} · {source}</source>
        <translation>arrived {when} · {source}</translation>
    </message>
    <message>
        <source>Ob die Sendung echt ist, steht nicht fest. Sie wurde weder angenommen noch zurückgewiesen.</source>
        <translation>It is not certain that the submission is genuine. It was neither accepted nor rejected.</translation>
    </message>
    <message>
        <source>Die Sendung ließ sich hier nicht öffnen oder prüfen. Den Absender trifft keine Schuld.</source>
        <translation>The submission could not be opened or checked here. The sender is not to blame.</translation>
    </message>
    <message>
        <source>Die Sendung ist in sich fehlerhaft und kann so kein Vorgang werden.</source>
        <translation>The submission itself is faulty and cannot become a case like this.</translation>
    </message>
    <message>
        <source>Nicht annehmen, nicht zurückweisen und nichts daraus weitergeben.</source>
        <translation>Do not accept it, do not reject it and pass nothing of it on.</translation>
    </message>
    <message>
        <source>Die IT oder die Informationssicherheit verständigen; „Angaben kopieren“ hilft dabei.</source>
        <translation>Tell IT or information security; “Copy details” helps with that.</translation>
    </message>
    <message>
        <source>Ist die Herkunft geklärt, die Sendung erneut abholen. Wartet der Zustelldienst nicht mehr auf sie, die Meldung mit dem Ergebnis der Klärung abschließen.</source>
        <translation>Once its origin is clear, fetch the submission again. When the delivery service no longer waits for it, settle the alert with what was found out.</translation>
    </message>
    <message>
        <source>Die Dateien ansehen; ist der Antrag trotz des Fehlers zu bearbeiten, die Sendung zuordnen.</source>
        <translation>Look at the files; if the application can be dealt with in spite of the fault, assign the delivery.</translation>
    </message>
    <message>
        <source>Ist die Ursache behoben (Schlüssel, Schema, Dienstpaket), die Sendung erneut einlesen.</source>
        <translation>Once the cause is mended (key, schema, service pack), read the delivery again.</translation>
    </message>
    <message>
        <source>Sonst den Absender bitten, neu zu senden, und diese Sendung mit Begründung verwerfen.</source>
        <translation>Otherwise ask the sender to send anew, and discard this delivery with a reason.</translation>
    </message>
    <message>
        <source>Für Fristen zählt der Tag des Eingangs beim Zustelldienst, nicht der Tag der Behebung.</source>
        <translation>For deadlines, the day of receipt at the delivery service counts, not the day of repair.</translation>
    </message>
    <message>
        <source>Den Absender oder den Betreiber des Online-Dienstes bitten, den Antrag neu zu senden.</source>
        <translation>Ask the sender or the operator of the online service to send the application again.</translation>
    </message>
    <message>
        <source>Den Tag des ersten Eingangs für die Akte festhalten; er kann für Fristen von Bedeutung sein.</source>
        <translation>Record the day of first receipt for the file; it may matter for deadlines.</translation>
    </message>
    <message>
        <source>Die neue Sendung erscheint von selbst im Posteingang.</source>
        <translation>The new submission appears in the inbox by itself.</translation>
    </message>
    <message>
        <source>Angekommen</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Der Auszug mit {count} Einträgen liegt unter {path}.</source>
        <translation>The excerpt with {count} entries is at {path}.</translation>
    </message>
    <message>
        <source>Aktenzeichen</source>
        <translation>File reference</translation>
    </message>
    <message>
        <source>Vorgang</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Stelle</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ereignis</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Kennung</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Zeitpunkt</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Angaben</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Prüfsumme</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten wählen, mit Eingabe zu den Antragsdaten, mit Strg+E entscheiden.</source>
        <translation>Choose with the arrow keys, Enter leads to the application data, Ctrl+E to the decision.</translation>
    </message>
    <message>
        <source>Zus&amp;tellung annehmen</source>
        <translation>Accep&amp;t delivery</translation>
    </message>
    <message>
        <source>Zustellung zurückwe&amp;isen …</source>
        <translation>Re&amp;ject delivery …</translation>
    </message>
    <message>
        <source>Vorgang ü&amp;bernehmen</source>
        <translation>&amp;Claim case</translation>
    </message>
    <message>
        <source>Vorgang &amp;prüfen</source>
        <translation>Chec&amp;k case</translation>
    </message>
    <message>
        <source>E&amp;xterne Stellungnahme …</source>
        <translation>E&amp;xternal statement …</translation>
    </message>
    <message>
        <source>&amp;Entscheiden</source>
        <translation>&amp;Decide</translation>
    </message>
    <message>
        <source>&amp;Zuweisen …</source>
        <translation>&amp;Assign …</translation>
    </message>
    <message>
        <source>Zu&amp;rückgeben</source>
        <translation>Give &amp;back</translation>
    </message>
    <message>
        <source>&amp;Weiterleiten …</source>
        <translation>&amp;Forward …</translation>
    </message>
    <message>
        <source>&amp;Unzuständig …</source>
        <translation>N&amp;ot competent …</translation>
    </message>
    <message>
        <source>Vermerk oder &amp;Notiz schreiben</source>
        <translation>&amp;Write a note</translation>
    </message>
    <message>
        <source>Aktenzeichen k&amp;opieren</source>
        <translation>Copy file &amp;reference</translation>
    </message>
    <message>
        <source>Vori&amp;ger Vorgang</source>
        <translation>&amp;Previous case</translation>
    </message>
    <message>
        <source>Liste &amp;aktualisieren</source>
        <translation>Refresh &amp;list</translation>
    </message>
    <message>
        <source>Nä&amp;chster Vorgang</source>
        <translation>&amp;Next case</translation>
    </message>
    <message>
        <source>Nächstes &amp;Dokument</source>
        <translation>Ne&amp;xt document</translation>
    </message>
    <message>
        <source>Voriges Do&amp;kument</source>
        <translation>Pre&amp;vious document</translation>
    </message>
    <message>
        <source>Im Dokument &amp;suchen</source>
        <translation>F&amp;ind in the document</translation>
    </message>
    <message>
        <source>inzwischen weiterbearbeitet</source>
        <translation>worked on meanwhile</translation>
    </message>
    <message>
        <source>gehört inzwischen {name}</source>
        <translation>meanwhile belongs to {name}</translation>
    </message>
    <message>
        <source>wurde inzwischen geändert</source>
        <translation>has meanwhile been changed</translation>
    </message>
    <message>
        <source>Bescheid ansehen</source>
        <translation>View notice</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Entscheiden</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Zuweisen …</source>
        <translation>Assign …</translation>
    </message>
    <message>
        <source>Zurückgeben</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>Weiterleiten …</source>
        <translation>Forward …</translation>
    </message>
    <message>
        <source>Unzuständig …</source>
        <translation>Not competent …</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Zur Freigabe</source>
        <translation>For approval</translation>
    </message>
    <message>
        <source>In Kraft</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Frühere Fassung</source>
        <translation>Former version</translation>
    </message>
    <message>
        <source>Texte</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>Beträge</source>
        <translation>Amounts</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Periods</translation>
    </message>
    <message>
        <source>Prüfpunkte</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Entscheidungen</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Quellen und offene Punkte</source>
        <translation>Sources and open points</translation>
    </message>
    <message>
        <source>Beispiele</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Überschrift</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Rechtsgrundlage</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bezeichnung</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Betreff</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Rechtsquelle</source>
        <translation>Legal source</translation>
    </message>
    <message>
        <source>Wortlaut der Nachforderung</source>
        <translation>Wording of the request</translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>Monate</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>Einheit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>An</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Schreiben</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Liegt seit</source>
        <translation>Waiting since</translation>
    </message>
    <message>
        <source>Ausstehende Rückläufe</source>
        <translation>Outstanding returns</translation>
    </message>
    <message>
        <source>Zur Post</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>Tage</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>überfällig, seit {days} Tagen unterwegs</source>
        <translation>overdue, out for {days} days</translation>
    </message>
    <message>
        <source>überfällig, liegt seit {days} Tagen</source>
        <translation>overdue, waiting for {days} days</translation>
    </message>
    <message>
        <source>elektronisch gescheitert</source>
        <translation>failed electronically</translation>
    </message>
    <message>
        <source>Gegenstand</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Dauer</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Anmerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Werte in Euro, durch Semikolon getrennt</source>
        <translation>Values in euros, separated by semicolons</translation>
    </message>
    <message>
        <source>Platz im Bescheid</source>
        <translation>Place in the notice</translation>
    </message>
    <message>
        <source>Name des Bausteins</source>
        <translation>Name of the text block</translation>
    </message>
    <message>
        <source>Verfahren</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Rechtsbehelf</source>
        <translation>Legal remedy</translation>
    </message>
    <message>
        <source>Berechnung</source>
        <translation>Calculation</translation>
    </message>
    <message>
        <source>Ohne Menschen erlaubt nach</source>
        <translation>Allowed without a person by</translation>
    </message>
    <message>
        <source>Ermäßigt für Minderjährige</source>
        <translation>Reduced for minors</translation>
    </message>
    <message>
        <source>Kurzname</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Kein Ermessen, weil</source>
        <translation>No discretion, because</translation>
    </message>
    <message>
        <source>Anteil an der Gebühr der angefochtenen Amtshandlung</source>
        <translation>Share of the fee of the contested act</translation>
    </message>
    <message>
        <source>Das muss im Bescheid stehen, je Zeile eines</source>
        <translation>The notice has to say this, one a line</translation>
    </message>
    <message>
        <source>Das darf nicht im Bescheid stehen, je Zeile eines</source>
        <translation>The notice must not say this, one a line</translation>
    </message>
    <message>
        <source>Nebenbestimmungen</source>
        <translation>Ancillary provisions</translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>Gebühr</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Rechtsbehelfsbelehrung</source>
        <translation>Notice of remedies</translation>
    </message>
    <message>
        <source>Anlagen</source>
        <translation>Enclosures</translation>
    </message>
    <message>
        <source>Minderjährige {amount}</source>
        <translation>minors {amount}</translation>
    </message>
    <message>
        <source>{file}, Zeile {line}</source>
        <translation>{file}, line {line}</translation>
    </message>
    <message>
        <source>1 offener Punkt</source>
        <translation>1 open point</translation>
    </message>
    <message>
        <source>{count} offene Punkte</source>
        <translation>{count} open points</translation>
    </message>
    <message>
        <source>1 laufender Vorgang</source>
        <translation>1 running case</translation>
    </message>
    <message>
        <source>{count} laufende Vorgänge</source>
        <translation>{count} running cases</translation>
    </message>
    <message>
        <source>Der Vorgang ist niemandem zugewiesen.</source>
        <translation>The case is assigned to nobody.</translation>
    </message>
    <message>
        <source>Wartet auf Annahme · {left}</source>
        <translation>Waiting to be accepted · {left}</translation>
    </message>
    <message>
        <source>Nachreichung wartet auf Annahme · {left}</source>
        <translation>Late documents waiting to be accepted · {left}</translation>
    </message>
    <message>
        <source>Wartet auf Annahme. {text}</source>
        <translation>Waiting to be accepted. {text}</translation>
    </message>
    <message>
        <source>Annahme {left}</source>
        <translation>accept: {left}</translation>
    </message>
    <message>
        <source>Ohne Annahme geht die Sendung am {day} von selbst an den Absender zurück.</source>
        <translation>Unless it is accepted, the submission goes back to its sender by itself on {day}.</translation>
    </message>
    <message>
        <source>Sie wartet schon länger als drei Tage, bitte heute noch entscheiden.</source>
        <translation>It has been waiting for more than three days; please decide today.</translation>
    </message>
    <message>
        <source>{kind} · Ausfertigung {number}</source>
        <translation>{kind} · copy {number}</translation>
    </message>
    <message>
        <source>1 Schreiben</source>
        <translation>1 letter</translation>
    </message>
    <message>
        <source>{count} Schreiben</source>
        <translation>{count} letters</translation>
    </message>
    <message>
        <source>1 Schreiben wartet auf die Post</source>
        <translation>1 letter waits for the post</translation>
    </message>
    <message>
        <source>{count} Schreiben warten auf die Post</source>
        <translation>{count} letters wait for the post</translation>
    </message>
    <message>
        <source>{told}, {late} davon länger als {days} Tage</source>
        <translation>{told}, {late} of them for more than {days} days</translation>
    </message>
    <message>
        <source>{letters} gewählt</source>
        <translation>{letters} chosen</translation>
    </message>
    <message>
        <source>Hier stehen die ältesten {count}; weitere folgen, wenn diese hinaus sind.</source>
        <translation>These are the oldest {count}; more follow when these have left.</translation>
    </message>
    <message>
        <source>Mit Umschalt und Strg mehrere wählen, mit Strg+A alle.</source>
        <translation>Choose several with Shift and Ctrl, all with Ctrl+A.</translation>
    </message>
    <message>
        <source>1 Rücklauf steht aus</source>
        <translation>1 return is outstanding</translation>
    </message>
    <message>
        <source>{count} Rückläufe stehen aus</source>
        <translation>{count} returns are outstanding</translation>
    </message>
    <message>
        <source>{told}, {late} davon überfällig</source>
        <translation>{told}, {late} of them overdue</translation>
    </message>
    <message>
        <source>Hier stehen die ältesten {count}; weitere folgen, wenn diese zurück sind.</source>
        <translation>These are the oldest {count}; more follow once these are back.</translation>
    </message>
    <message>
        <source>Bis der Rücklauf eingetragen ist, steht der Tag der Bekanntgabe nicht fest.</source>
        <translation>Until the return is entered, the day of announcement is not certain.</translation>
    </message>
    <message>
        <source>Der letzte Schritt läuft noch.</source>
        <translation>The last step is still running.</translation>
    </message>
    <message>
        <source>Jeder Rücklauf wird einzeln eingetragen: bitte ein Schreiben wählen.</source>
        <translation>Each return is entered by itself: please choose one letter.</translation>
    </message>
    <message>
        <source>Bitte zuerst ein Schreiben in der Liste wählen.</source>
        <translation>Please choose a letter in the list first.</translation>
    </message>
    <message>
        <source>Die Rückläufe konnten nicht geladen werden</source>
        <translation>The returns could not be loaded</translation>
    </message>
    <message>
        <source>Die Rückläufe werden geladen …</source>
        <translation>Loading the returns …</translation>
    </message>
    <message>
        <source>Kein ausstehender Rücklauf passt zu diesen Wörtern.</source>
        <translation>No outstanding return matches these words.</translation>
    </message>
    <message>
        <source>Kein Rücklauf steht aus</source>
        <translation>No return is outstanding</translation>
    </message>
    <message>
        <source>Was mit Postzustellungsurkunde, mit Rückschein oder gegen Empfangsbekenntnis hinausgeht, steht hier, bis eingetragen ist, was darauf steht.</source>
        <translation>Whatever leaves with a certificate of service, a return receipt or an acknowledgement is listed here until what it says has been entered.</translation>
    </message>
    <message>
        <source>Bitte zuerst Schreiben in der Liste wählen.</source>
        <translation>Please choose letters in the list first.</translation>
    </message>
    <message>
        <source>Der Postausgang konnte nicht geladen werden</source>
        <translation>The outbox could not be loaded</translation>
    </message>
    <message>
        <source>Der Postausgang wird geladen …</source>
        <translation>The outbox is being loaded …</translation>
    </message>
    <message>
        <source>Nichts gefunden</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Kein wartendes Schreiben passt zu diesen Wörtern.</source>
        <translation>No waiting letter fits these words.</translation>
    </message>
    <message>
        <source>Was keinen elektronischen Weg hat, erscheint hier von selbst: freigegebene Bescheide, Nachforderungen, Anhörungen, Bitten um Stellungnahme und Eingangsbestätigungen.</source>
        <translation>What has no electronic way appears here by itself: approved notices, requests for information, hearings, requests for statements and acknowledgements of receipt.</translation>
    </message>
    <message>
        <source>Kein Schreiben wartet auf die Post</source>
        <translation>No letter waits for the post</translation>
    </message>
    <message>
        <source>Der Vorgang ist noch keinem Dienst zugeordnet. Bitte zuerst weiterleiten.</source>
        <translation>The case does not belong to a service yet. Please forward it first.</translation>
    </message>
    <message>
        <source>Für dieses Verfahren sind noch keine Bescheide hinterlegt; es wird im Fachverfahren entschieden.</source>
        <translation>There are no notices for this procedure yet; it is decided in the specialised system.</translation>
    </message>
    <message>
        <source>Der Vorgang konnte nicht geöffnet werden</source>
        <translation>The case could not be opened</translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Kein Vorgang ausgewählt</source>
        <translation>No case selected</translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten oder der Maus einen Vorgang wählen.</source>
        <translation>Choose a case with the arrow keys or the mouse.</translation>
    </message>
    <message>
        <source>Noch keinem Dienst zugeordnet</source>
        <translation>Not assigned to a service yet</translation>
    </message>
    <message>
        <source>eingegangen {day} über {channel}</source>
        <translation>received {day} via {channel}</translation>
    </message>
    <message>
        <source>zuständig: {name}</source>
        <translation>in charge: {name}</translation>
    </message>
    <message>
        <source>Ohne Namen</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>noch niemandem zugewiesen</source>
        <translation>not assigned to anyone yet</translation>
    </message>
    <message>
        <source>Fristende {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>Prüfung · {done} von {all} erledigt</source>
        <translation>Check · {done} of {all} settled</translation>
    </message>
    <message>
        <source>Prüfung</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Für dieses Verfahren sind keine Prüfpunkte hinterlegt.</source>
        <translation>There are no checks for this procedure.</translation>
    </message>
    <message>
        <source>Prüfpunkte gibt es, sobald der Vorgang einem Dienst zugeordnet ist (Weiterleiten …).</source>
        <translation>There will be checks as soon as the case belongs to a service (Forward …).</translation>
    </message>
    <message>
        <source>beurteilt von {name}</source>
        <translation>judged by {name}</translation>
    </message>
    <message>
        <source>Gelesen</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Abgewiesen</source>
        <translation>Turned down</translation>
    </message>
    <message>
        <source>Anmeldung und Rechte</source>
        <translation>Sign-in and rights</translation>
    </message>
    <message>
        <source>Bearbeitung</source>
        <translation>Work on cases</translation>
    </message>
    <message>
        <source>Vorlage und Freigabe</source>
        <translation>Submission and approval</translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>1 Eintrag</source>
        <translation>1 entry</translation>
    </message>
    <message>
        <source>{count} Einträge</source>
        <translation>{count} entries</translation>
    </message>
    <message>
        <source>Alle {count} Einträge stimmen mit ihren Prüfsummen überein.</source>
        <translation>All {count} entries agree with their checksums.</translation>
    </message>
    <message>
        <source>1 Stelle stimmt nicht. Bitte nichts verändern und die IT-Sicherheit verständigen.</source>
        <translation>1 place does not agree. Please change nothing and inform IT security.</translation>
    </message>
    <message>
        <source>{count} Stellen stimmen nicht. Bitte nichts verändern und die IT-Sicherheit verständigen.</source>
        <translation>{count} places do not agree. Please change nothing and inform IT security.</translation>
    </message>
    <message>
        <source>Ein Eintrag wurde verändert</source>
        <translation>An entry was changed</translation>
    </message>
    <message>
        <source>Ein Eintrag fehlt</source>
        <translation>An entry is missing</translation>
    </message>
    <message>
        <source>Die Kette ist unterbrochen</source>
        <translation>The chain is broken</translation>
    </message>
    <message>
        <source>Das Ende der Kette fehlt oder wurde gekürzt</source>
        <translation>The end of the chain is missing or was cut</translation>
    </message>
    <message>
        <source>Ein abgelegter Inhalt fehlt</source>
        <translation>A stored content is missing</translation>
    </message>
    <message>
        <source>Ein abgelegter Inhalt wurde verändert</source>
        <translation>A stored content was changed</translation>
    </message>
    <message>
        <source>Ein Siegel passt nicht zum Protokoll</source>
        <translation>A seal does not fit the journal</translation>
    </message>
    <message>
        <source>Gespeicherte Angaben passen nicht zum Protokoll</source>
        <translation>Stored details do not fit the journal</translation>
    </message>
    <message>
        <source>Die Datei ist beschädigt</source>
        <translation>The file is damaged</translation>
    </message>
    <message>
        <source>Kette {chain}, Stelle {seq}</source>
        <translation>chain {chain}, position {seq}</translation>
    </message>
    <message>
        <source>{name} (ich)</source>
        <translation>{name} (me)</translation>
    </message>
    <message>
        <source>ungelesen</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>nicht zugewiesen</source>
        <translation>not assigned</translation>
    </message>
    <message>
        <source>{name}, kein echter Antrag</source>
        <translation>{name}, not a real application</translation>
    </message>
    <message>
        <source>Entwurf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Entwurf begonnen</source>
        <translation>Draft begun</translation>
    </message>
    <message>
        <source>Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.</source>
        <translation>Single seat: this file cannot prove that two persons acted.</translation>
    </message>
    <message>
        <source>Einzelplatz</source>
        <translation>Single seat</translation>
    </message>
    <message>
        <source>angegeben als {kind}</source>
        <translation>declared as {kind}</translation>
    </message>
    <message>
        <source>Daten ({kind})</source>
        <translation>Data ({kind})</translation>
    </message>
    <message>
        <source>Antragsdaten, wie sie eingegangen sind</source>
        <translation>Application data as received</translation>
    </message>
    <message>
        <source>Bescheid {day}</source>
        <translation>Notice {day}</translation>
    </message>
    <message>
        <source>Siegel: {seal}</source>
        <translation>Seal: {seal}</translation>
    </message>
    <message>
        <source>Antrag</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Anlage</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Daten</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Ohne Bezeichnung</source>
        <translation>Unnamed</translation>
    </message>
    <message>
        <source>eingegangen {when} über {channel} · {reference}</source>
        <translation>received {when} by {channel} · {reference}</translation>
    </message>
    <message>
        <source>Die Sendung ist in Ordnung und liegt als Vorgang vor. Kein Dienstpaket erkennt sie, deshalb steht noch nicht fest, wer zuständig ist. Die Frist läuft seit dem Eingang.</source>
        <translation>The submission is sound and is on file as a case. No service pack recognises it, so nobody is responsible yet. The period has been running since it was received.</translation>
    </message>
    <message>
        <source>Angaben und Unterlagen ansehen und den Vorgang zuordnen: Dienst, Einheit, wenn möglich Person.</source>
        <translation>Look at the data and documents and assign the case: service, unit and, if possible, person.</translation>
    </message>
    <message>
        <source>Fehlt das Dienstpaket, es einspielen lassen und danach erneut einlesen.</source>
        <translation>If the service pack is missing, have it installed and then read in again.</translation>
    </message>
    <message>
        <source>Gehört die Sendung nicht in dieses Haus, sie mit Begründung verwerfen.</source>
        <translation>If the submission does not belong to this authority, discard it with a reason.</translation>
    </message>
    <message>
        <source>Leistung</source>
        <translation>Service key</translation>
    </message>
    <message>
        <source>kein Dienst führt diesen Schlüssel</source>
        <translation>no service has this key</translation>
    </message>
    <message>
        <source>Datenschema</source>
        <translation>Data schema</translation>
    </message>
    <message>
        <source>kein Dienst nennt dieses Schema</source>
        <translation>no service names this schema</translation>
    </message>
    <message>
        <source>Wurzelelement</source>
        <translation>Root element</translation>
    </message>
    <message>
        <source>kein Dienst kennt diese Nachricht</source>
        <translation>no service knows this message</translation>
    </message>
    <message>
        <source>keinem Dienst allein zugeordnet</source>
        <translation>not tied to a single service</translation>
    </message>
    <message>
        <source>nicht angegeben</source>
        <translation>not given</translation>
    </message>
    <message>
        <source>Antragstellende Person</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Zeichen des Absenders</source>
        <translation>Sender’s reference</translation>
    </message>
    <message>
        <source>Antwort an</source>
        <translation>Reply to</translation>
    </message>
    <message>
        <source>Einreichung</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>Zu beachten</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>Identität</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Angaben im Formular sind kein Nachweis der Identität.</source>
        <translation>What a form says does not prove the identity.</translation>
    </message>
    <message>
        <source>kein Nachweis</source>
        <translation>not proven</translation>
    </message>
    <message>
        <source>{framework}, Vertrauensniveau {level}</source>
        <translation>{framework}, assurance level {level}</translation>
    </message>
    <message>
        <source>Die Signatur des Berichts wurde nicht geprüft. Bei Zweifeln bitte anders nachweisen lassen.</source>
        <translation>The signature of the report was not checked. In case of doubt please ask for other proof.</translation>
    </message>
    <message>
        <source>{text} (laut Absender)</source>
        <translation>{text} (according to the sender)</translation>
    </message>
    <message>
        <source>Rückweg</source>
        <translation>Way back</translation>
    </message>
    <message>
        <source>Bescheid digital</source>
        <translation>Digital notice</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Ohne Einwilligung wird auf Papier bekannt gegeben.</source>
        <translation>Without consent, notification is on paper.</translation>
    </message>
    <message>
        <source>ja, eingewilligt</source>
        <translation>yes, consented</translation>
    </message>
    <message>
        <source>nein, auf Papier</source>
        <translation>no, on paper</translation>
    </message>
    <message>
        <source>Zahlung</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Zustellpunkt</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Vorgangskennung</source>
        <translation>Case identifier</translation>
    </message>
    <message>
        <source>Abgesandt</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Zuerst gesehen</source>
        <translation>First seen</translation>
    </message>
    <message>
        <source>Leseversuche</source>
        <translation>Attempts to read it</translation>
    </message>
    <message>
        <source>Nächster Versuch</source>
        <translation>Next attempt</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Prüfsumme der Daten (SHA-256)</source>
        <translation>Checksum of the data (SHA-256)</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>De-Mail</source>
        <translation>De-Mail</translation>
    </message>
    <message>
        <source>ELSTER-Transfer</source>
        <translation>ELSTER-Transfer</translation>
    </message>
    <message>
        <source>FIT-Connect</source>
        <translation>FIT-Connect</translation>
    </message>
    <message>
        <source>Postfach im Servicekonto</source>
        <translation>Mailbox of the service account</translation>
    </message>
    <message>
        <source>Postfach der BundID</source>
        <translation>BundID mailbox</translation>
    </message>
    <message>
        <source>bezahlt</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>begonnen, noch nicht bezahlt</source>
        <translation>begun, not paid yet</translation>
    </message>
    <message>
        <source>fehlgeschlagen</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>abgebrochen</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>Von welcher Umgebung die Sendung kommt, ist nicht bekannt.</source>
        <translation>It is not known which environment the submission comes from.</translation>
    </message>
    <message>
        <source>Das Datenschema ist hier nicht bekannt; die Angaben wurden nicht dagegen geprüft.</source>
        <translation>The data schema is not known here; the data were not checked against it.</translation>
    </message>
    <message>
        <source>Das Datenschema ließ sich nicht anwenden; die Angaben wurden nicht dagegen geprüft.</source>
        <translation>The data schema could not be applied; the data were not checked against it.</translation>
    </message>
    <message>
        <source>Die Angaben entsprechen nicht dem Datenschema ({place}). Bitte prüfen, ob etwas fehlt.</source>
        <translation>The data do not match their schema ({place}). Please check whether something is missing.</translation>
    </message>
    <message>
        <source>Das Datenschema war für diesen Zustellpunkt nicht angekündigt.</source>
        <translation>The data schema was not announced for this destination.</translation>
    </message>
    <message>
        <source>Der gewünschte Rückweg wird hier nicht angeboten.</source>
        <translation>The way back asked for is not offered here.</translation>
    </message>
    <message>
        <source>Der Zustellpunkt nennt einen Schlüssel, der hier nicht hinterlegt ist.</source>
        <translation>The destination names a key that is not kept here.</translation>
    </message>
    <message>
        <source>Mindestens eine Anlage ist von anderer Art, als der Absender angibt.</source>
        <translation>At least one attachment is of another kind than the sender says.</translation>
    </message>
    <message>
        <source>Eine Anlage ist ein ausführbares Programm. Bitte nicht öffnen und die IT informieren.</source>
        <translation>One attachment is an executable program. Please do not open it and tell IT.</translation>
    </message>
    <message>
        <source>Der Name mindestens einer Anlage wurde zur Sicherheit geändert.</source>
        <translation>The name of at least one attachment was changed for safety.</translation>
    </message>
    <message>
        <source>Eine enthaltene elektronische Signatur wurde nicht geprüft.</source>
        <translation>An electronic signature in it was not checked.</translation>
    </message>
    <message>
        <source>Die Sendung gibt sich als Nachreichung zu {case} aus, nennt aber eine andere antragstellende Person. Sie liegt deshalb nicht dort. Bitte prüfen, ob beides zusammengehört.</source>
        <translation>The submission claims to follow {case} but names another applicant. That is why it was not filed there. Please check whether the two belong together.</translation>
    </message>
    <message>
        <source>Die Sendung trägt dieselbe Vorgangskennung wie {case}, betrifft aber eine andere Leistung.</source>
        <translation>The submission carries the thread of {case} but concerns another service.</translation>
    </message>
    <message>
        <source>Dieselben Angaben und Anlagen liegen schon in {case}. Bitte prüfen, ob der Antrag doppelt gestellt wurde.</source>
        <translation>The same data and documents already lie in {case}. Please check whether the application was made twice.</translation>
    </message>
    <message>
        <source>Beim Eingang kannte kein Dienstpaket diese Leistung; die Poststelle ordnet sie zu. {case}</source>
        <translation>On arrival no service pack knew this service; the mail room assigns it. {case}</translation>
    </message>
    <message>
        <source>Wurzelelement der Daten: {case}</source>
        <translation>Root element of the data: {case}</translation>
    </message>
    <message>
        <source>Die Sendung ist von einer anderen Umgebung unterschrieben als der des Zustellpunkts.</source>
        <translation>The delivery is signed by another environment than the inbox belongs to.</translation>
    </message>
    <message>
        <source>Die Metadaten nennen eine Fassung ihres Schemas, die hier nicht vorliegt ({place}).</source>
        <translation>The metadata name a version of their schema that is not held here ({place}).</translation>
    </message>
    <message>
        <source>Angekündigt, aber nicht dabei: {names}.</source>
        <translation>Announced but not there: {names}.</translation>
    </message>
    <message>
        <source>Dabei, ohne dass die Nachricht es nennt: {names}.</source>
        <translation>There, although the message does not name it: {names}.</translation>
    </message>
    <message>
        <source>Fehlerhaft aufgebaut und deshalb nicht ausgelesen, aber aufbewahrt: {names}. Bitte ansehen.</source>
        <translation>Not well-formed and therefore not read, but kept: {names}. Please look at it.</translation>
    </message>
    <message>
        <source>Das Formular ist beschädigt; seine Felder wurden nicht ausgelesen.</source>
        <translation>The form is damaged; its fields were not read.</translation>
    </message>
    <message>
        <source>Das Formular ließ sich nicht in angemessener Zeit auslesen.</source>
        <translation>The form could not be read within reasonable time.</translation>
    </message>
    <message>
        <source>Das Formular ist mit einem Kennwort geschützt und wurde nicht ausgelesen.</source>
        <translation>The form is protected by a password and was not read.</translation>
    </message>
    <message>
        <source>Diese Sendung war abgewiesen worden; die Poststelle hat sie angesehen und von Hand zugeordnet.</source>
        <translation>This delivery had been turned away; the mail room looked at it and assigned it by hand.</translation>
    </message>
    <message>
        <source>Laut Ereignisprotokoll war die Sendung schon abgeschlossen.</source>
        <translation>According to the event log the submission had already been completed.</translation>
    </message>
    <message>
        <source>Alle Dienste</source>
        <translation>All services</translation>
    </message>
    <message>
        <source>Dienste</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Alle Stände</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Stände</source>
        <translation>States</translation>
    </message>
    <message>
        <source>Die Liste konnte nicht geladen werden</source>
        <translation>The list could not be loaded</translation>
    </message>
    <message>
        <source>Nichts entspricht der Suche „{text}“ und den gewählten Filtern.</source>
        <translation>Nothing matches the search “{text}” and the chosen filters.</translation>
    </message>
    <message>
        <source>Nichts entspricht den gewählten Filtern.</source>
        <translation>Nothing matches the chosen filters.</translation>
    </message>
    <message>
        <source>geschrieben von {names}</source>
        <translation>written by {names}</translation>
    </message>
    <message>
        <source>unterschrieben von {names}</source>
        <translation>signed by {names}</translation>
    </message>
    <message>
        <source>mit dem Programm geliefert</source>
        <translation>delivered with the program</translation>
    </message>
    <message>
        <source>auf Grundlage von {version}</source>
        <translation>based on {version}</translation>
    </message>
    <message>
        <source>Inhalt</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Änderungen {count}</source>
        <translation>Changes {count}</translation>
    </message>
    <message>
        <source>Mängel {count}</source>
        <translation>Flaws {count}</translation>
    </message>
    <message>
        <source>1 Fassung</source>
        <translation>1 version</translation>
    </message>
    <message>
        <source>{count} Fassungen</source>
        <translation>{count} versions</translation>
    </message>
    <message>
        <source>{count} Fundstellen</source>
        <translation>{count} places found</translation>
    </message>
    <message>
        <source>Die Dienstpakete konnten nicht gelesen werden</source>
        <translation>The service packs could not be read</translation>
    </message>
    <message>
        <source>Die Dienstpakete werden gelesen …</source>
        <translation>The service packs are being read …</translation>
    </message>
    <message>
        <source>Keine Treffer</source>
        <translation>No matches</translation>
    </message>
    <message>
        <source>Keine Fassung entspricht der Suche.</source>
        <translation>No version matches the search.</translation>
    </message>
    <message>
        <source>Filter aufheben</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>In allen Vorgängen suchen</source>
        <translation>Search all cases</translation>
    </message>
    <message>
        <source>Keine Treffer in dieser Liste</source>
        <translation>No hits in this list</translation>
    </message>
    <message>
        <source>Der Posteingang ist leer</source>
        <translation>The inbox is empty</translation>
    </message>
    <message>
        <source>Sie haben keine offenen Vorgänge</source>
        <translation>You have no open cases</translation>
    </message>
    <message>
        <source>Im Posteingang können Sie Vorgänge übernehmen; zugewiesene erscheinen hier von selbst.</source>
        <translation>You can claim cases in the inbox; those assigned to you appear here by themselves.</translation>
    </message>
    <message>
        <source>Keine offenen Vorgänge</source>
        <translation>No open cases</translation>
    </message>
    <message>
        <source>In Ihren Organisationseinheiten ist nichts offen.</source>
        <translation>Nothing is open in your organisational units.</translation>
    </message>
    <message>
        <source>Nichts freizugeben</source>
        <translation>Nothing to approve</translation>
    </message>
    <message>
        <source>Vorgelegte Bescheide erscheinen hier.</source>
        <translation>Submitted notices appear here.</translation>
    </message>
    <message>
        <source>Die Ablage wird geladen …</source>
        <translation>Loading the tray …</translation>
    </message>
    <message>
        <source>Die Ablage konnte nicht geladen werden</source>
        <translation>The tray could not be loaded</translation>
    </message>
    <message>
        <source>Keine Sendung entspricht der Suche.</source>
        <translation>No submission matches the search.</translation>
    </message>
    <message>
        <source>Noch nichts erledigt</source>
        <translation>Nothing done yet</translation>
    </message>
    <message>
        <source>Alles zugeordnet</source>
        <translation>Everything assigned</translation>
    </message>
    <message>
        <source>Jede angenommene Sendung hat ihren Dienst.</source>
        <translation>Every accepted submission has its service.</translation>
    </message>
    <message>
        <source>Alles angenommen</source>
        <translation>Everything accepted</translation>
    </message>
    <message>
        <source>Jede Sendung ist ein Vorgang geworden.</source>
        <translation>Every submission has become a case.</translation>
    </message>
    <message>
        <source>Alles ist verteilt. Was über einen eingerichteten Zugang kommt, erscheint hier von selbst; Papier und Anrufe legen Sie mit „Vorgang anlegen“ an, Dateien ziehen Sie hierher.</source>
        <translation>Everything has been distributed. What comes through a channel that has been set up appears here by itself; for paper and calls there is “Open a case”, and files are dropped here.</translation>
    </message>
    <message>
        <source>Freigegebene und abgeschlossene Vorgänge finden Sie hier.</source>
        <translation>Approved and closed cases are found here.</translation>
    </message>
    <message>
        <source>Keine Vorgänge</source>
        <translation>No cases</translation>
    </message>
    <message>
        <source>Für Ihre Organisationseinheiten liegt nichts vor.</source>
        <translation>There is nothing for your organisational units.</translation>
    </message>
    <message>
        <source>Die Vorgänge werden gerade bearbeitet.</source>
        <translation>The cases are being worked on.</translation>
    </message>
    <message>
        <source>{count} Vorgänge ausgewählt</source>
        <translation>{count} cases selected</translation>
    </message>
    <message>
        <source>Keiner der ausgewählten Vorgänge kann von Ihnen übernommen werden.</source>
        <translation>You can claim none of the selected cases.</translation>
    </message>
    <message>
        <source>Zugewiesen werden können nur offene Vorgänge.</source>
        <translation>Only open cases can be assigned.</translation>
    </message>
    <message>
        <source>Für mindestens einen der Vorgänge fehlt Ihnen das Recht zuzuweisen.</source>
        <translation>You lack the right to assign at least one of the cases.</translation>
    </message>
    <message>
        <source>Die Namen werden geladen …</source>
        <translation>Loading the names …</translation>
    </message>
    <message>
        <source>Niemand ist in allen betroffenen Organisationseinheiten als Sachbearbeitung eingetragen.</source>
        <translation>Nobody is registered as a clerk in all the units concerned.</translation>
    </message>
    <message>
        <source>{count} übernommen</source>
        <translation>{count} claimed</translation>
    </message>
    <message>
        <source>{count} zurückgegeben</source>
        <translation>{count} given back</translation>
    </message>
    <message>
        <source>{count} zugewiesen</source>
        <translation>{count} assigned</translation>
    </message>
    <message>
        <source>{count} {name} zugewiesen</source>
        <translation>{count} assigned to {name}</translation>
    </message>
    <message>
        <source>Eingang</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Entscheidung</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Freigabe</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>Versand</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>Bestandskraft</source>
        <translation>Finality</translation>
    </message>
    <message>
        <source>Verworfen</source>
        <translation>Discarded</translation>
    </message>
    <message>
        <source>An Fachverfahren übergeben</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Das Programm</source>
        <translation>The program</translation>
    </message>
    <message>
        <source>{who}: {kind}</source>
        <translation>{who}: {kind}</translation>
    </message>
    <message>
        <source>Antrag über {channel} eingegangen</source>
        <translation>Application received via {channel}</translation>
    </message>
    <message>
        <source>Frist bis {day}</source>
        <translation>Deadline {day}</translation>
    </message>
    <message>
        <source>Sendung nicht angenommen</source>
        <translation>Submission not accepted</translation>
    </message>
    <message>
        <source>Die Dateien liegen unverändert bei.</source>
        <translation>The files are enclosed unchanged.</translation>
    </message>
    <message>
        <source>{who} hat eine zunächst nicht angenommene Sendung zugeordnet</source>
        <translation>{who} assigned a delivery that was not accepted at first</translation>
    </message>
    <message>
        <source>{found}; das Dokument öffnet nicht und bleibt als Beweis erhalten.</source>
        <translation>{found}; the document does not open and is kept as evidence.</translation>
    </message>
    <message>
        <source>{who} hat in einem Dokument ein Schadprogramm gefunden</source>
        <translation>{who} found malware in a document</translation>
    </message>
    <message>
        <source>Ein Dokument konnte nicht auf Schadprogramme geprüft werden</source>
        <translation>A document could not be scanned for malware</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang {name} zugewiesen</source>
        <translation>{who} assigned the case to {name}</translation>
    </message>
    <message>
        <source>Nach der Zuständigkeitsregel der Behörde {name} zugewiesen</source>
        <translation>Assigned to {name} by the authority&apos;s rule of responsibility</translation>
    </message>
    <message>
        <source>Regel: {rule}</source>
        <translation>Rule: {rule}</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang an {unit} weitergeleitet: {where}</source>
        <translation>{who} forwarded the case to {unit}: {where}</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang einem Dienst zugeordnet: {where}</source>
        <translation>{who} assigned the case to a service: {where}</translation>
    </message>
    <message>
        <source>{who} hat neu eingelesen; das Dienstpaket erkennt den Vorgang: {where}</source>
        <translation>{who} read it in again; the service pack recognises the case: {where}</translation>
    </message>
    <message>
        <source>Aktenzeichen {reference}</source>
        <translation>File reference {reference}</translation>
    </message>
    <message>
        <source>zugewiesen: {name}</source>
        <translation>assigned to {name}</translation>
    </message>
    <message>
        <source>nichts offen</source>
        <translation>nothing open</translation>
    </message>
    <message>
        <source>{count} offen</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>{who} hat geprüft: {met} erfüllt, {rest}</source>
        <translation>{who} checked: {met} met, {rest}</translation>
    </message>
    <message>
        <source>{who} hat „{check}“ als {finding} beurteilt</source>
        <translation>{who} judged “{check}” as {finding}</translation>
    </message>
    <message>
        <source>{who} hat den Bescheid zur Freigabe vorgelegt</source>
        <translation>{who} submitted the notice for approval</translation>
    </message>
    <message>
        <source>Einzelplatz: Das Vier-Augen-Prinzip ist hier organisatorisch sicherzustellen.</source>
        <translation>Single seat: the office itself has to ensure the four-eyes principle here.</translation>
    </message>
    <message>
        <source>{who} hat den Bescheid freigegeben</source>
        <translation>{who} approved the notice</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang wegen Unzuständigkeit verworfen</source>
        <translation>{who} discarded the case for lack of competence</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang an „{target}“ übergeben</source>
        <translation>{who} handed the case over to “{target}”</translation>
    </message>
    <message>
        <source>Quittung: {receipt}</source>
        <translation>Receipt: {receipt}</translation>
    </message>
    <message>
        <source>{who} hat einen Vermerk zur Akte genommen</source>
        <translation>{who} added a note to the file</translation>
    </message>
    <message>
        <source>{who} hat eine Notiz geschrieben</source>
        <translation>{who} wrote a personal note</translation>
    </message>
    <message>
        <source>{who} hat die Sendung angenommen</source>
        <translation>{who} accepted the submission</translation>
    </message>
    <message>
        <source>{who} hat die Sendung zurückgewiesen</source>
        <translation>{who} rejected the submission</translation>
    </message>
    <message>
        <source>Die Annahme ist beim Zustelldienst vermerkt</source>
        <translation>The delivery service has recorded the acceptance</translation>
    </message>
    <message>
        <source>Die Zurückweisung ist beim Zustelldienst vermerkt</source>
        <translation>The delivery service has recorded the rejection</translation>
    </message>
    <message>
        <source>Der Zustelldienst hat die Sendung abgeschlossen</source>
        <translation>The delivery service has completed the submission</translation>
    </message>
    <message>
        <source>{who} hat fehlende Unterlagen und Angaben nachgefordert</source>
        <translation>{who} asked for missing documents and details</translation>
    </message>
    <message>
        <source>Der Vorgang ist wieder in Prüfung</source>
        <translation>The case is being checked again</translation>
    </message>
    <message>
        <source>{who} hat die Prüfung wieder aufgenommen</source>
        <translation>{who} resumed checking</translation>
    </message>
    <message>
        <source>{letter} ist versandt</source>
        <translation>{letter} has been sent</translation>
    </message>
    <message>
        <source>{letter} ist ausgefertigt</source>
        <translation>{letter} has been made</translation>
    </message>
    <message>
        <source>Jeder Ausdruck ist von nun an derselbe.</source>
        <translation>From now on every print is the same.</translation>
    </message>
    <message>
        <source>{who} hat {letter} hinausgegeben</source>
        <translation>{who} sent {letter} out</translation>
    </message>
    <message>
        <source>{what} am {day}</source>
        <translation>{what} on {day}</translation>
    </message>
    <message>
        <source>{who} hat einen Rücklauf eingetragen</source>
        <translation>{who} recorded a return</translation>
    </message>
    <message>
        <source>{who} hat einen Rücklauf berichtigt</source>
        <translation>{who} corrected a return</translation>
    </message>
    <message>
        <source>{who} hat ein zurückgekommenes Schreiben wieder in den Postausgang gelegt</source>
        <translation>{who} put a letter that came back into the outbox again</translation>
    </message>
    <message>
        <source>{letter} konnte nicht versandt werden</source>
        <translation>{letter} could not be sent</translation>
    </message>
    <message>
        <source>{who} hat {letter} nach Klärung wieder auf den Weg gebracht</source>
        <translation>{who} put {letter} on its way again after looking into it</translation>
    </message>
    <message>
        <source>Der Schlüssel für die Antwort ist nicht verwendbar.</source>
        <translation>The key for the answer cannot be used.</translation>
    </message>
    <message>
        <source>Der Antrag kam über einen anderen Zustellpunkt.</source>
        <translation>The application came through another inbox.</translation>
    </message>
    <message>
        <source>Der Zustelldienst kennt die Sendung nicht mehr.</source>
        <translation>The delivery service does not know the letter any more.</translation>
    </message>
    <message>
        <source>Für die Einheit fehlt der Briefkopf.</source>
        <translation>The letterhead of the unit is missing.</translation>
    </message>
    <message>
        <source>Das Dienstpaket des Vorgangs fehlt.</source>
        <translation>The service pack of the case is missing.</translation>
    </message>
    <message>
        <source>Sendungsnummer: {number}</source>
        <translation>Dispatch number: {number}</translation>
    </message>
    <message>
        <source>{who} hat die Organisationseinheit {name} angelegt</source>
        <translation>{who} created the organisational unit {name}</translation>
    </message>
    <message>
        <source>{who} hat eingetragen, wohin Dienste durch Zuständigkeitsregeln gehen</source>
        <translation>{who} recorded where rules of responsibility send services</translation>
    </message>
    <message>
        <source>{who} hat {login} in {unit} als {role} eingetragen</source>
        <translation>{who} registered {login} in {unit} as {role}</translation>
    </message>
    <message>
        <source>{who} hat {login} die Aufgabe {role} in {unit} entzogen</source>
        <translation>{who} took the function {role} in {unit} from {login}</translation>
    </message>
    <message>
        <source>{who} hat die Anmeldung von {login} geschlossen</source>
        <translation>{who} closed the login of {login}</translation>
    </message>
    <message>
        <source>{who} hat das Dienstpaket {service} in der Fassung {version} freigegeben</source>
        <translation>{who} released the service pack {service} in version {version}</translation>
    </message>
    <message>
        <source>Unterschrieben von {names}</source>
        <translation>Signed by {names}</translation>
    </message>
    <message>
        <source>{who} wurde abgewiesen</source>
        <translation>{who} was turned away</translation>
    </message>
    <message>
        <source>{who} hat eine nicht angenommene Sendung verworfen</source>
        <translation>{who} discarded a delivery that was not accepted</translation>
    </message>
    <message>
        <source>Die Dateien einer nicht angenommenen Sendung sind aufbewahrt</source>
        <translation>The files of a delivery that was not accepted are kept</translation>
    </message>
    <message>
        <source>{who} hat eine nicht angenommene Sendung eingesehen</source>
        <translation>{who} looked into a delivery that was not accepted</translation>
    </message>
    <message>
        <source>Begründung: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>Dieselbe Sendung ist noch einmal eingegangen</source>
        <translation>The same submission has arrived once more</translation>
    </message>
    <message>
        <source>Der Vorgang bleibt abgeschlossen. Bitte prüfen, ob etwas zu veranlassen ist.</source>
        <translation>The case stays closed. Please check whether anything has to be done.</translation>
    </message>
    <message>
        <source>Ein Nachtrag ist eingegangen</source>
        <translation>A supplement has arrived after the decision</translation>
    </message>
    <message>
        <source>Eine Nachreichung ist eingegangen</source>
        <translation>Late documents have arrived</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang geöffnet</source>
        <translation>{who} opened the case</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang übernommen</source>
        <translation>{who} claimed the case</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang zurückgegeben</source>
        <translation>{who} gave the case back</translation>
    </message>
    <message>
        <source>{who} hat begonnen, den Bescheid zu entwerfen</source>
        <translation>{who} began to draft the notice</translation>
    </message>
    <message>
        <source>{who} hat den Bescheid aus der Freigabe zurückgeholt</source>
        <translation>{who} recalled the notice from approval</translation>
    </message>
    <message>
        <source>{who} hat den Bescheid zur Überarbeitung zurückgegeben</source>
        <translation>{who} returned the notice for rework</translation>
    </message>
    <message>
        <source>{who} hat das Büro gesichert</source>
        <translation>{who} backed up the office</translation>
    </message>
    <message>
        <source>{who} hat das Büro aus einer Sicherung zurückgeholt</source>
        <translation>{who} restored the office from a backup</translation>
    </message>
    <message>
        <source>{who} hat sich angemeldet</source>
        <translation>{who} signed in</translation>
    </message>
    <message>
        <source>Dieser Eintrag ist nicht mehr lesbar</source>
        <translation>This entry can no longer be read</translation>
    </message>
    <message>
        <source>heute {clock}</source>
        <translation>today {clock}</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>1 Vorgang</source>
        <translation>1 case</translation>
    </message>
    <message>
        <source>{count} Vorgänge</source>
        <translation>{count} cases</translation>
    </message>
    <message>
        <source>%d.%m.%Y, %H:%M Uhr</source>
        <translation>%d.%m.%Y, %H:%M</translation>
    </message>
    <message>
        <source>Das Siegel liegt unter {path}. Bitte außerhalb dieses Rechners aufbewahren; „main.py admin verify“ vergleicht es später mit dem Protokoll.</source>
        <translation>The seal is at {path}. Please keep it outside this computer; “main.py admin verify” compares it with the journal later.</translation>
    </message>
    <message>
        <source>Prüfsummen</source>
        <translation>Checksums</translation>
    </message>
    <message>
        <source>Fortschritt der Prüfung</source>
        <translation>Progress of the check</translation>
    </message>
    <message>
        <source>Siegel speichern …</source>
        <translation>Save seal …</translation>
    </message>
    <message>
        <source>Prüfsummen werden nachgerechnet …</source>
        <translation>Checksums are being recomputed …</translation>
    </message>
    <message>
        <source>{done} von {total} Einträgen</source>
        <translation>{done} of {total} entries</translation>
    </message>
    <message>
        <source>und {count} weitere</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Das Protokoll ist nicht unversehrt</source>
        <translation>The journal is not intact</translation>
    </message>
    <message>
        <source>Das Protokoll ist unversehrt</source>
        <translation>The journal is intact</translation>
    </message>
    <message>
        <source>Die Prüfung wurde nicht zu Ende geführt</source>
        <translation>The check was not completed</translation>
    </message>
    <message>
        <source>Das Protokoll konnte nicht geladen werden</source>
        <translation>The journal could not be loaded</translation>
    </message>
    <message>
        <source>Das Protokoll wird geladen …</source>
        <translation>The journal is being loaded …</translation>
    </message>
    <message>
        <source>Keine Einträge</source>
        <translation>No entries</translation>
    </message>
    <message>
        <source>Zu diesen Filtern gibt es keinen Eintrag.</source>
        <translation>No entry matches these filters.</translation>
    </message>
    <message>
        <source>Rückgabe steht bevor</source>
        <translation>about to be returned</translation>
    </message>
    <message>
        <source>noch 1 Tag</source>
        <translation>1 day left</translation>
    </message>
    <message>
        <source>noch {count} Tage</source>
        <translation>{count} days left</translation>
    </message>
    <message>
        <source>Der Absender wartet noch. Am {day} gibt der Zustelldienst die Sendung von selbst an ihn zurück ({left}).</source>
        <translation>The sender is still waiting. On {day} the delivery service will return the submission by itself ({left}).</translation>
    </message>
    <message>
        <source>Sie wartet schon länger als drei Tage. Bitte heute noch klären.</source>
        <translation>It has been waiting for more than three days. Please settle it today.</translation>
    </message>
    <message>
        <source>&amp;Erneut einlesen</source>
        <translation>Read a&amp;gain</translation>
    </message>
    <message>
        <source>{who} hat ein Dokument zum Vorgang genommen</source>
        <translation>{who} added a document to the case</translation>
    </message>
    <message>
        <source>{channel}, eingegangen am {day}</source>
        <translation>{channel}, received on {day}</translation>
    </message>
    <message>
        <source>Hier ablegen: neuer Eingang, ein Vorgang je Datei</source>
        <translation>Drop here: new post, one case per file</translation>
    </message>
    <message>
        <source>Hier ablegen: kommt zu diesem Vorgang</source>
        <translation>Drop here: added to this case</translation>
    </message>
    <message>
        <source>Dokumente zum Vorgang nehmen</source>
        <translation>Add documents to the case</translation>
    </message>
    <message>
        <source>Dateien in den Posteingang nehmen</source>
        <translation>Take files into the inbox</translation>
    </message>
    <message>
        <source>Dokument &amp;hinzufügen …</source>
        <translation>Add a doc&amp;ument …</translation>
    </message>
    <message>
        <source>Vorgang an&amp;legen …</source>
        <translation>Open a case by &amp;hand …</translation>
    </message>
    <message>
        <source>Dateien in den Posteingang neh&amp;men …</source>
        <translation>Take fi&amp;les into the inbox …</translation>
    </message>
    <message>
        <source>Schadprogramm: {found}</source>
        <translation>malware: {found}</translation>
    </message>
    <message>
        <source>kein Schadprogramm gefunden (nur an diesem Platz geprüft)</source>
        <translation>no malware found (scanned at this desk only)</translation>
    </message>
    <message>
        <source>{count} Byte</source>
        <translation>{count} bytes</translation>
    </message>
    <message>
        <source>Die Dateien liegen hier, wie sie kamen, und werden nicht geöffnet. Wer sie liest oder sichert, steht im Journal. Auch was verworfen wird, bleibt mit seinen Dateien bei den Akten, bis über die Löschung entschieden ist.</source>
        <translation>The files lie here as they came and are not opened. Who reads or saves them stands in the journal. What is discarded also stays on record with its files until its deletion is decided on.</translation>
    </message>
    <message>
        <source>Aufbewahrt sind Kennung, Zeitpunkt und Gründe, keine Dateien: Sie ließen sich nicht übernehmen und liegen weiter dort, wo sie abgelegt wurden, im Importordner unter „_abgewiesen“.</source>
        <translation>Kept are identifier, time and reasons, no files: they could not be taken in and still lie where they were put, in the import folder under “_abgewiesen”.</translation>
    </message>
    <message>
        <source>Aufbewahrt sind Kennung, Zeitpunkt und Gründe, kein Inhalt: Die Sendung geht mit diesen Gründen an den Absender zurück, der sie weiter hat (Datenminimierung, Art. 5 DSGVO).</source>
        <translation>Kept are identifier, time and reasons, no content: the delivery goes back with these reasons to its sender, who still has it (data minimisation, Art. 5 GDPR).</translation>
    </message>
    <message>
        <source>kein Schadprogramm gefunden</source>
        <translation>no malware found</translation>
    </message>
    <message>
        <source>Prüfung auf Schadprogramme gescheitert</source>
        <translation>malware scan failed</translation>
    </message>
    <message>
        <source>Das Dokument wird auf Schadprogramme geprüft …</source>
        <translation>The document is being scanned for malware …</translation>
    </message>
    <message>
        <source>Kein Schadprogramm gefunden.</source>
        <translation>No malware found.</translation>
    </message>
    <message>
        <source>Schadprogramm gefunden: {found}.</source>
        <translation>Malware found: {found}.</translation>
    </message>
    <message>
        <source>nicht auf Schadprogramme geprüft</source>
        <translation>not scanned for malware</translation>
    </message>
    <message>
        <source>Dieses Dokument wurde noch nicht geprüft.</source>
        <translation>This document has not been scanned yet.</translation>
    </message>
    <message>
        <source>In diesem Büro ist kein Prüfprogramm eingerichtet.</source>
        <translation>This office has no malware scanner set up.</translation>
    </message>
    <message>
        <source>Nicht auf Schadprogramme geprüft</source>
        <translation>Not scanned for malware</translation>
    </message>
    <message>
        <source>Auf Schadprogramme geprüft: {when}, {name}</source>
        <translation>Scanned for malware: {when}, {name}</translation>
    </message>
    <message>
        <source>Dienstpakete</source>
        <translation>Service packs</translation>
    </message>
    <message>
        <source>Hier steht, nach welchen Texten, Beträgen und Fristen entschieden wird, jeweils mit Quelle. Geändert wird an einem Entwurf; in Kraft setzt ihn eine zweite Person.</source>
        <translation>By which texts, amounts and periods decisions are made, each with its source. Changes are made to a draft; a second person puts it into force.</translation>
    </message>
    <message>
        <source>&amp;Zurück zur Übersicht</source>
        <translation>&amp;Back to the overview</translation>
    </message>
    <message>
        <source>&amp;Vorschau</source>
        <translation>Pre&amp;view</translation>
    </message>
    <message>
        <source>&amp;Entwurf beginnen</source>
        <translation>Begin a &amp;draft</translation>
    </message>
    <message>
        <source>&amp;Unterschreiben und vorlegen …</source>
        <translation>&amp;Sign and lay before …</translation>
    </message>
    <message>
        <source>&amp;Mitzeichnen und freigeben …</source>
        <translation>&amp;Countersign and release …</translation>
    </message>
    <message>
        <source>Entwurf ver&amp;werfen</source>
        <translation>Disc&amp;ard the draft</translation>
    </message>
    <message>
        <source>Signiertes &amp;Paket öffnen …</source>
        <translation>Open a signed &amp;pack …</translation>
    </message>
    <message>
        <source>&amp;Dienstpaket</source>
        <translation>Service &amp;pack</translation>
    </message>
    <message>
        <source>Der Entwurf wird mit allem gelöscht, was darin geändert wurde.</source>
        <translation>The draft is deleted with everything that was changed in it.</translation>
    </message>
    <message>
        <source>Endgültig verwerfen</source>
        <translation>Discard for good</translation>
    </message>
    <message>
        <source>nicht bestätigt</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <source>{amount} ab {day}</source>
        <translation>{amount} from {day}</translation>
    </message>
    <message>
        <source>Signiertes Dienstpaket öffnen</source>
        <translation>Open a signed service pack</translation>
    </message>
    <message>
        <source>Dienstpaket (*.zip)</source>
        <translation>Service pack (*.zip)</translation>
    </message>
    <message>
        <source>Eigenen Schlüssel wählen</source>
        <translation>Choose your own key</translation>
    </message>
    <message>
        <source>Schlüssel (*.json)</source>
        <translation>Key (*.json)</translation>
    </message>
    <message>
        <source>Der Entwurf ist unterschrieben und liegt zur Freigabe bereit. Für einen anderen Arbeitsplatz kann die Datei {path} weitergegeben werden.</source>
        <translation>The draft is signed and waits for its release. For another desk the file {path} can be handed on.</translation>
    </message>
    <message>
        <source>Fassung {version} ist in Kraft. Neue Vorgänge beginnen mit ihr, laufende behalten ihre Fassung. Andere Arbeitsplätze übernehmen sie beim nächsten Start.</source>
        <translation>Version {version} is in force. New cases begin with it, running ones keep theirs. Other desks take it up at their next start.</translation>
    </message>
    <message>
        <source>Unterlagen nach&amp;fordern …</source>
        <translation>Request &amp;missing documents …</translation>
    </message>
    <message>
        <source>&amp;Vorgang wieder aufnehmen</source>
        <translation>Resume &amp;case</translation>
    </message>
    <message>
        <source>Wieder aufnehmen</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Weiter nachfordern …</source>
        <translation>Continue request …</translation>
    </message>
    <message>
        <source>Nachfordern …</source>
        <translation>Request …</translation>
    </message>
    <message>
        <source>Nachforderung {day}</source>
        <translation>Request for documents {day}</translation>
    </message>
    <message>
        <source>{told} am {day}</source>
        <translation>{told} on {day}</translation>
    </message>
    <message>
        <source>Ins Fachverfahren übergeben</source>
        <translation>Hand over to the specialised system</translation>
    </message>
    <message>
        <source>Die Angaben werden zusammengestellt …</source>
        <translation>Gathering the values …</translation>
    </message>
    <message>
        <source>Bestätigung der Übernahme</source>
        <translation>confirmation of the takeover</translation>
    </message>
    <message>
        <source>fehlt</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>{done} von {all} übertragen</source>
        <translation>{done} of {all} carried over</translation>
    </message>
    <message>
        <source>1 ohne Angabe</source>
        <translation>1 not stated</translation>
    </message>
    <message>
        <source>{count} ohne Angabe</source>
        <translation>{count} not stated</translation>
    </message>
    <message>
        <source>Übergabe von {reference}</source>
        <translation>Hand-over of {reference}</translation>
    </message>
    <message>
        <source>Es fehlt: {fields}. Das Fachverfahren verlangt diese Angaben; bitte zuerst nachfordern.</source>
        <translation>Missing: {fields}. The specialised system needs these values; please ask the applicant for them first.</translation>
    </message>
    <message>
        <source>Abgeschlossen</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>{result} am {day}</source>
        <translation>{result} on {day}</translation>
    </message>
    <message>
        <source>{who} hat den Vorgang aus dem Fachverfahren zurückgenommen</source>
        <translation>{who} took the case back from the specialised system</translation>
    </message>
    <message>
        <source>{who} hat das Ergebnis des Fachverfahrens eingetragen</source>
        <translation>{who} entered the result of the specialised system</translation>
    </message>
    <message>
        <source>Die Zwischenablage ist geleert.</source>
        <translation>The clipboard has been cleared.</translation>
    </message>
    <message>
        <source>Ins Fachverfahren &amp;übergeben …</source>
        <translation>Hand over to the s&amp;pecialised system …</translation>
    </message>
    <message>
        <source>Wert kopieren und zum n&amp;ächsten</source>
        <translation>Copy value and go &amp;on</translation>
    </message>
    <message>
        <source>Ergebnis eintragen und abschlie&amp;ßen …</source>
        <translation>Enter result and &amp;close …</translation>
    </message>
    <message>
        <source>Datei für das Fachverfahren speichern</source>
        <translation>Save the file for the specialised system</translation>
    </message>
    <message>
        <source>Ins Fachverfahren übergeben …</source>
        <translation>Hand over to the specialised system …</translation>
    </message>
    <message>
        <source>Übergebene Angaben {day}</source>
        <translation>Values handed over {day}</translation>
    </message>
    <message>
        <source>an „{target}“</source>
        <translation>to “{target}”</translation>
    </message>
    <message>
        <source>Übergabeblatt</source>
        <translation>Hand-over sheet</translation>
    </message>
    <message>
        <source>Ziel</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Quittung</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>{when} von {name}</source>
        <translation>{when} by {name}</translation>
    </message>
    <message>
        <source>steht noch aus</source>
        <translation>still to come</translation>
    </message>
    <message>
        <source>Ergebnis eintragen …</source>
        <translation>Enter result …</translation>
    </message>
    <message>
        <source>{day} nehmen</source>
        <translation>Use {day}</translation>
    </message>
    <message>
        <source>Nachforderung, noch nicht versandt</source>
        <translation>Request, not sent yet</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Die Prüfpunkte werden geladen …</source>
        <translation>Loading the checks …</translation>
    </message>
    <message>
        <source>Bitte auswählen oder eintragen, was fehlt.</source>
        <translation>Please tick or enter what is missing.</translation>
    </message>
    <message>
        <source>Bitte einen Werktag nach heute als Frist eintragen.</source>
        <translation>Please enter a working day after today as deadline.</translation>
    </message>
    <message>
        <source>Bitte einen Tag eintragen, zum Beispiel 14.12.2026.</source>
        <translation>Please enter a day, for example 14.12.2026.</translation>
    </message>
    <message>
        <source>noch {days} Tage</source>
        <translation>{days} days left</translation>
    </message>
    <message>
        <source>{weekday}: Die Frist muss nach heute enden.</source>
        <translation>{weekday}: the deadline must be after today.</translation>
    </message>
    <message>
        <source>{weekday}: Am Wochenende endet keine Frist.</source>
        <translation>{weekday}: no period ends at a weekend.</translation>
    </message>
    <message>
        <source>{weekday}, ein Feiertag: An ihm endet keine Frist.</source>
        <translation>{weekday}, a public holiday: no period ends on it.</translation>
    </message>
    <message>
        <source>Dies ist ein echter Antrag.</source>
        <translation>This is a real application.</translation>
    </message>
    <message>
        <source>Dies ist kein echter Antrag.</source>
        <translation>This is not a real application.</translation>
    </message>
    <message>
        <source>Datei auf diesen Rechner sichern</source>
        <translation>Save the file to this computer</translation>
    </message>
    <message>
        <source>Trotzdem sichern …</source>
        <translation>Save anyway …</translation>
    </message>
    <message>
        <source>Grund, warum der Vorgang verworfen wird</source>
        <translation>Reason why the case is discarded</translation>
    </message>
    <message>
        <source>Ergebnis der Klärung</source>
        <translation>What was found out</translation>
    </message>
    <message>
        <source>Grund, warum daraus kein Vorgang wird</source>
        <translation>Reason why it becomes no case</translation>
    </message>
    <message>
        <source>Antragstellende Person, falls nicht richtig erkannt</source>
        <translation>Applicant, if not recognised correctly</translation>
    </message>
    <message>
        <source>Antragstellende Person, falls bekannt</source>
        <translation>Applicant, if known</translation>
    </message>
    <message>
        <source>Der Vorgang bekommt Aktenzeichen und Frist des Dienstes, als wäre er gleich dort eingegangen; für Fristen zählt der Tag des Eingangs.</source>
        <translation>The case gets the service&apos;s file reference and period as if it had come there at once; periods count from the day of receipt.</translation>
    </message>
    <message>
        <source>Vorgang zuordnen</source>
        <translation>Assign case</translation>
    </message>
    <message>
        <source>Zuordnen</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Es entsteht ein Vorgang wie bei jedem Eingang; für Fristen zählt der Tag, an dem die Sendung ankam. Die Dateien liegen ihm unverändert bei.</source>
        <translation>A case begins as with every arrival; for deadlines the day counts on which the delivery came. The files are enclosed with it unchanged.</translation>
    </message>
    <message>
        <source>Sendung zuordnen</source>
        <translation>Assign the delivery</translation>
    </message>
    <message>
        <source>Der Vorgang wird verworfen; das lässt sich nicht zurücknehmen. Der Grund steht im Journal. Wartet der Absender noch auf die Annahme, erhält er die Sendung mit diesem Grund zurück.</source>
        <translation>The case is discarded; this cannot be undone. The reason stands in the journal. A sender still waiting for acceptance gets the submission back with this reason.</translation>
    </message>
    <message>
        <source>Vorgang verwerfen</source>
        <translation>Discard case</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Die Meldung ist damit erledigt und steht mit dem Grund unter „Erledigte“ und im Journal. An der Sendung selbst ändert das nichts; aus ihr wird hier kein Vorgang.</source>
        <translation>The alert is then settled and stands with the reason under “Settled” and in the journal. The submission itself is not changed; it does not become a case here.</translation>
    </message>
    <message>
        <source>Meldung abschließen</source>
        <translation>Settle alert</translation>
    </message>
    <message>
        <source>Abschließen</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>Aus der Sendung wird kein Vorgang; das lässt sich nicht zurücknehmen. Der Grund steht im Journal, die Dateien bleiben bei den Akten und unter „Erledigte“ einsehbar.</source>
        <translation>The delivery becomes no case; this cannot be undone. The reason stands in the journal, the files stay on record and can be looked at under “Settled”.</translation>
    </message>
    <message>
        <source>Sendung verwerfen</source>
        <translation>Discard the delivery</translation>
    </message>
    <message>
        <source>„{name}“ wurde nicht angenommen und kann schaden, auch wenn kein Schadprogramm gefunden wurde. Gesichert wird sie unverändert, unter einem Namen, den kein Programm öffnet; das Sichern steht im Journal. Bitte nur sichern, wenn die IT oder die Informationssicherheit darum gebeten hat.</source>
        <translation>“{name}” was not accepted and may do harm even if no malware was found. It is saved unchanged, under a name no program opens; the saving stands in the journal. Please save it only if IT or information security asked for it.</translation>
    </message>
    <message>
        <source>{way} am {day}</source>
        <translation>{way} on {day}</translation>
    </message>
    <message>
        <source>Nummer: {number}</source>
        <translation>Number: {number}</translation>
    </message>
    <message>
        <source>Alle Ausfertigungen des Bescheids sind hinaus</source>
        <translation>All copies of the notice have left</translation>
    </message>
    <message>
        <source>zum Lesen und Ausdrucken, nicht abgelegt</source>
        <translation>to read and print, not filed</translation>
    </message>
    <message>
        <source>Postausgang &amp;quittieren …</source>
        <translation>Record a letter as &amp;posted …</translation>
    </message>
    <message>
        <source>Schreiben speichern</source>
        <translation>Save letter</translation>
    </message>
    <message>
        <source>Zur Post geben …</source>
        <translation>Post …</translation>
    </message>
    <message>
        <source>{kind} · Ausfertigung {number} von {count}</source>
        <translation>{kind} · copy {number} of {count}</translation>
    </message>
    <message>
        <source>andere Stelle</source>
        <translation>another body</translation>
    </message>
    <message>
        <source>{count} Schreiben hinausgegeben als</source>
        <translation>{count} letters given out as</translation>
    </message>
    <message>
        <source>{letter} an {name} hinausgegeben als</source>
        <translation>{letter} to {name} given out as</translation>
    </message>
    <message>
        <source>Rücklauf von {letter} an {name}</source>
        <translation>Return of {letter} to {name}</translation>
    </message>
    <message>
        <source>Ausgehende Schreiben</source>
        <translation>Outgoing letters</translation>
    </message>
    <message>
        <source>Ausgehende Schreiben · 1 wartet</source>
        <translation>Outgoing letters · 1 waiting</translation>
    </message>
    <message>
        <source>Ausgehende Schreiben · {count} warten</source>
        <translation>Outgoing letters · {count} waiting</translation>
    </message>
    <message>
        <source>an {name}</source>
        <translation>to {name}</translation>
    </message>
    <message>
        <source>Elektronisch versandt</source>
        <translation>Sent electronically</translation>
    </message>
    <message>
        <source>liegt wieder im Postausgang</source>
        <translation>lies in the outbox again</translation>
    </message>
    <message>
        <source>Bitte die Anschrift klären und das Schreiben erneut zur Post geben.</source>
        <translation>Please clear up the address and post the letter again.</translation>
    </message>
    <message>
        <source>nicht bekannt gegeben</source>
        <translation>not announced</translation>
    </message>
    <message>
        <source>nicht bekannt gegeben: bitte die Anschrift klären und erneut zur Post geben; ist sie nicht zu ermitteln, öffentlich zustellen (§ 10 VwZG)</source>
        <translation>not announced: please clear up the address and post it again; if the address cannot be found out, serve it publicly (§ 10 VwZG)</translation>
    </message>
    <message>
        <source>elektronischer Versand gescheitert; auf Papier möglich</source>
        <translation>sending electronically failed; possible on paper</translation>
    </message>
    <message>
        <source>geht elektronisch hinaus</source>
        <translation>goes out electronically</translation>
    </message>
    <message>
        <source>bekannt gegeben mit dem Zugang; für Post ins Ausland vermutet das Gesetz keinen Tag</source>
        <translation>announced when it arrives; for post sent abroad the law presumes no day</translation>
    </message>
    <message>
        <source>wartet auf die Post</source>
        <translation>waits for the post</translation>
    </message>
    <message>
        <source>bekannt gegeben am Tag der Zustellung (laut {paper})</source>
        <translation>announced on the day of service (by the {paper})</translation>
    </message>
    <message>
        <source>bekannt gegeben am {day} (laut {paper})</source>
        <translation>announced on {day} (by the {paper})</translation>
    </message>
    <message>
        <source>bekannt gegeben am {day}</source>
        <translation>announced on {day}</translation>
    </message>
    <message>
        <source>gilt als bekannt gegeben am {day}</source>
        <translation>deemed announced on {day}</translation>
    </message>
    <message>
        <source>Anh&amp;örung …</source>
        <translation>&amp;Hearing …</translation>
    </message>
    <message>
        <source>Schreiben &amp;jetzt versenden</source>
        <translation>Send letter no&amp;w</translation>
    </message>
    <message>
        <source>Anhörung abschließen …</source>
        <translation>End hearing …</translation>
    </message>
    <message>
        <source>Weiter anhören …</source>
        <translation>Go on with the hearing …</translation>
    </message>
    <message>
        <source>Anhörung …</source>
        <translation>Hearing …</translation>
    </message>
    <message>
        <source>Stellungnahme einholen …</source>
        <translation>Ask for a statement …</translation>
    </message>
    <message>
        <source>Anhörung {day}</source>
        <translation>Hearing {day}</translation>
    </message>
    <message>
        <source>Bitte um Stellungnahme {day}</source>
        <translation>Request for a statement {day}</translation>
    </message>
    <message>
        <source>Äußerung bis {day}</source>
        <translation>Comments by {day}</translation>
    </message>
    <message>
        <source>{who} hat vor der Entscheidung Gelegenheit zur Äußerung gegeben</source>
        <translation>{who} has given an opportunity to comment before the decision</translation>
    </message>
    <message>
        <source>{who} hat die Anhörung abgeschlossen</source>
        <translation>{who} has ended the hearing</translation>
    </message>
    <message>
        <source>Stellungnahme bis {day}</source>
        <translation>Statement by {day}</translation>
    </message>
    <message>
        <source>{who} hat eine Stellungnahme eingeholt: {name}</source>
        <translation>{who} has asked for a statement: {name}</translation>
    </message>
    <message>
        <source>{who} hat festgehalten, dass keine Stellungnahme kam</source>
        <translation>{who} has recorded that no statement came</translation>
    </message>
    <message>
        <source>{result}, eingegangen am {day}</source>
        <translation>{result}, received on {day}</translation>
    </message>
    <message>
        <source>{who} hat eine Stellungnahme erfasst</source>
        <translation>{who} has entered a statement</translation>
    </message>
    <message>
        <source>Anhörung, noch nicht versandt</source>
        <translation>Hearing, not sent yet</translation>
    </message>
    <message>
        <source>Bitte um Stellungnahme, noch nicht versandt</source>
        <translation>Request for a statement, not sent yet</translation>
    </message>
    <message>
        <source>Die Bitte um Stellungnahme liegt im Postausgang. {name} hat Zeit bis {day}.</source>
        <translation>The request for a statement is in the outbox. {name} has until {day}.</translation>
    </message>
    <message>
        <source>Die Anhörung liegt im Postausgang. Der Vorgang wartet bis {day}.</source>
        <translation>The hearing letter is in the outbox. The case waits until {day}.</translation>
    </message>
    <message>
        <source>Die Entscheidungen werden geladen …</source>
        <translation>The decisions are being loaded …</translation>
    </message>
    <message>
        <source>Bitte auswählen oder eintragen, was beabsichtigt ist.</source>
        <translation>Please choose or enter what is intended.</translation>
    </message>
    <message>
        <source>Bitte die Tatsachen eintragen, auf denen die Entscheidung beruhen soll.</source>
        <translation>Please enter the facts the decision is to rest on.</translation>
    </message>
    <message>
        <source>überfällig, Frist war {day}</source>
        <translation>overdue, it was due {day}</translation>
    </message>
    <message>
        <source>erwartet bis {day}</source>
        <translation>expected by {day}</translation>
    </message>
    <message>
        <source>Die Stellen werden geladen …</source>
        <translation>The bodies are being loaded …</translation>
    </message>
    <message>
        <source>Bitte Namen und Anschrift der Stelle eintragen.</source>
        <translation>Please enter name and address of the body.</translation>
    </message>
    <message>
        <source>Bitte die Frage an die Stelle eintragen.</source>
        <translation>Please enter the question to the body.</translation>
    </message>
    <message>
        <source>Die Nachforderung liegt im Postausgang. Der Vorgang wartet bis {day}.</source>
        <translation>The request is in the outbox. The case waits until {day}.</translation>
    </message>
    <message>
        <source>Postausgang</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Hier liegt, was auf Papier hinausgeht, aus allen Vorgängen. Mehrere Schreiben wählen, drucken, dann eintragen, wann und wie sie hinausgingen. „Rücklauf steht aus“ zeigt, wovon Urkunde, Rückschein oder Empfangsbekenntnis noch fehlt. Mit Eingabe zum Vorgang.</source>
        <translation>Here lies what leaves on paper, from all cases. Choose several letters, print them, then enter when and how they left. “Return outstanding” shows of which the certificate, receipt or acknowledgement is still missing. Enter leads to the case.</translation>
    </message>
    <message>
        <source>&amp;Postausgang</source>
        <translation>&amp;Outbox</translation>
    </message>
    <message>
        <source>Als PDF &amp;speichern …</source>
        <translation>&amp;Save as PDF …</translation>
    </message>
    <message>
        <source>D&amp;ruckdatei …</source>
        <translation>P&amp;rint file …</translation>
    </message>
    <message>
        <source>&amp;Drucken …</source>
        <translation>&amp;Print …</translation>
    </message>
    <message>
        <source>Rücklauf &amp;eintragen …</source>
        <translation>&amp;Enter return …</translation>
    </message>
    <message>
        <source>Zur &amp;anderen Liste</source>
        <translation>To the other &amp;list</translation>
    </message>
    <message>
        <source>&amp;Zur Post geben …</source>
        <translation>&amp;Post …</translation>
    </message>
    <message>
        <source>Die gewählten Schreiben gehen hinaus als</source>
        <translation>The chosen letters leave as</translation>
    </message>
    <message>
        <source>{letters} als PDF gespeichert in {path}. Zur Post gegeben sind sie noch nicht.</source>
        <translation>{letters} saved as PDF in {path}. They are not posted yet.</translation>
    </message>
    <message>
        <source>Druckdatei {day}.pdf</source>
        <translation>Print file {day}.pdf</translation>
    </message>
    <message>
        <source>{letters} zum Drucken in {path}. Zur Post gegeben sind sie noch nicht.</source>
        <translation>{letters} to be printed in {path}. They are not posted yet.</translation>
    </message>
    <message>
        <source>{letters} an den Drucker gegeben. Zur Post gegeben sind sie noch nicht.</source>
        <translation>{letters} given to the printer. They have not been posted yet.</translation>
    </message>
    <message>
        <source>{letters} eingetragen. Die Versandnachweise liegen in den Vorgängen.</source>
        <translation>{letters} recorded. The proofs of dispatch lie in the cases.</translation>
    </message>
    <message>
        <source>Ordner für die Schreiben</source>
        <translation>Folder for the letters</translation>
    </message>
    <message>
        <source>Druckdatei speichern</source>
        <translation>Save print file</translation>
    </message>
    <message>
        <source>Rücklauf von {letter} an {name}, {reference}</source>
        <translation>Return of {letter} to {name}, {reference}</translation>
    </message>
    <message>
        <source>Rücklauf zu {reference} eingetragen: nicht bekannt gegeben. Wie es weitergeht, steht im Vorgang.</source>
        <translation>Return for {reference} entered: not announced. The case says what comes next.</translation>
    </message>
    <message>
        <source>Rücklauf zu {reference} eingetragen. Er steht jetzt auch im Versandnachweis.</source>
        <translation>Return for {reference} entered. It now stands in the proof of dispatch, too.</translation>
    </message>
    <message>
        <source>Wartet auf die Post</source>
        <translation>Waiting for the post</translation>
    </message>
    <message>
        <source>Rücklauf steht aus</source>
        <translation>Return outstanding</translation>
    </message>
    <message>
        <source>Ablage</source>
        <translation>Piles</translation>
    </message>
</context>
<context>
    <name>AcceptanceBar</name>
    <message>
        <source>Zurückweisen …</source>
        <translation>Reject …</translation>
    </message>
    <message>
        <source>Annehmen</source>
        <translation>Accept</translation>
    </message>
</context>
<context>
    <name>ActPanel</name>
    <message>
        <source>Zuweisen an</source>
        <translation>Assign to</translation>
    </message>
    <message>
        <source>Weiterleiten an</source>
        <translation>Forward to</translation>
    </message>
    <message>
        <source>Grund der Weiterleitung</source>
        <translation>Reason for forwarding</translation>
    </message>
    <message>
        <source>Grund, warum hier niemand zuständig ist</source>
        <translation>Why nobody here is competent</translation>
    </message>
    <message>
        <source>Grund der Zurückweisung, für den Absender</source>
        <translation>Reason for the rejection, for the sender</translation>
    </message>
    <message>
        <source>Der Absender wartet noch auf Annahme: Die Sendung geht mit diesem Grund unverschlüsselt an ihn zurück, bitte ohne Namen und persönliche Angaben.</source>
        <translation>The sender still waits for acceptance: the submission goes back with this reason unencrypted, so please no names or personal details.</translation>
    </message>
    <message>
        <source>Vorgang zuweisen</source>
        <translation>Assign case</translation>
    </message>
    <message>
        <source>Zuweisen</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>An anderen Dienst weiterleiten</source>
        <translation>Forward to another service</translation>
    </message>
    <message>
        <source>Dienst, Einheit und Frist werden neu bestimmt. Der Grund steht danach im Verlauf.</source>
        <translation>Service, unit and deadline are determined anew. The reason then stands in the history.</translation>
    </message>
    <message>
        <source>Weiterleiten</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Unzuständig: Vorgang verwerfen</source>
        <translation>Not competent: discard case</translation>
    </message>
    <message>
        <source>Der Vorgang wird geschlossen und kann hier nicht weiterbearbeitet werden.</source>
        <translation>The case is closed and cannot be worked on here any further.</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Sendung an den Absender zurückweisen</source>
        <translation>Reject the submission to its sender</translation>
    </message>
    <message>
        <source>Nur was technisch nicht zu gebrauchen ist; abgelehnt wird durch Bescheid. Der Grund geht unverschlüsselt über den Zustelldienst, bitte ohne Namen und persönliche Angaben. Ein Vorgang, der mit dieser Sendung begann, wird verworfen.</source>
        <translation>Only for what is technically unusable; an application is refused by a notice. The reason passes the delivery service unencrypted, so please leave out names and personal details. A case that began with this submission will be discarded.</translation>
    </message>
    <message>
        <source>Zurückweisen</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Die Namen werden geladen …</source>
        <translation>Loading the names …</translation>
    </message>
    <message>
        <source>In dieser Organisationseinheit ist sonst niemand als Sachbearbeitung eingetragen.</source>
        <translation>Nobody else is registered as a clerk in this organisational unit.</translation>
    </message>
    <message>
        <source>Dokument zum Vorgang nehmen</source>
        <translation>Add a document to the case</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Anhörung abschließen</source>
        <translation>End hearing</translation>
    </message>
    <message>
        <source>Danach geht die Prüfung weiter; Tag und Frist stehen in den Angaben zum Bescheid.</source>
        <translation>The examination then goes on; day and period stand among the entries for the notice.</translation>
    </message>
    <message>
        <source>Abschließen</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Stellungnahme erfassen</source>
        <translation>Enter statement</translation>
    </message>
    <message>
        <source>Erfassen</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Verworfen. Der Grund steht im Journal.</source>
        <translation>Discarded. The reason stands in the journal.</translation>
    </message>
    <message>
        <source>Abgeschlossen. Der Grund steht im Journal.</source>
        <translation>Settled. The reason stands in the journal.</translation>
    </message>
    <message>
        <source>Gesichert: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>Zugeordnet: Vorgang {case}.</source>
        <translation>Assigned: case {case}.</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>AlertSheet</name>
    <message>
        <source>Mitteilungen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Seit dem Start</source>
        <translation>Since the start</translation>
    </message>
    <message>
        <source>Keine Mitteilungen</source>
        <translation>No messages</translation>
    </message>
    <message>
        <source>Seit dem Start wurde nichts gemeldet.</source>
        <translation>Nothing has been reported since the start.</translation>
    </message>
</context>
<context>
    <name>AmountForm</name>
    <message>
        <source>Neuer Betrag</source>
        <translation>New amount</translation>
    </message>
    <message>
        <source>Betrag hinzufügen</source>
        <translation>Add the amount</translation>
    </message>
    <message>
        <source>Gilt ab</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Betrag in Euro</source>
        <translation>Amount in euros</translation>
    </message>
    <message>
        <source>bis (nur Rahmengebühr)</source>
        <translation>to (framework fee only)</translation>
    </message>
    <message>
        <source>ermäßigt für Minderjährige</source>
        <translation>reduced for minors</translation>
    </message>
    <message>
        <source>Rechtsquelle</source>
        <translation>Legal source</translation>
    </message>
    <message>
        <source>Bitte den Tag, ab dem der Betrag gilt, in der Form 01.01.2027 eingeben.</source>
        <translation>Please enter the day from which the amount holds, written as 01.01.2027.</translation>
    </message>
    <message>
        <source>Bitte den Betrag in der Form 25,50 eingeben.</source>
        <translation>Please enter the amount, written as 25,50.</translation>
    </message>
    <message>
        <source>Bitte auch den ermäßigten Betrag in der Form 25,50 eingeben.</source>
        <translation>Please enter the reduced amount too, in the form 25,50.</translation>
    </message>
    <message>
        <source>Bitte die Vorschrift mit Fundstelle eingeben.</source>
        <translation>Please enter the provision and where it is published.</translation>
    </message>
</context>
<context>
    <name>Anteroom</name>
    <message>
        <source>Das Büro wird geöffnet …</source>
        <translation>Opening the office …</translation>
    </message>
    <message>
        <source>Fortschritt beim Öffnen</source>
        <translation>Progress of opening</translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Programm beenden</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>AskingPanel</name>
    <message>
        <source>Unterlagen nachfordern</source>
        <translation>Request missing documents</translation>
    </message>
    <message>
        <source>Weitere Unterlagen oder Angaben, je Zeile eine</source>
        <translation>Further documents or details, one per line</translation>
    </message>
    <message>
        <source>Eigener Satz am Ende des Schreibens (freiwillig)</source>
        <translation>A sentence of your own at the end of the letter (optional)</translation>
    </message>
    <message>
        <source>Nachforderung versenden</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>Außerdem</source>
        <translation>In addition</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Protokoll</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Eintrag {number}, Prüfsumme {hash}</source>
        <translation>Entry {number}, checksum {hash}</translation>
    </message>
    <message>
        <source>Zeitpunkt</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Aktenzeichen</source>
        <translation>File reference</translation>
    </message>
    <message>
        <source>Ereignis</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Auszug (CSV)</source>
        <translation>Excerpt (CSV)</translation>
    </message>
    <message>
        <source>Prüfsummen nachrechnen</source>
        <translation>Recompute checksums</translation>
    </message>
</context>
<context>
    <name>AwayCard</name>
    <message>
        <source>Übergabe an das Fachverfahren</source>
        <translation>Hand-over to the specialised system</translation>
    </message>
    <message>
        <source>Ergebnis eintragen …</source>
        <translation>Enter result …</translation>
    </message>
</context>
<context>
    <name>Blind</name>
    <message>
        <source>Sichtschutz</source>
        <translation>Privacy screen</translation>
    </message>
    <message>
        <source>Weiter mit einer beliebigen Taste oder einem Klick. Nichts ist geschlossen.</source>
        <translation>Any key or a click goes on. Nothing has been closed.</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Mehrere Vorgänge</source>
        <translation>Several cases</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Zuweisen …</source>
        <translation>Assign …</translation>
    </message>
    <message>
        <source>Auswahl aufheben</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>Zuweisen an</source>
        <translation>Assign to</translation>
    </message>
    <message>
        <source>Zuweisen</source>
        <translation>Assign</translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message>
        <source>Übernommen. Der Vorgang liegt jetzt unter „{where}“.</source>
        <translation>Claimed. The case is now under “{where}”.</translation>
    </message>
    <message>
        <source>Zurückgegeben. Der Vorgang liegt wieder im Posteingang.</source>
        <translation>Given back. The case is in the inbox again.</translation>
    </message>
    <message>
        <source>Der Stand der Prüfung ist festgehalten.</source>
        <translation>The state of the check is recorded.</translation>
    </message>
    <message>
        <source>{name} zugewiesen.</source>
        <translation>Assigned to {name}.</translation>
    </message>
    <message>
        <source>Weitergeleitet.</source>
        <translation>Forwarded.</translation>
    </message>
    <message>
        <source>Verworfen. Der Grund steht im Verlauf.</source>
        <translation>Discarded. The reason stands in the history.</translation>
    </message>
    <message>
        <source>Angenommen. Der Absender erfährt es mit dem nächsten Abruf.</source>
        <translation>Accepted. The sender is told when the post is next collected.</translation>
    </message>
    <message>
        <source>Zurückgewiesen. Der Absender erfährt den Grund mit dem nächsten Abruf.</source>
        <translation>Rejected. The sender is told the reason when the post is next collected.</translation>
    </message>
    <message>
        <source>Dort öffnen</source>
        <translation>Open there</translation>
    </message>
    <message>
        <source>Wieder aufgenommen. Auf die Unterlagen wird nicht mehr gewartet.</source>
        <translation>Resumed. The documents are no longer waited for.</translation>
    </message>
    <message>
        <source>Anhörung abgeschlossen: {answer}. Der Vorgang ist wieder in Prüfung.</source>
        <translation>Hearing ended: {answer}. The case is being checked again.</translation>
    </message>
    <message>
        <source>Stellungnahme erfasst: {result}.</source>
        <translation>Statement entered: {result}.</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>{left} bis {day}</source>
        <translation>{left}, due {day}</translation>
    </message>
    <message>
        <source>Weitere Schritte</source>
        <translation>More steps</translation>
    </message>
    <message>
        <source>Aktenzeichen kopieren</source>
        <translation>Copy file reference</translation>
    </message>
</context>
<context>
    <name>CasePane</name>
    <message>
        <source>Vorgang</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Der Vorgang wird geladen …</source>
        <translation>Loading the case …</translation>
    </message>
</context>
<context>
    <name>CasePresenter</name>
    <message>
        <source>Der Vorgang liegt jetzt bei einer anderen Einheit.</source>
        <translation>The case is now with another unit.</translation>
    </message>
    <message>
        <source>Der Vorgang wurde inzwischen geändert. Ihr Schritt wurde nicht ausgeführt; bitte prüfen.</source>
        <translation>The case has meanwhile been changed. Your step was not carried out; please check.</translation>
    </message>
    <message>
        <source>Inzwischen geändert von {name} ({when}): {what}. Ihr Schritt wurde nicht ausgeführt.</source>
        <translation>Meanwhile changed by {name} ({when}): {what}. Your step was not carried out.</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>Abschnitte des Vorgangs</source>
        <translation>Sections of the case</translation>
    </message>
    <message>
        <source>Antrag</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Prüfung</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Notizen</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Prüfung {done}/{all}</source>
        <translation>Check {done}/{all}</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Unterschiede zur Fassung in Kraft</source>
        <translation>Differences from the version in force</translation>
    </message>
    <message>
        <source>Die Fassungen werden verglichen …</source>
        <translation>The versions are being compared …</translation>
    </message>
    <message>
        <source>Es gibt noch keinen Unterschied.</source>
        <translation>There is no difference yet.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Was möchten Sie tun?</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>Befehl suchen</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Gefundene Befehle</source>
        <translation>Commands found</translation>
    </message>
    <message>
        <source>Kein Befehl mit diesen Buchstaben.</source>
        <translation>No command with these letters.</translation>
    </message>
</context>
<context>
    <name>ConsultingPanel</name>
    <message>
        <source>Stellungnahme einholen</source>
        <translation>Ask for a statement</translation>
    </message>
    <message>
        <source>Anfrage versenden</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>Stelle</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Name und Anschrift, je Zeile eine Angabe</source>
        <translation>Name and address, one item per line</translation>
    </message>
    <message>
        <source>Frage an die Stelle</source>
        <translation>Question to the body</translation>
    </message>
    <message>
        <source>Angaben, die sie dafür braucht, je Zeile eine</source>
        <translation>What it needs to know, one item per line</translation>
    </message>
    <message>
        <source>Wer gefragt wird</source>
        <translation>Who is asked</translation>
    </message>
    <message>
        <source>Worum es geht</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>Aus dem Antrag steht nur im Brief, was hier eingetragen ist.</source>
        <translation>Of the application the letter says only what is entered here.</translation>
    </message>
    <message>
        <source>Andere Stelle</source>
        <translation>Another body</translation>
    </message>
</context>
<context>
    <name>ContentCard</name>
    <message>
        <source>Angaben und Unterlagen</source>
        <translation>Data and documents</translation>
    </message>
    <message>
        <source>Der Vorgang wird geladen …</source>
        <translation>Loading the case …</translation>
    </message>
    <message>
        <source>Die Sendung enthält keine lesbaren Angaben.</source>
        <translation>The submission holds no readable data.</translation>
    </message>
    <message>
        <source>{count} weitere Angaben stehen im Vorgang.</source>
        <translation>{count} more entries are in the case.</translation>
    </message>
    <message>
        <source>Unterlagen</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Mit Unterlagen ansehen</source>
        <translation>View with documents</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Der markierte Text wurde kopiert.</source>
        <translation>The selected text was copied.</translation>
    </message>
    <message>
        <source>In diesem Bereich steht kein Text, der sich kopieren lässt.</source>
        <translation>There is no text to copy in this area.</translation>
    </message>
</context>
<context>
    <name>DecidingPanel</name>
    <message>
        <source>Dienst und Verfahren</source>
        <translation>Service and procedure</translation>
    </message>
    <message>
        <source>Organisationseinheit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Sachbearbeitung</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>wie bestimmt: {name}</source>
        <translation>as settled: {name}</translation>
    </message>
    <message>
        <source>wie bestimmt</source>
        <translation>as settled</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>je nach Namen</source>
        <translation>by name</translation>
    </message>
    <message>
        <source>noch niemand</source>
        <translation>nobody yet</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Kein Dokument gewählt</source>
        <translation>No document chosen</translation>
    </message>
    <message>
        <source>Das Dokument wird geöffnet …</source>
        <translation>Opening the document …</translation>
    </message>
</context>
<context>
    <name>Doorkeeper</name>
    <message>
        <source>Das Büro wird geöffnet …</source>
        <translation>Opening the office …</translation>
    </message>
    <message>
        <source>Das Büro lässt sich nicht öffnen ({kind}). Einzelheiten stehen in {log}.</source>
        <translation>The office cannot be opened ({kind}). Details are in {log}.</translation>
    </message>
    <message>
        <source>Ihrer Anmeldung ist noch keine Funktion zugewiesen. Deshalb sehen Sie keine Vorgänge. Bitte wenden Sie sich an die IT-Administration.</source>
        <translation>No function has been assigned to your login yet. That is why you see no cases. Please contact IT administration.</translation>
    </message>
    <message>
        <source>Übungsdatenbank auf diesem Rechner</source>
        <translation>Practice database on this computer</translation>
    </message>
    <message>
        <source>gemeinsame Datenbank · verbunden</source>
        <translation>shared database · connected</translation>
    </message>
    <message>
        <source> · Leitung ungeschützt</source>
        <translation> · line not protected</translation>
    </message>
    <message>
        <source>Datenbank auf diesem Rechner, nicht verschlüsselt</source>
        <translation>Database on this computer, not encrypted</translation>
    </message>
    <message>
        <source>Datenbank auf diesem Rechner</source>
        <translation>Database on this computer</translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>Was daraus wurde</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>Vorgang öffnen</source>
        <translation>Open case</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>am</source>
        <translation>on</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FieldGrid</name>
    <message>
        <source>Nachweis zu „{label}“ zeigen</source>
        <translation>Show the proof of “{label}”</translation>
    </message>
    <message>
        <source>{label} kopiert</source>
        <translation>{label} copied</translation>
    </message>
</context>
<context>
    <name>FieldsCard</name>
    <message>
        <source>Antragsdaten</source>
        <translation>Application data</translation>
    </message>
    <message>
        <source>Mit dem Antrag sind keine einzelnen Angaben gekommen.</source>
        <translation>No individual data came with the application.</translation>
    </message>
    <message>
        <source>{count} weitere Angaben zeigen</source>
        <translation>Show {count} more entries</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Dateien der Sendung</source>
        <translation>Files of the delivery</translation>
    </message>
    <message>
        <source>Was aufbewahrt ist</source>
        <translation>What is kept</translation>
    </message>
    <message>
        <source>Sichern …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>{name} sichern</source>
        <translation>Save {name}</translation>
    </message>
    <message>
        <source>Als Text lesen</source>
        <translation>Read as text</translation>
    </message>
    <message>
        <source>{name} lesen</source>
        <translation>Read {name}</translation>
    </message>
    <message>
        <source>Inhalt von {name} als Text</source>
        <translation>Content of {name} as text</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Filter</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>ungelesen</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>Frist &lt; 7 Tage</source>
        <translation>Due &lt; 7 days</translation>
    </message>
    <message>
        <source>Frist in weniger als 7 Tagen</source>
        <translation>Due in less than 7 days</translation>
    </message>
    <message>
        <source>Vorgang anlegen</source>
        <translation>Open a case</translation>
    </message>
    <message>
        <source>„{text}“</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>„{text}“ in allen Vorgängen</source>
        <translation>“{text}” in all cases</translation>
    </message>
    <message>
        <source>aufheben</source>
        <translation>clear</translation>
    </message>
    <message>
        <source>Alle Dienste</source>
        <translation>All services</translation>
    </message>
    <message>
        <source>Alle Stände</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Alle Filter und die Suche aufheben</source>
        <translation>Clear all filters and the search</translation>
    </message>
    <message>
        <source>Alter</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>neueste zuerst</source>
        <translation>newest first</translation>
    </message>
    <message>
        <source>älteste zuerst</source>
        <translation>oldest first</translation>
    </message>
    <message>
        <source>Sortiert nach Alter, {now}. Drücken, um umzudrehen.</source>
        <translation>Sorted by age, {now}. Press to reverse.</translation>
    </message>
    <message>
        <source>Sortierung: {now}</source>
        <translation>Order: {now}</translation>
    </message>
    <message>
        <source>überfällig</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>Frist oder Unterlagen überfällig</source>
        <translation>Deadline or documents overdue</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Filter</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Alle Personen</source>
        <translation>All people</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Alle Ereignisse</source>
        <translation>All events</translation>
    </message>
    <message>
        <source>Ereignis</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Aktenzeichen</source>
        <translation>File reference</translation>
    </message>
    <message>
        <source>von TT.MM.JJJJ</source>
        <translation>from DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Von Tag</source>
        <translation>From day</translation>
    </message>
    <message>
        <source>bis TT.MM.JJJJ</source>
        <translation>to DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Bis Tag</source>
        <translation>To day</translation>
    </message>
    <message>
        <source>aufheben</source>
        <translation>clear</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Im Dokument suchen</source>
        <translation>Find in the document</translation>
    </message>
    <message>
        <source>Suchwort</source>
        <translation>Search term</translation>
    </message>
    <message>
        <source>Vorheriger Treffer</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Umschalt+Eingabe</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Nächster Treffer</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Eingabe</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Suche schließen</source>
        <translation>Close search</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>nichts gefunden</source>
        <translation>nothing found</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>„{label}“ beurteilen</source>
        <translation>Judge “{label}”</translation>
    </message>
    <message>
        <source>beurteilen</source>
        <translation>judge</translation>
    </message>
</context>
<context>
    <name>Flaws</name>
    <message>
        <source>Prüfung des Pakets</source>
        <translation>Check of the pack</translation>
    </message>
    <message>
        <source>Das Paket wird geprüft …</source>
        <translation>The pack is being checked …</translation>
    </message>
    <message>
        <source>Alles passt zusammen, alle Beispiele stimmen.</source>
        <translation>Everything fits together, all examples come true.</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>Diese Angabe fehlt noch.</source>
        <translation>This is still missing.</translation>
    </message>
</context>
<context>
    <name>Gatekeeper</name>
    <message>
        <source>Bitte das Kennwort für „{login}“ eingeben. Das Büro liegt auf {server}.</source>
        <translation>Please enter the password for “{login}”. The office is on {server}.</translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message>
        <source>„{label}“: nichts kopiert, die Zwischenablage ist leer.</source>
        <translation>“{label}”: nothing copied, the clipboard is empty.</translation>
    </message>
    <message>
        <source>„{label}“ kopiert.</source>
        <translation>“{label}” copied.</translation>
    </message>
    <message>
        <source>Alle Felder als Tabelle kopiert.</source>
        <translation>All fields copied as a table.</translation>
    </message>
    <message>
        <source>Die Datei liegt jetzt unter {path}.</source>
        <translation>The file now lies at {path}.</translation>
    </message>
    <message>
        <source>An „{target}“ übergeben. Der Vorgang liegt jetzt unter „{where}“.</source>
        <translation>Handed over to “{target}”. The case is now under “{where}”.</translation>
    </message>
    <message>
        <source>Übergabe {reference}</source>
        <translation>Hand-over {reference}</translation>
    </message>
</context>
<context>
    <name>HandingPanel</name>
    <message>
        <source>Ziel der Übergabe</source>
        <translation>Target of the hand-over</translation>
    </message>
    <message>
        <source>Kopieren und weiter</source>
        <translation>Copy and go on</translation>
    </message>
    <message>
        <source>Ein Feld zurück</source>
        <translation>One field back</translation>
    </message>
    <message>
        <source>Übergabeblatt</source>
        <translation>Hand-over sheet</translation>
    </message>
    <message>
        <source>Alles als Tabelle kopieren</source>
        <translation>Copy everything as a table</translation>
    </message>
    <message>
        <source>Übergabe abschließen</source>
        <translation>Complete hand-over</translation>
    </message>
    <message>
        <source>Übergabe an {target}</source>
        <translation>Hand-over to {target}</translation>
    </message>
    <message>
        <source>Datei speichern … ({kind})</source>
        <translation>Save file … ({kind})</translation>
    </message>
    <message>
        <source>Quittung: {what}</source>
        <translation>Receipt: {what}</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Die Zwischenablage wird nach {seconds} Sekunden und beim Schließen geleert. Wie weit Sie gekommen sind, bleibt auf diesem Rechner.</source>
        <translation>The clipboard is emptied after {seconds} seconds and on closing. How far you have come stays on this computer.</translation>
    </message>
</context>
<context>
    <name>HandingRows</name>
    <message>
        <source>Felder in der Reihenfolge des Fachverfahrens</source>
        <translation>Fields in the order of the specialised system</translation>
    </message>
</context>
<context>
    <name>HeardPage</name>
    <message>
        <source>Was auf die Anhörung kam</source>
        <translation>What came of the hearing</translation>
    </message>
    <message>
        <source>Was gesagt wurde; es kommt als Vermerk zur Akte</source>
        <translation>What was said; it goes into the file as a record</translation>
    </message>
    <message>
        <source>Vermerk dazu (freiwillig)</source>
        <translation>Record about it (optional)</translation>
    </message>
</context>
<context>
    <name>HearingPanel</name>
    <message>
        <source>Anhörung</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>Anhörung versenden</source>
        <translation>Send hearing letter</translation>
    </message>
    <message>
        <source>Beabsichtigte Entscheidung</source>
        <translation>Intended decision</translation>
    </message>
    <message>
        <source>So steht es im Schreiben</source>
        <translation>As the letter says it</translation>
    </message>
    <message>
        <source>Erhebliche Tatsachen, je Zeile eine</source>
        <translation>Relevant facts, one per line</translation>
    </message>
    <message>
        <source>Was beabsichtigt ist</source>
        <translation>What is intended</translation>
    </message>
    <message>
        <source>Worauf es beruht</source>
        <translation>What it rests on</translation>
    </message>
    <message>
        <source>Anderes, in eigenen Worten</source>
        <translation>Something else, in your own words</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Hilfe und Tastenkürzel</source>
        <translation>Help and keyboard shortcuts</translation>
    </message>
    <message>
        <source>Befehl</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Tasten</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Wozu, oder in welchem Menü</source>
        <translation>What for, or in which menu</translation>
    </message>
    <message>
        <source>Befehle und Tastenkürzel</source>
        <translation>Commands and keyboard shortcuts</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>{count} ältere Einträge zeigen</source>
        <translation>Show {count} older entries</translation>
    </message>
</context>
<context>
    <name>JudgingLine</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Warum ist das entbehrlich?</source>
        <translation>Why can this be waived?</translation>
    </message>
    <message>
        <source>Bemerkung (freiwillig)</source>
        <translation>Remark (optional)</translation>
    </message>
    <message>
        <source>Als „{state}“ festhalten</source>
        <translation>Record as “{state}”</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Wiederherstellungsschlüssel</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Ich habe den Schlüssel verwahrt</source>
        <translation>I have put the key in safe keeping</translation>
    </message>
    <message>
        <source>In die Zwischenablage kopiert; bitte dort wieder löschen.</source>
        <translation>Copied to the clipboard; please clear it there afterwards.</translation>
    </message>
    <message>
        <source>Wiederherstellungsschlüssel.pdf</source>
        <translation>Recovery key.pdf</translation>
    </message>
    <message>
        <source>Bitte diesen Schlüssel verwahren</source>
        <translation>Please keep this key safe</translation>
    </message>
    <message>
        <source>Die Datenbank ist verschlüsselt. Geht der Schlüsselspeicher dieses Rechners verloren, öffnet sie nur noch dieser Wiederherstellungsschlüssel. Wer ihn hat, kann alle Vorgänge lesen: bitte ausdrucken oder aufschreiben und getrennt vom Rechner aufbewahren.</source>
        <translation>The database is encrypted. If the key store of this computer is lost, only this recovery key opens it. Whoever has it can read all cases: please print it or write it down and keep it away from the computer.</translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Blatt speichern …</source>
        <translation>Save sheet …</translation>
    </message>
    <message>
        <source>Blatt speichern</source>
        <translation>Save sheet</translation>
    </message>
</context>
<context>
    <name>Laying</name>
    <message>
        <source>„{name}“ liegt jetzt beim Vorgang.</source>
        <translation>“{name}” now lies with the case.</translation>
    </message>
    <message>
        <source>{number} von {all}: {name}</source>
        <translation>{number} of {all}: {name}</translation>
    </message>
    <message>
        <source>„{name}“ ist schon da: {reference}.</source>
        <translation>“{name}” is here already: {reference}.</translation>
    </message>
    <message>
        <source>„{name}“ ist eingegangen: {reference}.</source>
        <translation>“{name}” has come in: {reference}.</translation>
    </message>
    <message>
        <source>Vorgang {reference} angelegt.</source>
        <translation>Case {reference} opened.</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>LeafBar</name>
    <message>
        <source>Vorherige Seite</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Nächste Seite</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Verkleinern</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Strg+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Vergrößern</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Strg++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Nach rechts drehen</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>Als Text zeigen</source>
        <translation>Show as text</translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Markierten Text kopieren</source>
        <translation>Copy selected text</translation>
    </message>
    <message>
        <source>Strg+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Im Dokument suchen</source>
        <translation>Find in the document</translation>
    </message>
    <message>
        <source>Seite {0} von {1}</source>
        <translation>Page {0} of {1}</translation>
    </message>
    <message>
        <source>Seitenbreite</source>
        <translation>page width</translation>
    </message>
    <message>
        <source>feste Größe</source>
        <translation>fixed size</translation>
    </message>
    <message>
        <source>Vergrößerung {0}, {1}</source>
        <translation>Zoom {0}, {1}</translation>
    </message>
    <message>
        <source>Vergrößerung wählen</source>
        <translation>Choose zoom</translation>
    </message>
</context>
<context>
    <name>LetterRow</name>
    <message>
        <source>Speichern …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Als PDF speichern, zum Ausdrucken</source>
        <translation>Save as PDF, for printing</translation>
    </message>
    <message>
        <source>Zur Post geben …</source>
        <translation>Post …</translation>
    </message>
    <message>
        <source>Versandnachweis</source>
        <translation>Proof of dispatch</translation>
    </message>
    <message>
        <source>Erneut zur Post geben</source>
        <translation>Post again</translation>
    </message>
    <message>
        <source>Rücklauf berichtigen …</source>
        <translation>Correct return …</translation>
    </message>
    <message>
        <source>Rücklauf eintragen …</source>
        <translation>Record return …</translation>
    </message>
</context>
<context>
    <name>LetterSheet</name>
    <message>
        <source>Frist, bis zu diesem Tag</source>
        <translation>Deadline, by this day</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Was eingetragen ist, bleibt beim Vorgang, bis Sie sich abmelden.</source>
        <translation>What you have entered stays with the case until you sign out.</translation>
    </message>
</context>
<context>
    <name>LettersView</name>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Die Liste wird geladen …</source>
        <translation>Loading the list …</translation>
    </message>
</context>
<context>
    <name>ListPresenter</name>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Locksmith</name>
    <message>
        <source>Gespeichert: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>Lookout</name>
    <message>
        <source>Datenbank nicht erreichbar seit {clock} – Lesen und Entwürfe gehen weiter</source>
        <translation>Database out of reach since {clock} – reading and drafts go on</translation>
    </message>
    <message>
        <source>Die Datenbank ist seit {clock} nicht erreichbar. Was schon geladen ist, bleibt lesbar; Getipptes bleibt auf dem Bildschirm. Schritte werden abgewiesen und nicht nachgeholt.</source>
        <translation>The database has been out of reach since {clock}. What is already loaded stays readable; what is typed stays on the screen. Steps are refused and not made up for later.</translation>
    </message>
    <message>
        <source>Die Datenbank ist seit {clock} nicht erreichbar. Was schon geladen ist, bleibt lesbar; Entwürfe werden auf diesem Rechner gesichert. Schritte werden abgewiesen und nicht nachgeholt.</source>
        <translation>The database has been out of reach since {clock}. What is already loaded stays readable; drafts are kept on this computer. Steps are refused and not made up for later.</translation>
    </message>
    <message>
        <source>Die Datenbank ist wieder erreichbar. Abgewiesene Schritte bitte wiederholen.</source>
        <translation>The database can be reached again. Please repeat steps that were turned down.</translation>
    </message>
    <message>
        <source>Nach der Unterbrechung nachgetragene Entwürfe: {count}.</source>
        <translation>Drafts added to the files after the interruption: {count}.</translation>
    </message>
    <message>
        <source>Entwürfe dieses Rechners, die inzwischen anders in der Akte stehen: {count}. Beide Fassungen sind da; bitte die Entscheidung öffnen und wählen.</source>
        <translation>Drafts of this computer that now read differently in the file: {count}. Both versions are there; please open the decision and choose.</translation>
    </message>
</context>
<context>
    <name>MarkStrip</name>
    <message>
        <source>Erneut prüfen</source>
        <translation>Scan again</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Arbeitsbereiche</source>
        <translation>Work areas</translation>
    </message>
    <message>
        <source>Gespeicherte Filter</source>
        <translation>Saved filters</translation>
    </message>
</context>
<context>
    <name>NewCasePanel</name>
    <message>
        <source>Vorgang anlegen</source>
        <translation>Open a case</translation>
    </message>
    <message>
        <source>Dienst und Verfahren</source>
        <translation>Service and procedure</translation>
    </message>
    <message>
        <source>Eingangsweg</source>
        <translation>Way of receipt</translation>
    </message>
    <message>
        <source>Eingangstag</source>
        <translation>Day of receipt</translation>
    </message>
    <message>
        <source>Anliegen</source>
        <translation>Concern</translation>
    </message>
    <message>
        <source>Angaben</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dateien</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Hier ablegen: kommt zum neuen Vorgang</source>
        <translation>Drop here: added to the new case</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>Dateien oder E-Mails hierher ziehen.</source>
        <translation>Drag files or e-mails here.</translation>
    </message>
    <message>
        <source>Dateien wählen …</source>
        <translation>Choose files …</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{name} entfernen</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>Dateien zum neuen Vorgang</source>
        <translation>Files for the new case</translation>
    </message>
    <message>
        <source>Familienname</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Vorname</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Firma oder Organisation</source>
        <translation>Company or organisation</translation>
    </message>
    <message>
        <source>Eingang</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Antragstellende Person</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Für Anträge auf Papier, am Schalter oder am Telefon.</source>
        <translation>For applications on paper, at the counter or by telephone.</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Vermerke und Notizen</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Vermerk zur Akte</source>
        <translation>Note for the file</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Personal note</translation>
    </message>
    <message>
        <source>Vermerke gehören zur Akte, Notizen sind Arbeitshilfen.</source>
        <translation>Notes for the file belong to the records, personal notes are working aids.</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Strg+Eingabe</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Vermerk zur Akte …</source>
        <translation>Note for the file …</translation>
    </message>
    <message>
        <source>Notiz …</source>
        <translation>Personal note …</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note for the file</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Meldung schließen</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>OutboxView</name>
    <message>
        <source>Als PDF speichern …</source>
        <translation>Save as PDF …</translation>
    </message>
    <message>
        <source>Druckdatei …</source>
        <translation>Print file …</translation>
    </message>
    <message>
        <source>Drucken …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Zur Post geben …</source>
        <translation>Post …</translation>
    </message>
    <message>
        <source>Jedes Schreiben unverändert als eigene Datei</source>
        <translation>Every letter unchanged as a file of its own</translation>
    </message>
    <message>
        <source>Alle in einer Datei; jedes Schreiben beginnt auf einer Vorderseite</source>
        <translation>All in one file; every letter begins on a front side</translation>
    </message>
    <message>
        <source>Auf einem Drucker; Schacht und Vorder-/Rückseite wählt man im Druckfenster</source>
        <translation>On a printer; tray and sides are chosen in the print window</translation>
    </message>
</context>
<context>
    <name>OutgoingCard</name>
    <message>
        <source>Alle {count} zur Post geben …</source>
        <translation>Post all {count} …</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Dienstpakete</source>
        <translation>Service packs</translation>
    </message>
    <message>
        <source>Dienst</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Fassung</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Beträge ab</source>
        <translation>Amounts from</translation>
    </message>
    <message>
        <source>Offene Punkte</source>
        <translation>Open points</translation>
    </message>
    <message>
        <source>Laufende Vorgänge</source>
        <translation>Running cases</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Jeder Vorgang behält die Fassung, mit der er begann; neue beginnen mit der Fassung in Kraft.</source>
        <translation>Every case keeps the version it began with; new ones begin with the version in force.</translation>
    </message>
    <message>
        <source>Signiertes Paket öffnen …</source>
        <translation>Open a signed pack …</translation>
    </message>
</context>
<context>
    <name>OwedView</name>
    <message>
        <source>Rücklauf eintragen …</source>
        <translation>Enter return …</translation>
    </message>
    <message>
        <source>Was auf der Urkunde, dem Rückschein oder dem Bekenntnis steht</source>
        <translation>What the certificate, receipt or acknowledgement says</translation>
    </message>
</context>
<context>
    <name>PackHead</name>
    <message>
        <source>Entwurf beginnen</source>
        <translation>Begin a draft</translation>
    </message>
    <message>
        <source>Neue Beträge ab …</source>
        <translation>New amounts from …</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Unterschreiben und vorlegen …</source>
        <translation>Sign and lay before …</translation>
    </message>
    <message>
        <source>Mitzeichnen und freigeben …</source>
        <translation>Countersign and release …</translation>
    </message>
    <message>
        <source>{title} · Fassung {version}</source>
        <translation>{title} · version {version}</translation>
    </message>
    <message>
        <source>Erst möglich, wenn etwas geändert ist und kein Mangel besteht.</source>
        <translation>Possible once something has changed and nothing is wrong.</translation>
    </message>
    <message>
        <source>Zurück zur Übersicht</source>
        <translation>Back to the overview</translation>
    </message>
</context>
<context>
    <name>PacksView</name>
    <message>
        <source>Ansicht</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Keine Stelle ausgewählt</source>
        <translation>No passage chosen</translation>
    </message>
</context>
<context>
    <name>PaperDesk</name>
    <message>
        <source>Keine Dokumente</source>
        <translation>No documents</translation>
    </message>
    <message>
        <source>Mit diesem Antrag kamen keine Anlagen.</source>
        <translation>No attachments came with this application.</translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Erneut prüfen</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation>Documents</translation>
    </message>
</context>
<context>
    <name>PaperPresenter</name>
    <message>
        <source>„{value}“ steht in keinem der Dokumente.</source>
        <translation>“{value}” is in none of the documents.</translation>
    </message>
    <message>
        <source>Der Brief wird gesetzt …</source>
        <translation>The letter is being typeset …</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>unverändert</source>
        <translation>unaltered</translation>
    </message>
    <message>
        <source>verändert</source>
        <translation>altered</translation>
    </message>
    <message>
        <source>Die Prüfsumme (SHA-256) stimmt mit der beim Eingang gebildeten überein.</source>
        <translation>The checksum (SHA-256) matches the one taken on receipt.</translation>
    </message>
    <message>
        <source>Die Prüfsumme stimmt nicht. Bitte nicht verwenden und die IT informieren.</source>
        <translation>The checksum does not match. Please do not use the document and tell IT.</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Zu diesem Vorgang gibt es keine Dokumente.</source>
        <translation>There are no documents in this case.</translation>
    </message>
    <message>
        <source>Dokumente ({count})</source>
        <translation>Documents ({count})</translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation>Documents</translation>
    </message>
</context>
<context>
    <name>ParametersForm</name>
    <message>
        <source>Neue Beträge des Gesetzes</source>
        <translation>New amounts of the law</translation>
    </message>
    <message>
        <source>Es entsteht eine Abschrift der jüngsten Beträge für die Zeit ab dem genannten Tag. Darin werden die Werte danach einzeln geändert; die früheren bleiben stehen.</source>
        <translation>The latest amounts are copied for the time from that day on. The values are then changed one by one; the earlier ones stay.</translation>
    </message>
    <message>
        <source>Gilt ab</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Rechtsquelle</source>
        <translation>Legal source</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Bitte den Tag, ab dem die Beträge gelten, in der Form 01.01.2027 eingeben.</source>
        <translation>Please enter the day from which the amounts hold, written as 01.01.2027.</translation>
    </message>
    <message>
        <source>Bitte die Vorschrift mit Fundstelle eingeben.</source>
        <translation>Please enter the provision and where it is published.</translation>
    </message>
</context>
<context>
    <name>PassageCards</name>
    <message>
        <source>Noch nicht bestätigt</source>
        <translation>Not confirmed yet</translation>
    </message>
    <message>
        <source>Bestätigt wird nicht hier, sondern vom Rechtsamt in authority.toml unter „confirmations“ mit der Zeile „{name}“. Bis dahin sperrt dieser Punkt die Freigabe von Bescheiden.</source>
        <translation>It is not confirmed here, but by the legal office in authority.toml under “confirmations” with the line “{name}”. Until then this point blocks the release of notices.</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Fundstelle</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>{title} ändern</source>
        <translation>Change “{title}”</translation>
    </message>
    <message>
        <source>Jede Änderung wird sofort gespeichert und geprüft.</source>
        <translation>Every change is saved and checked at once.</translation>
    </message>
    <message>
        <source>Beträge mit ihrem Tag</source>
        <translation>Amounts with their day</translation>
    </message>
    <message>
        <source>gilt ab</source>
        <translation>holds from</translation>
    </message>
    <message>
        <source>Betrag</source>
        <translation>Amount</translation>
    </message>
</context>
<context>
    <name>PassageList</name>
    <message>
        <source>Bereich</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>In diesem Paket suchen</source>
        <translation>Search in this pack</translation>
    </message>
    <message>
        <source>Stellen des Dienstpakets</source>
        <translation>Passages of the service pack</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>„{label}“ nachfordern</source>
        <translation>Request “{label}”</translation>
    </message>
    <message>
        <source>Wortlaut zu „{label}“</source>
        <translation>Wording for “{label}”</translation>
    </message>
</context>
<context>
    <name>PointsCard</name>
    <message>
        <source>Was fehlt</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Die Prüfpunkte werden geladen …</source>
        <translation>Loading the checks …</translation>
    </message>
    <message>
        <source>Nichts, was nachzureichen wäre, ist offen. Weiteres kann unten eingetragen werden.</source>
        <translation>Nothing the applicant could hand in is open. Anything else can be entered below.</translation>
    </message>
</context>
<context>
    <name>PostingDesk</name>
    <message>
        <source>Das Schreiben liegt wieder im Postausgang und wartet auf die Post.</source>
        <translation>The letter lies in the outbox again and waits for the post.</translation>
    </message>
    <message>
        <source>Das Schreiben liegt jetzt unter {path}.</source>
        <translation>The letter is now at {path}.</translation>
    </message>
    <message>
        <source>Versandnachweis {letter}</source>
        <translation>Proof of dispatch {letter}</translation>
    </message>
    <message>
        <source>Rücklauf eingetragen. Er steht jetzt auch im Versandnachweis.</source>
        <translation>Return recorded. The proof of dispatch names it now too.</translation>
    </message>
    <message>
        <source>Eingetragen. Der Versandnachweis liegt beim Schreiben.</source>
        <translation>Recorded. The proof of dispatch is beside the letter.</translation>
    </message>
    <message>
        <source>{count} Schreiben eingetragen. Die Versandnachweise liegen dabei.</source>
        <translation>{count} letters recorded. The proofs of dispatch are beside them.</translation>
    </message>
</context>
<context>
    <name>PostingFields</name>
    <message>
        <source>Begründung der Berichtigung</source>
        <translation>Reason for the correction</translation>
    </message>
    <message>
        <source>Art der Sendung</source>
        <translation>Kind of post</translation>
    </message>
    <message>
        <source>Zur Post gegeben oder übergeben am</source>
        <translation>Posted or handed over on</translation>
    </message>
    <message>
        <source>Was der Rücklauf sagt</source>
        <translation>What the return says</translation>
    </message>
    <message>
        <source>Tag laut Rücklauf</source>
        <translation>Day on the return</translation>
    </message>
    <message>
        <source>Sendungs- oder Belegnummer (freiwillig)</source>
        <translation>Tracking or receipt number (optional)</translation>
    </message>
    <message>
        <source>Sendungs- oder Belegnummer</source>
        <translation>Tracking or receipt number</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Record</translation>
    </message>
</context>
<context>
    <name>Postman</name>
    <message>
        <source>Eingang geprüft {at}</source>
        <translation>Post checked {at}</translation>
    </message>
    <message>
        <source>, {count} neu</source>
        <translation>, {count} new</translation>
    </message>
    <message>
        <source>, {count} versandt</source>
        <translation>, {count} sent</translation>
    </message>
    <message>
        <source>, {count} Sendungen gescheitert</source>
        <translation>, {count} letters failed</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Angaben zur Sendung kopiert</source>
        <translation>Details of the submission copied</translation>
    </message>
    <message>
        <source>Die Sendung wird beim nächsten Abruf erneut geholt und eingelesen.</source>
        <translation>The sending will be fetched and read again in the next round.</translation>
    </message>
    <message>
        <source>Aktenzeichen {what} kopiert</source>
        <translation>File reference {what} copied</translation>
    </message>
    <message>
        <source>Ungelesen</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Frist unter 7 Tagen</source>
        <translation>Due within 7 days</translation>
    </message>
    <message>
        <source>{count} Fristen unter 7 Tagen</source>
        <translation>{count} due within 7 days</translation>
    </message>
    <message>
        <source>1 Frist unter 7 Tagen</source>
        <translation>1 due within 7 days</translation>
    </message>
    <message>
        <source>{what} kopiert</source>
        <translation>{what} copied</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Beispiel</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>Vorschau des Bescheids</source>
        <translation>Preview of the notice</translation>
    </message>
    <message>
        <source>Noch keine Vorschau</source>
        <translation>No preview yet</translation>
    </message>
    <message>
        <source>Vorschau mit Beispiel</source>
        <translation>Preview with example</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Keine Vorschau möglich</source>
        <translation>No preview possible</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Nachweis und Rückweg</source>
        <translation>Proof and way back</translation>
    </message>
</context>
<context>
    <name>QuarantineView</name>
    <message>
        <source>Keine Sendung ausgewählt</source>
        <translation>No submission selected</translation>
    </message>
    <message>
        <source>Erneut abholen</source>
        <translation>Fetch again</translation>
    </message>
    <message>
        <source>Abschließen …</source>
        <translation>Settle …</translation>
    </message>
    <message>
        <source>Zuordnen …</source>
        <translation>Assign …</translation>
    </message>
    <message>
        <source>Verwerfen …</source>
        <translation>Discard …</translation>
    </message>
    <message>
        <source>Zu klären</source>
        <translation>To be clarified</translation>
    </message>
    <message>
        <source>Angaben kopieren</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>nicht angenommen</source>
        <translation>not accepted</translation>
    </message>
    <message>
        <source>ohne Dienst</source>
        <translation>no service</translation>
    </message>
    <message>
        <source>Was das bedeutet</source>
        <translation>What this means</translation>
    </message>
    <message>
        <source>Rückgabe an den Absender</source>
        <translation>Return to the sender</translation>
    </message>
    <message>
        <source>Was jetzt zu tun ist</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>Festgestellte Gründe</source>
        <translation>Reasons found</translation>
    </message>
    <message>
        <source>Es wurde kein Grund festgehalten. Bitte die IT verständigen.</source>
        <translation>No reason was recorded. Please tell IT.</translation>
    </message>
    <message>
        <source>Was von der Sendung bekannt ist</source>
        <translation>What is known of the submission</translation>
    </message>
    <message>
        <source>Vom Inhalt ist hier nichts gespeichert; er liegt weiter dort bereit, woher die Sendung kam.</source>
        <translation>Nothing of its content is stored here; it is still kept where the submission came from.</translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Erneut einlesen</source>
        <translation>Read again</translation>
    </message>
</context>
<context>
    <name>ReceivedPage</name>
    <message>
        <source>Ergebnis der Stellungnahme</source>
        <translation>Outcome of the statement</translation>
    </message>
    <message>
        <source>Eingegangen am</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Dokument, als das sie kam</source>
        <translation>Document it came as</translation>
    </message>
    <message>
        <source>Kurz, was darin steht; es kommt als Vermerk zur Akte (freiwillig)</source>
        <translation>Briefly what it says; it goes into the file as a record (optional)</translation>
    </message>
    <message>
        <source>ohne Dokument</source>
        <translation>no document</translation>
    </message>
    <message>
        <source>am</source>
        <translation>on</translation>
    </message>
</context>
<context>
    <name>ResultLines</name>
    <message>
        <source>Ergebnis des Fachverfahrens</source>
        <translation>Result of the specialised system</translation>
    </message>
    <message>
        <source>Tag der Entscheidung im Fachverfahren</source>
        <translation>Day of the decision in the specialised system</translation>
    </message>
    <message>
        <source>Vermerk dazu, zum Beispiel eine Nummer (freiwillig)</source>
        <translation>File note on it, for example a number (optional)</translation>
    </message>
    <message>
        <source>Vermerk zum Ergebnis</source>
        <translation>File note on the result</translation>
    </message>
    <message>
        <source>Ergebnis eintragen</source>
        <translation>Enter result</translation>
    </message>
    <message>
        <source>Ein Schreiben des Fachverfahrens bitte vorher mit „Dokument hinzufügen …“ dazulegen.</source>
        <translation>Please add a letter of the specialised system beforehand with “Add document …”.</translation>
    </message>
</context>
<context>
    <name>Returning</name>
    <message>
        <source>Ergebnis eingetragen. Der Vorgang ist abgeschlossen.</source>
        <translation>Result entered. The case is closed.</translation>
    </message>
    <message>
        <source>Zurückgenommen. Der Vorgang ist hier wieder in Prüfung.</source>
        <translation>Taken back. The case is being checked here again.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Seiten des Dokuments</source>
        <translation>Pages of the document</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Im Schlüsselspeicher dieses Rechners ablegen</source>
        <translation>Keep it in the key store of this computer</translation>
    </message>
    <message>
        <source>&amp;Kennwort für {login}</source>
        <translation>&amp;Password of {login}</translation>
    </message>
    <message>
        <source>Anmelden</source>
        <translation>Sign in</translation>
    </message>
</context>
<context>
    <name>SignsCard</name>
    <message>
        <source>Woran ein Dienst zu erkennen wäre</source>
        <translation>What a service could be recognised by</translation>
    </message>
</context>
<context>
    <name>StatementsCard</name>
    <message>
        <source>Stellungnahmen</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Eingang erfassen …</source>
        <translation>Enter receipt …</translation>
    </message>
    <message>
        <source>Eingang erfassen: {name}</source>
        <translation>Enter receipt: {name}</translation>
    </message>
</context>
<context>
    <name>StationStrip</name>
    <message>
        <source>Stationen des Vorgangs</source>
        <translation>Stations of the case</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>wird bearbeitet …</source>
        <translation>working …</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Text des Dokuments</source>
        <translation>Text of the document</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menü</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Mitteilungen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Mitteilungen ({count})</source>
        <translation>Messages ({count})</translation>
    </message>
    <message>
        <source>Suchen: Aktenzeichen, Name, Text …</source>
        <translation>Search: file reference, name, text …</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Befehl</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Befehl suchen</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Übungsbetrieb: Alle Personen und Vorgänge sind erfunden.</source>
        <translation>Practice: all persons and cases are invented.</translation>
    </message>
    <message>
        <source>ÜBUNG · nichts ist echt</source>
        <translation>PRACTICE · nothing is real</translation>
    </message>
    <message>
        <source>Am Tisch: {who}</source>
        <translation>At the desk: {who}</translation>
    </message>
    <message>
        <source>Benutzer wechseln</source>
        <translation>Switch user</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>13 Gruppen vom Blatt</source>
        <translation>13 groups from the sheet</translation>
    </message>
    <message>
        <source>&amp;Wiederherstellungsschlüssel</source>
        <translation>&amp;Recovery key</translation>
    </message>
    <message>
        <source>Freischalten</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>seit dem Kopieren geändert</source>
        <translation>changed since it was copied</translation>
    </message>
    <message>
        <source>übertragen</source>
        <translation>carried over</translation>
    </message>
    <message>
        <source>im Vorgang leer, wird nicht kopiert</source>
        <translation>empty in the case, not copied</translation>
    </message>
    <message>
        <source>fehlt, das Fachverfahren verlangt es</source>
        <translation>missing, the specialised system needs it</translation>
    </message>
</context>
<context>
    <name>WhencePage</name>
    <message>
        <source>Eingangsweg</source>
        <translation>Way of receipt</translation>
    </message>
    <message>
        <source>Eingangstag</source>
        <translation>Day of receipt</translation>
    </message>
    <message>
        <source>eingegangen über</source>
        <translation>received by</translation>
    </message>
    <message>
        <source>am</source>
        <translation>on</translation>
    </message>
</context>
<context>
    <name>approvals</name>
    <message>
        <source>Freigaben</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Links die Vorlagen, die älteste zuoberst; mit den Pfeiltasten gehen Sie durch. Rechts liegt genau der Bescheid, der versandt würde. Freigeben gilt für diese Bytes, diese Daten und dieses Dienstpaket und für nichts sonst.</source>
        <translation>On the left are the notices submitted, the oldest at the top; go through them with the arrow keys. On the right is exactly the notice that would be dispatched. Approval holds for these bytes, these data and this service pack, and for nothing else.</translation>
    </message>
    <message>
        <source>&amp;Freigeben</source>
        <translation>&amp;Approve</translation>
    </message>
    <message>
        <source>Gilt genau für den gezeigten Bescheid.</source>
        <translation>Holds for exactly the notice shown.</translation>
    </message>
    <message>
        <source>Zur Überarbeitung &amp;zurückgeben</source>
        <translation>&amp;Return for rework</translation>
    </message>
    <message>
        <source>Braucht eine Anmerkung, die sagt, was zu ändern ist.</source>
        <translation>Needs a remark that says what has to change.</translation>
    </message>
    <message>
        <source>&amp;Anmerkungen schreiben</source>
        <translation>&amp;Write remarks</translation>
    </message>
    <message>
        <source>&amp;Nächste Vorlage</source>
        <translation>&amp;Next notice</translation>
    </message>
    <message>
        <source>Nächstes &amp;Dokument</source>
        <translation>Next &amp;document</translation>
    </message>
    <message>
        <source>&amp;Vorgang öffnen</source>
        <translation>&amp;Open case</translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Gebühr</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Angaben</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Prüfpunkte bei der Vorlage</source>
        <translation>Checks when submitted</translation>
    </message>
    <message>
        <source>Ausfertigungen</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Ausfertigung {number}</source>
        <translation>Copy {number}</translation>
    </message>
    <message>
        <source>Entscheidung</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Datum des Bescheids</source>
        <translation>Date of the notice</translation>
    </message>
    <message>
        <source>Antrag eingegangen</source>
        <translation>Application received</translation>
    </message>
    <message>
        <source>gerade vorgelegt</source>
        <translation>just submitted</translation>
    </message>
    <message>
        <source>seit {count} Min.</source>
        <translation>for {count} min</translation>
    </message>
    <message>
        <source>seit {count} Std.</source>
        <translation>for {count} h</translation>
    </message>
    <message>
        <source>seit gestern</source>
        <translation>since yesterday</translation>
    </message>
    <message>
        <source>seit {count} Tagen</source>
        <translation>for {count} days</translation>
    </message>
    <message>
        <source>vorgelegt von {name} am {moment}</source>
        <translation>submitted by {name} on {moment}</translation>
    </message>
    <message>
        <source>Sie haben an diesem Bescheid mitgeschrieben. Nach dem Vier-Augen-Prinzip gibt ihn eine andere Person frei.</source>
        <translation>You took part in writing this notice. By the four-eyes principle someone else approves it.</translation>
    </message>
    <message>
        <source>Für diese Organisationseinheit dürfen Sie nicht freigeben.</source>
        <translation>You may not approve for this organisational unit.</translation>
    </message>
    <message>
        <source>Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.</source>
        <translation>Single seat: this file cannot prove that two persons acted.</translation>
    </message>
    <message>
        <source>Seit der Rückgabe durch {name} am {moment}</source>
        <translation>Since the return by {name} on {moment}</translation>
    </message>
    <message>
        <source>Seit der Vorlage vom {moment}, die zurückgezogen wurde</source>
        <translation>Since the submission of {moment}, which was recalled</translation>
    </message>
    <message>
        <source>Der Bescheid ist Byte für Byte derselbe.</source>
        <translation>The notice is the same byte for byte.</translation>
    </message>
    <message>
        <source>Auch der Wortlaut kann sich geändert haben; die frühere Fassung liegt rechts.</source>
        <translation>The wording may have changed too; the earlier version is on the right.</translation>
    </message>
    <message>
        <source>Die Daten sind gleich; geändert ist der Wortlaut. Die frühere Fassung liegt rechts.</source>
        <translation>The data are the same; the wording has changed. The earlier version is on the right.</translation>
    </message>
    <message>
        <source>Bescheid (SHA-256)</source>
        <translation>Notice (SHA-256)</translation>
    </message>
    <message>
        <source>Elektronisches Siegel</source>
        <translation>Electronic seal</translation>
    </message>
    <message>
        <source>Entscheidungsdaten (SHA-256)</source>
        <translation>Decision data (SHA-256)</translation>
    </message>
    <message>
        <source>Dienstpaket</source>
        <translation>Service pack</translation>
    </message>
    <message>
        <source>Zustand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Dieser Bescheid liegt erst seit eben hier; bitte ansehen.</source>
        <translation>This notice has only just come up; please look at it.</translation>
    </message>
    <message>
        <source>Zum Zurückgeben bitte in einem Satz sagen, was zu ändern ist.</source>
        <translation>To return it, please say in a sentence what has to change.</translation>
    </message>
    <message>
        <source>Worauf die Entscheidung beruht</source>
        <translation>What the decision rests on</translation>
    </message>
    <message>
        <source>Prüfung · {settled} von {count} erledigt</source>
        <translation>Check · {settled} of {count} settled</translation>
    </message>
    <message>
        <source>Die Freigabe gilt genau für</source>
        <translation>The approval holds exactly for</translation>
    </message>
    <message>
        <source>vorher {value}</source>
        <translation>before: {value}</translation>
    </message>
    <message>
        <source>jetzt {value}</source>
        <translation>now: {value}</translation>
    </message>
    <message>
        <source>{value}  · geändert</source>
        <translation>{value}  · changed</translation>
    </message>
    <message>
        <source>von Hand beurteilt durch {name}</source>
        <translation>judged by hand by {name}</translation>
    </message>
    <message>
        <source>Freigegeben: {name}, {reference}.</source>
        <translation>Approved: {name}, {reference}.</translation>
    </message>
    <message>
        <source>Zur Überarbeitung zurückgegeben: {name}, {reference}.</source>
        <translation>Returned for rework: {name}, {reference}.</translation>
    </message>
    <message>
        <source>Dieser Bescheid wurde inzwischen neu vorgelegt; gezeigt wird die neue Fassung.</source>
        <translation>This notice has meanwhile been submitted anew; the new version is shown.</translation>
    </message>
    <message>
        <source>Zurückgeben</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Freigeben</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Anmerkungen für die Sachbearbeitung</source>
        <translation>Remarks for the clerk</translation>
    </message>
    <message>
        <source>Nur nötig, wenn Sie zurückgeben: Was ist zu ändern?</source>
        <translation>Only needed for a return: what has to change?</translation>
    </message>
    <message>
        <source>Zur Freigabe</source>
        <translation>For approval</translation>
    </message>
    <message>
        <source>Vorgelegter Bescheid</source>
        <translation>Submitted notice</translation>
    </message>
    <message>
        <source>Frühere Vorlage</source>
        <translation>Earlier submission</translation>
    </message>
    <message>
        <source>Neue Vorlagen erscheinen hier von selbst, die älteste zuoberst.</source>
        <translation>Newly submitted notices appear here by themselves, the oldest at the top.</translation>
    </message>
    <message>
        <source>Nichts zur Freigabe</source>
        <translation>Nothing awaiting approval</translation>
    </message>
    <message>
        <source>Nebenbestimmungen, abweichend vom Vorschlag</source>
        <translation>Ancillary provisions, other than proposed</translation>
    </message>
    <message>
        <source>Nr. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>von der Sachbearbeitung geändert</source>
        <translation>changed by the clerk</translation>
    </message>
    <message>
        <source>Reihenfolge</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>frei geschrieben</source>
        <translation>written freely</translation>
    </message>
    <message>
        <source>aus dem Verzeichnis, Wortlaut geändert</source>
        <translation>from the catalogue, wording changed</translation>
    </message>
    <message>
        <source>aus dem Verzeichnis</source>
        <translation>from the catalogue</translation>
    </message>
    <message>
        <source>Vorschlag, Wortlaut geändert</source>
        <translation>proposed, wording changed</translation>
    </message>
    <message>
        <source>wie vorgeschlagen</source>
        <translation>as proposed</translation>
    </message>
    <message>
        <source>weggelassen, ohne Begründung</source>
        <translation>left out, no reason given</translation>
    </message>
    <message>
        <source>weggelassen: {reason}</source>
        <translation>left out: {reason}</translation>
    </message>
</context>
<context>
    <name>chips</name>
    <message>
        <source>ruht</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>Frist ruht</source>
        <translation>deadline paused</translation>
    </message>
    <message>
        <source>ohne Frist</source>
        <translation>no deadline</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>{days} T</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{days} T über</source>
        <translation>{days} d over</translation>
    </message>
    <message>
        <source>heute Fristende</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>noch 1 Tag</source>
        <translation>1 day left</translation>
    </message>
    <message>
        <source>seit 1 Tag überfällig</source>
        <translation>1 day overdue</translation>
    </message>
    <message>
        <source>noch {days} Tage</source>
        <translation>{days} days left</translation>
    </message>
    <message>
        <source>seit {days} Tagen überfällig</source>
        <translation>{days} days overdue</translation>
    </message>
    <message>
        <source>Unterlagen überfällig, Frist war {day}</source>
        <translation>documents overdue, deadline was {day}</translation>
    </message>
    <message>
        <source>Unterlagen überfällig</source>
        <translation>documents overdue</translation>
    </message>
    <message>
        <source>wartet auf Unterlagen bis {day}</source>
        <translation>waiting for documents until {day}</translation>
    </message>
    <message>
        <source>Unterlagen bis {day}</source>
        <translation>documents by {day}</translation>
    </message>
    <message>
        <source>Äußerung überfällig</source>
        <translation>Comments overdue</translation>
    </message>
    <message>
        <source>Äußerung überfällig, Frist war {day}</source>
        <translation>Comments overdue, they were due {day}</translation>
    </message>
    <message>
        <source>Anhörung bis {day}</source>
        <translation>Hearing until {day}</translation>
    </message>
    <message>
        <source>Stellungnahme überfällig</source>
        <translation>Statement overdue</translation>
    </message>
    <message>
        <source>Stellungnahme überfällig, Frist war {day}</source>
        <translation>Statement overdue, it was due {day}</translation>
    </message>
    <message>
        <source>wartet auf Stellungnahme bis {day}</source>
        <translation>waiting for a statement until {day}</translation>
    </message>
    <message>
        <source>Stellungnahme bis {day}</source>
        <translation>Statement by {day}</translation>
    </message>
</context>
<context>
    <name>copies</name>
    <message>
        <source>Für {name}</source>
        <translation>For {name}</translation>
    </message>
    <message>
        <source>Mehrausfertigung für {name}</source>
        <translation>Further copy for {name}</translation>
    </message>
</context>
<context>
    <name>decision</name>
    <message>
        <source>Entscheidung</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Wählen Sie die Entscheidung, prüfen Sie die Angaben und den Text. Rechts schreibt der Bescheid mit. Die rote Liste sagt, was noch fehlt, und führt hin; F8 geht zum nächsten Punkt. Jede Änderung wird von selbst gesichert.</source>
        <translation>Choose the decision, check the data and the text. The notice on the right follows as you write. The red list says what is still missing and leads there; F8 goes to the next point. Every change is saved by itself.</translation>
    </message>
    <message>
        <source>Bescheid speichern</source>
        <translation>Save notice</translation>
    </message>
    <message>
        <source>Nebenbestimmung &amp;hinzufügen</source>
        <translation>&amp;Add an ancillary provision</translation>
    </message>
    <message>
        <source>Sucht im Verzeichnis des Dienstpakets, während Sie tippen.</source>
        <translation>Searches the catalogue of the service pack while you type.</translation>
    </message>
    <message>
        <source>Nebenbestimmung f&amp;rei schreiben</source>
        <translation>W&amp;rite an ancillary provision freely</translation>
    </message>
    <message>
        <source>&amp;Nächster offener Punkt</source>
        <translation>&amp;Next open point</translation>
    </message>
    <message>
        <source>Nächstes &amp;fragliches Wort</source>
        <translation>Next &amp;doubtful word</translation>
    </message>
    <message>
        <source>Zeigt Vorschläge zur Schreibweise; mit Pfeil und Eingabe wählen.</source>
        <translation>Shows suggestions for the spelling; choose with the arrow keys and Enter.</translation>
    </message>
    <message>
        <source>Nächstes &amp;Dokument</source>
        <translation>Next &amp;document</translation>
    </message>
    <message>
        <source>Zur &amp;Vorschau</source>
        <translation>To the pre&amp;view</translation>
    </message>
    <message>
        <source>&amp;Bescheid speichern …</source>
        <translation>&amp;Save notice …</translation>
    </message>
    <message>
        <source>Zur &amp;Freigabe vorlegen</source>
        <translation>Submit for &amp;approval</translation>
    </message>
    <message>
        <source>Bindet den Bescheid an seine Bytes und legt ihn der Leitung vor.</source>
        <translation>Binds the notice to its bytes and submits it to the supervisor.</translation>
    </message>
    <message>
        <source>Entwurf jetzt &amp;sichern</source>
        <translation>Save d&amp;raft now</translation>
    </message>
    <message>
        <source>Gesichert wird ohnehin jede Änderung von selbst.</source>
        <translation>Every change is saved by itself anyway.</translation>
    </message>
    <message>
        <source>Aus der Freigabe &amp;zurückholen</source>
        <translation>Re&amp;call from approval</translation>
    </message>
    <message>
        <source>Der Bescheid liegt jetzt unter {path}.</source>
        <translation>The notice is now at {path}.</translation>
    </message>
    <message>
        <source>Der Bescheid für {name} liegt jetzt zur Freigabe vor.</source>
        <translation>The notice for {name} is now awaiting approval.</translation>
    </message>
    <message>
        <source>Zur Freigabe</source>
        <translation>Submit for approval</translation>
    </message>
    <message>
        <source>Bescheid speichern …</source>
        <translation>Save notice …</translation>
    </message>
    <message>
        <source>Der Bescheid liegt zur Freigabe vor. Solange kann niemand daran schreiben.</source>
        <translation>The notice is awaiting approval. Until then nobody can write on it.</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Der Bescheid ist freigegeben.</source>
        <translation>The notice is approved.</translation>
    </message>
    <message>
        <source>Freigegeben von {name} am {moment}. Gezeigt wird genau dieser Bescheid.</source>
        <translation>Approved by {name} on {moment}. Exactly this notice is shown.</translation>
    </message>
    <message>
        <source>Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.</source>
        <translation>Single seat: this file cannot prove that two persons acted.</translation>
    </message>
    <message>
        <source>Für diesen Vorgang ist noch kein Dienst bestimmt.</source>
        <translation>No service has been determined for this case yet.</translation>
    </message>
    <message>
        <source>Über diesen Vorgang wird noch nicht in diesem Programm entschieden.</source>
        <translation>This case is not decided in this program yet.</translation>
    </message>
    <message>
        <source>Der Vorgang ist noch niemandem zugewiesen. Übernehmen Sie ihn, um zu entscheiden.</source>
        <translation>The case is not assigned to anyone yet. Claim it in order to decide.</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Nur zum Lesen: Der Vorgang liegt bei {name}.</source>
        <translation>Read only: the case is with {name}.</translation>
    </message>
    <message>
        <source>Nur zum Lesen: In diesem Zustand wird nichts entschieden.</source>
        <translation>Read only: nothing is decided in this state.</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Jede Änderung wird von selbst gesichert. Jetzt sichern: Strg+S</source>
        <translation>Every change is saved by itself. Save now: Ctrl+S</translation>
    </message>
    <message>
        <source>{days}, Fristende war {day}</source>
        <translation>{days}, was due {day}</translation>
    </message>
    <message>
        <source>{days} bis Fristende {day}</source>
        <translation>{days}, due {day}</translation>
    </message>
    <message>
        <source>{label} angeben</source>
        <translation>Add: {label}</translation>
    </message>
    <message>
        <source>zurücknehmen</source>
        <translation>take back</translation>
    </message>
    <message>
        <source>{label}: im Antrag {before}, von Ihnen geändert</source>
        <translation>{label}: {before} in the application, changed by you</translation>
    </message>
    <message>
        <source>{label}: Vorgabe {before}, von Ihnen geändert</source>
        <translation>{label}: preset {before}, changed by you</translation>
    </message>
    <message>
        <source>Bereit zur Freigabe</source>
        <translation>Ready for approval</translation>
    </message>
    <message>
        <source>Noch kein Entwurf</source>
        <translation>No draft yet</translation>
    </message>
    <message>
        <source>wird gesichert …</source>
        <translation>saving …</translation>
    </message>
    <message>
        <source>Entwurf gesichert {clock}</source>
        <translation>Draft saved {clock}</translation>
    </message>
    <message>
        <source>auf diesem Rechner gesichert {clock}</source>
        <translation>kept on this computer {clock}</translation>
    </message>
    <message>
        <source>Es gibt zwei Fassungen. Ihre Worte stehen weiter hier.</source>
        <translation>There are two versions. Your words are still here.</translation>
    </message>
    <message>
        <source>nicht gesichert: zwei Fassungen</source>
        <translation>not saved: two versions</translation>
    </message>
    <message>
        <source>nicht gesichert · erneut sichern</source>
        <translation>not saved · save again</translation>
    </message>
    <message>
        <source>Der Bescheid wird gerade vorgelegt.</source>
        <translation>The notice is being submitted.</translation>
    </message>
    <message>
        <source>Es gibt zwei Fassungen dieses Entwurfs. Entscheiden Sie zuerst, welche gilt.</source>
        <translation>There are two versions of this draft. First decide which one holds.</translation>
    </message>
    <message>
        <source>Der Bescheid wird noch zusammengestellt.</source>
        <translation>The notice is still being put together.</translation>
    </message>
    <message>
        <source>Es ist noch keine Entscheidung gewählt.</source>
        <translation>No decision has been chosen yet.</translation>
    </message>
    <message>
        <source>Die Datenbank ist nicht erreichbar. Vorlegen geht erst wieder, wenn sie antwortet.</source>
        <translation>The database cannot be reached. Submitting is possible again once it answers.</translation>
    </message>
    <message>
        <source>Der Entwurf ist nicht gesichert.</source>
        <translation>The draft is not saved.</translation>
    </message>
    <message>
        <source>Rechenschritte</source>
        <translation>Steps of the calculation</translation>
    </message>
    <message>
        <source>Rechenweg schließen</source>
        <translation>Close calculation</translation>
    </message>
    <message>
        <source>Rechenweg ({count} Schritte)</source>
        <translation>Calculation ({count} steps)</translation>
    </message>
    <message>
        <source>Bescheidtext</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <source>Baustein wiederherstellen</source>
        <translation>Restore text block</translation>
    </message>
    <message>
        <source>Dieser Text steht fest.</source>
        <translation>This text is fixed.</translation>
    </message>
    <message>
        <source>{name} fehlt</source>
        <translation>{name} missing</translation>
    </message>
    <message>
        <source>Zur Stelle, an der die Angabe eingetragen wird</source>
        <translation>To the place where this is entered</translation>
    </message>
    <message>
        <source>nicht bestätigt: {reason}</source>
        <translation>not confirmed: {reason}</translation>
    </message>
    <message>
        <source>Zurück zur Überarbeitung</source>
        <translation>Returned for rework</translation>
    </message>
    <message>
        <source>Zwei Fassungen dieses Entwurfs</source>
        <translation>Two versions of this draft</translation>
    </message>
    <message>
        <source>Meine Fassung übernehmen</source>
        <translation>Use my version</translation>
    </message>
    <message>
        <source>Beide zusammenführen</source>
        <translation>Merge both</translation>
    </message>
    <message>
        <source>Andere Fassung übernehmen</source>
        <translation>Use the other version</translation>
    </message>
    <message>
        <source>{who} hat diesen Entwurf am {moment} gesichert, während Sie schrieben. Ihre Worte stehen weiter hier und sind noch nicht gesichert. Was Sie nicht übernehmen, bleibt als Notiz im Vorgang.</source>
        <translation>{who} saved this draft on {moment} while you were writing. Your words are still here and not saved yet. What you do not take over stays as a note in the case.</translation>
    </message>
    <message>
        <source>Fassungen vergleichen</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>Vergleich schließen</source>
        <translation>Close comparison</translation>
    </message>
    <message>
        <source>Ihre Fassung</source>
        <translation>Your version</translation>
    </message>
    <message>
        <source>Andere Fassung</source>
        <translation>Other version</translation>
    </message>
    <message>
        <source>Vorschau des Bescheids</source>
        <translation>Preview of the notice</translation>
    </message>
    <message>
        <source>Noch kein Bescheid</source>
        <translation>No notice yet</translation>
    </message>
    <message>
        <source>Wählen Sie links eine Entscheidung.</source>
        <translation>Choose a decision on the left.</translation>
    </message>
    <message>
        <source>Kein fragliches Wort.</source>
        <translation>No doubtful word.</translation>
    </message>
    <message>
        <source>Vorgelegter Bescheid</source>
        <translation>Submitted notice</translation>
    </message>
    <message>
        <source>Freigegebener Bescheid</source>
        <translation>Approved notice</translation>
    </message>
    <message>
        <source>Keine Vorschau</source>
        <translation>No preview</translation>
    </message>
    <message>
        <source>Kein Vorgang auf dem Tisch</source>
        <translation>No case on the desk</translation>
    </message>
    <message>
        <source>Öffnen Sie einen Vorgang und wählen Sie dort „Entscheiden“.</source>
        <translation>Open a case and choose “Decide” there.</translation>
    </message>
    <message>
        <source>eingegangen {day} über {channel}</source>
        <translation>received {day} via {channel}</translation>
    </message>
    <message>
        <source>noch niemandem zugewiesen</source>
        <translation>not assigned to anyone yet</translation>
    </message>
    <message>
        <source>zuständig: {name}</source>
        <translation>in charge: {name}</translation>
    </message>
    <message>
        <source>Vorschlag des Dienstpakets</source>
        <translation>proposed by the service pack</translation>
    </message>
    <message>
        <source>aus dem Verzeichnis</source>
        <translation>from the catalogue</translation>
    </message>
    <message>
        <source>frei</source>
        <translation>free</translation>
    </message>
    <message>
        <source>eigener Text, noch nicht gesichert</source>
        <translation>own text, not saved yet</translation>
    </message>
    <message>
        <source>eigener Text, gesichert {clock}</source>
        <translation>own text, saved {clock}</translation>
    </message>
    <message>
        <source>zur Stelle</source>
        <translation>to the place</translation>
    </message>
    <message>
        <source>zum Prüfpunkt</source>
        <translation>to the check</translation>
    </message>
    <message>
        <source>zur Auswahl</source>
        <translation>to the choice</translation>
    </message>
    <message>
        <source>zu den Einstellungen</source>
        <translation>to the settings</translation>
    </message>
    <message>
        <source>1 Punkt verhindert die Freigabe</source>
        <translation>1 point prevents approval</translation>
    </message>
    <message>
        <source>{count} Punkte verhindern die Freigabe</source>
        <translation>{count} points prevent approval</translation>
    </message>
    <message>
        <source>Nicht übernommene Fassung des Entwurfs ({who}, {moment}):</source>
        <translation>Version of the draft not taken over ({who}, {moment}):</translation>
    </message>
    <message>
        <source>Was nicht übernommen wurde, steht als Notiz im Vorgang.</source>
        <translation>What was not taken over stands as a note in the case.</translation>
    </message>
    <message>
        <source>Aus dem Verzeichnis hinzufügen</source>
        <translation>Add from the catalogue</translation>
    </message>
    <message>
        <source>Aus dem Verzeichnis hinzufügen …</source>
        <translation>Add from the catalogue …</translation>
    </message>
    <message>
        <source>Gefundene Nebenbestimmungen</source>
        <translation>Ancillary provisions found</translation>
    </message>
    <message>
        <source>Nichts im Verzeichnis passt dazu.</source>
        <translation>Nothing in the catalogue fits.</translation>
    </message>
    <message>
        <source>Nebenbestimmungen</source>
        <translation>Ancillary provisions</translation>
    </message>
    <message>
        <source>Beteiligte</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Der Verweis {mark} liegt in der Zwischenablage. Im Bescheid steht dafür die Nummer, auch nach dem Verschieben.</source>
        <translation>The reference {mark} lies on the clipboard. The notice says the number instead, also after moving.</translation>
    </message>
    <message>
        <source>Art der Nebenbestimmung</source>
        <translation>Kind of ancillary provision</translation>
    </message>
    <message>
        <source>Gehört nach dem Dienstpaket in den Bescheid.</source>
        <translation>Belongs into the notice, says the service pack.</translation>
    </message>
    <message>
        <source>Nebenbestimmung {number}: {title}, {whose}</source>
        <translation>Ancillary provision {number}: {title}, {whose}</translation>
    </message>
    <message>
        <source>Alt mit Pfeil verschiebt, Eingabe führt zum Text, Entf lässt weg.</source>
        <translation>Alt with an arrow moves it, Enter leads to its text, Delete leaves it out.</translation>
    </message>
    <message>
        <source>{title} nach oben</source>
        <translation>{title} up</translation>
    </message>
    <message>
        <source>{title} nach unten</source>
        <translation>{title} down</translation>
    </message>
    <message>
        <source>Verweis auf {title} kopieren</source>
        <translation>Copy a reference to {title}</translation>
    </message>
    <message>
        <source>{title} weglassen</source>
        <translation>Leave out {title}</translation>
    </message>
    <message>
        <source>Nach oben (Alt+Pfeil hoch)</source>
        <translation>Up (Alt+Up)</translation>
    </message>
    <message>
        <source>Nach unten (Alt+Pfeil runter)</source>
        <translation>Down (Alt+Down)</translation>
    </message>
    <message>
        <source>Verweis auf diese Nummer kopieren (Strg+C)</source>
        <translation>Copy a reference to this number (Ctrl+C)</translation>
    </message>
    <message>
        <source>Weglassen (Entf)</source>
        <translation>Leave out (Delete)</translation>
    </message>
    <message>
        <source>Ziehen, um zu verschieben (oder Alt+Pfeil)</source>
        <translation>Drag to move (or Alt+arrow)</translation>
    </message>
    <message>
        <source>weggelassen: {title}</source>
        <translation>left out: {title}</translation>
    </message>
    <message>
        <source>{kind} (frei {number})</source>
        <translation>{kind} (free {number})</translation>
    </message>
    <message>
        <source>Nur mit Begründung.</source>
        <translation>Only with a reason.</translation>
    </message>
    <message>
        <source>Ohne sie gibt es keine Freigabe.</source>
        <translation>Without it there is no release.</translation>
    </message>
    <message>
        <source>Der Bescheid hat keine Nebenbestimmungen.</source>
        <translation>The notice has no ancillary provisions.</translation>
    </message>
    <message>
        <source>Freie Nebenbestimmung</source>
        <translation>Free ancillary provision</translation>
    </message>
    <message>
        <source>Warum sie wegbleibt</source>
        <translation>Why it is left out</translation>
    </message>
    <message>
        <source>Wieder aufnehmen</source>
        <translation>Take in again</translation>
    </message>
    <message>
        <source>Warum „{title}“ wegbleibt</source>
        <translation>Why “{title}” is left out</translation>
    </message>
    <message>
        <source>ohne Ausfertigung: {name}</source>
        <translation>without a copy: {name}</translation>
    </message>
    <message>
        <source>Weitere beteiligte Person</source>
        <translation>Another party</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Anschrift, wie sie im Fenster steht: Frau oder Herrn, Name, Straße, Ort</source>
        <translation>Address as it stands in the window: Frau or Herrn, name, street, town</translation>
    </message>
    <message>
        <source>Name und Anschrift</source>
        <translation>Name and address</translation>
    </message>
    <message>
        <source>in der Vorschau</source>
        <translation>in the preview</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>Diese Ausfertigung zeigt die Vorschau.</source>
        <translation>The preview shows this copy.</translation>
    </message>
    <message>
        <source>Ausfertigung für {name} ansehen</source>
        <translation>Look at the copy for {name}</translation>
    </message>
    <message>
        <source>{name} bekommt keine Ausfertigung</source>
        <translation>{name} gets no copy</translation>
    </message>
    <message>
        <source>Keine Ausfertigung</source>
        <translation>No copy</translation>
    </message>
    <message>
        <source>Ausfertigung geben</source>
        <translation>Give a copy</translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message>
        <source>Erneut prüfen</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>Bescheid und Dokumente</source>
        <translation>Notice and documents</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Bitte als Datum angeben, z. B. 01.12.2026.</source>
        <translation>Please enter a date, e.g. 01.12.2026.</translation>
    </message>
    <message>
        <source>Bitte als Betrag angeben, z. B. 1.234,50.</source>
        <translation>Please enter an amount, e.g. 1.234,50.</translation>
    </message>
    <message>
        <source>Bitte als ganze Zahl angeben.</source>
        <translation>Please enter a whole number.</translation>
    </message>
    <message>
        <source>Bitte prüfen.</source>
        <translation>Please check.</translation>
    </message>
    <message>
        <source>aus dem Antrag</source>
        <translation>from the application</translation>
    </message>
    <message>
        <source>Vorgabe des Dienstes</source>
        <translation>preset by the service</translation>
    </message>
    <message>
        <source>aus dem Vorgang</source>
        <translation>from the case</translation>
    </message>
</context>
<context>
    <name>inputs</name>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>bitte wählen</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nein</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>Schreiben drucken</source>
        <translation>Print letters</translation>
    </message>
</context>
<context>
    <name>program</name>
    <message>
        <source>&amp;Benutzer wechseln</source>
        <translation>Switch &amp;user</translation>
    </message>
    <message>
        <source>Benutzer wechseln: {name}</source>
        <translation>Switch user: {name}</translation>
    </message>
    <message>
        <source>&amp;Gehe zu</source>
        <translation>&amp;Go to</translation>
    </message>
    <message>
        <source>&amp;Zurück</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Arbeitsbereiche ansteuern</source>
        <translation>Move to the work &amp;areas</translation>
    </message>
    <message>
        <source>Gehe zu: {room}</source>
        <translation>Go to: {room}</translation>
    </message>
    <message>
        <source>&amp;Suchen</source>
        <translation>&amp;Search</translation>
    </message>
    <message>
        <source>&amp;Befehl suchen</source>
        <translation>Find a &amp;command</translation>
    </message>
    <message>
        <source>&amp;Menü</source>
        <translation>&amp;Menu</translation>
    </message>
    <message>
        <source>&amp;Ansicht</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Farben: wie das &amp;System</source>
        <translation>Colours: like the &amp;system</translation>
    </message>
    <message>
        <source>Farben: &amp;hell</source>
        <translation>Colours: &amp;light</translation>
    </message>
    <message>
        <source>Farben: &amp;dunkel</source>
        <translation>Colours: &amp;dark</translation>
    </message>
    <message>
        <source>Farben: hoher &amp;Kontrast</source>
        <translation>Colours: high &amp;contrast</translation>
    </message>
    <message>
        <source>Schrift &amp;größer</source>
        <translation>&amp;Larger text</translation>
    </message>
    <message>
        <source>Schrift k&amp;leiner</source>
        <translation>&amp;Smaller text</translation>
    </message>
    <message>
        <source>Schrift &amp;normal</source>
        <translation>&amp;Normal text</translation>
    </message>
    <message>
        <source>Si&amp;chtschutz</source>
        <translation>Priva&amp;cy screen</translation>
    </message>
    <message>
        <source>Verdeckt alles, bis eine Taste gedrückt wird; geschlossen wird nichts.</source>
        <translation>Covers everything until a key is pressed; nothing is closed.</translation>
    </message>
    <message>
        <source>&amp;Hilfe</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Hilfe und Tastenkürzel</source>
        <translation>&amp;Help and keyboard shortcuts</translation>
    </message>
    <message>
        <source>&amp;Mitteilungen</source>
        <translation>&amp;Messages</translation>
    </message>
    <message>
        <source>Programm &amp;beenden</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Vorgang</source>
        <translation>&amp;Case</translation>
    </message>
</context>
<context>
    <name>seal</name>
    <message>
        <source>keines</source>
        <translation>none</translation>
    </message>
    <message>
        <source>beschädigt: Es passt nicht zu diesen Bytes und beweist nichts.</source>
        <translation>damaged: it does not fit these bytes and proves nothing.</translation>
    </message>
    <message>
        <source>%d.%m.%Y</source>
        <translation>%d.%m.%Y</translation>
    </message>
    <message>
        <source>{holder}, Zertifikat gültig bis {day}</source>
        <translation>{holder}, certificate valid until {day}</translation>
    </message>
    <message>
        <source>{seal}, ohne Zeitstempel</source>
        <translation>{seal}, without time stamp</translation>
    </message>
    <message>
        <source>%d.%m.%Y, %H:%M Uhr</source>
        <translation>%d.%m.%Y, %H:%M</translation>
    </message>
    <message>
        <source>{seal}, Zeitstempel {moment}</source>
        <translation>{seal}, time stamp {moment}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Einstellungen</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Darstellung und Sprache gelten nur für Sie. Die übrigen Seiten zeigen, wie das Büro eingerichtet ist und was noch niemand bestätigt hat.</source>
        <translation>Appearance and language hold for you only. The other pages show how the office is set up and what nobody has confirmed yet.</translation>
    </message>
    <message>
        <source>Einrichtung &amp;prüfen</source>
        <translation>&amp;Check the installation</translation>
    </message>
    <message>
        <source>Programm</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Büro und Datenbank</source>
        <translation>Office and database</translation>
    </message>
    <message>
        <source>Dienste · {summary}</source>
        <translation>Services · {summary}</translation>
    </message>
    <message>
        <source>Fassung {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Erneut prüfen</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>wird geprüft …</source>
        <translation>checking …</translation>
    </message>
    <message>
        <source>Prüfung der Einrichtung</source>
        <translation>Check of the installation</translation>
    </message>
    <message>
        <source>Über Amtstisch</source>
        <translation>About Amtstisch</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Lizenzen</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Lizenzen schließen</source>
        <translation>Close licences</translation>
    </message>
    <message>
        <source>Lizenzen lesen</source>
        <translation>Read licences</translation>
    </message>
    <message>
        <source>1 Quelle: {sources}</source>
        <translation>1 source: {sources}</translation>
    </message>
    <message>
        <source>{count} Quellen: {sources}</source>
        <translation>{count} sources: {sources}</translation>
    </message>
    <message>
        <source>Alles bestätigt.</source>
        <translation>All confirmed.</translation>
    </message>
    <message>
        <source>nicht bestätigt</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <source>{procedures} Verfahren · {checks} Prüfpunkte · {decisions} Entscheidungen</source>
        <translation>{procedures} procedures · {checks} checks · {decisions} decisions</translation>
    </message>
    <message>
        <source>Rechtsbehelf</source>
        <translation>Legal remedy</translation>
    </message>
    <message>
        <source>Baustein „{title}“</source>
        <translation>Text block “{title}”</translation>
    </message>
    <message>
        <source>Frist „{label}“</source>
        <translation>Deadline “{label}”</translation>
    </message>
    <message>
        <source>Aufbewahrung „{label}“</source>
        <translation>Retention “{label}”</translation>
    </message>
    <message>
        <source>Übungsbetrieb: Alle Personen und Anträge sind erfunden. Bescheide tragen den Aufdruck „ÜBUNG“; es wird nichts versandt.</source>
        <translation>Practice: all persons and applications are invented. Notices bear the mark “ÜBUNG” (practice); nothing is dispatched.</translation>
    </message>
    <message>
        <source>Echtbetrieb: Vorgänge und Bescheide sind echt.</source>
        <translation>Live operation: cases and notices are real.</translation>
    </message>
    <message>
        <source>Einzelplatz: Die Datenbank liegt auf diesem Rechner. Wer die Datei besitzt, könnte sie am Programm vorbei ändern; die Trennung der Personen kann diese Datei deshalb nicht beweisen.</source>
        <translation>Single seat: the database is on this computer. Whoever owns the file could change it past the program; this file therefore cannot prove that two persons acted.</translation>
    </message>
    <message>
        <source>Gemeinsame Datenbank: Die Trennung der Personen setzt der Server durch.</source>
        <translation>Shared database: the server enforces the separation of persons.</translation>
    </message>
    <message>
        <source>{count} Dienste, alles bestätigt</source>
        <translation>{count} services, all confirmed</translation>
    </message>
    <message>
        <source>{count} Dienste, {points} Punkte noch nicht bestätigt</source>
        <translation>{count} services, {points} points not confirmed yet</translation>
    </message>
    <message>
        <source>Alles in Ordnung</source>
        <translation>All in order</translation>
    </message>
    <message>
        <source>{count} Fehler</source>
        <translation>faults: {count}</translation>
    </message>
    <message>
        <source>1 Hinweis</source>
        <translation>1 remark</translation>
    </message>
    <message>
        <source>{count} Hinweise</source>
        <translation>{count} remarks</translation>
    </message>
    <message>
        <source>in Ordnung</source>
        <translation>in order</translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>Fehler</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>Datenbank</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Journal und Dokumente</source>
        <translation>Journal and documents</translation>
    </message>
    <message>
        <source>Platz auf dem Datenträger</source>
        <translation>Space on the disk</translation>
    </message>
    <message>
        <source>Dienstpakete</source>
        <translation>Service packs</translation>
    </message>
    <message>
        <source>Angaben der Behörde</source>
        <translation>Details of the authority</translation>
    </message>
    <message>
        <source>Zuständigkeiten</source>
        <translation>Responsibilities</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>Persons</translation>
    </message>
    <message>
        <source>Schlüsselspeicher</source>
        <translation>Key store</translation>
    </message>
    <message>
        <source>Laufzeit</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Sicherung</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Verschlüsselung</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>Unversehrtheit der Datei</source>
        <translation>Integrity of the file</translation>
    </message>
    <message>
        <source>Einzelplatz</source>
        <translation>Single seat</translation>
    </message>
    <message>
        <source>Leitung</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Datenbankserver</source>
        <translation>Database server</translation>
    </message>
    <message>
        <source>Trennung der Rechte</source>
        <translation>Separation of rights</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Siegel des Journals</source>
        <translation>Seal of the journal</translation>
    </message>
    <message>
        <source>Siegel der Bescheide</source>
        <translation>Seal of the notices</translation>
    </message>
    <message>
        <source>Postausgang</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Schlüssel</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Formulardateien</source>
        <translation>Form files</translation>
    </message>
    <message>
        <source>Verbindungen</source>
        <translation>Connections</translation>
    </message>
    <message>
        <source>Zweitschrift</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Schadprogramme</source>
        <translation>Malware</translation>
    </message>
    <message>
        <source>Beiseitegelegtes</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Größe</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Technik</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Datenordner</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Rechtschreibung</source>
        <translation>Spelling</translation>
    </message>
    <message>
        <source>Darstellung</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Farben</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Schriftgröße</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>„System“ folgt dem Rechner, auch beim hohen Kontrast. Strg+Plus und Strg+Minus ändern die Schriftgröße, in einem Dokument dessen Größe.</source>
        <translation>“System” follows the computer, also in high contrast. Ctrl+Plus and Ctrl+Minus change the size of the letters, within a document the size of the document.</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Die Sprache ist hier vorgegeben.</source>
        <translation>The language is preset here.</translation>
    </message>
    <message>
        <source>Gilt ab dem nächsten Start.</source>
        <translation>Takes effect at the next start.</translation>
    </message>
    <message>
        <source>Die Sprache der Oberfläche. Bescheide bleiben deutsch.</source>
        <translation>The language of the interface. Notices stay German.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Hell</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dunkel</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Hoher Kontrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Bereich</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Darstellung und Sprache</source>
        <translation>Appearance and language</translation>
    </message>
    <message>
        <source>Dienste</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Über</source>
        <translation>About</translation>
    </message>
    <message>
        <source>an, Wörterbuch {dictionary}, eigene Wörter: {count}</source>
        <translation>on, dictionary {dictionary}, own words: {count}</translation>
    </message>
    <message>
        <source>aus: Auf diesem Rechner fehlt Hunspell. Die IT kann es einrichten (Debian: libhunspell-1.7-0 und hunspell-de-de).</source>
        <translation>off: Hunspell is not installed on this computer. IT can set it up (Debian: libhunspell-1.7-0 and hunspell-de-de).</translation>
    </message>
    <message>
        <source>aus: Auf diesem Rechner fehlt ein deutsches Wörterbuch. Die IT kann es einrichten (Debian: hunspell-de-de) oder in config.toml unter [spelling] dictionaries einen Ordner nennen.</source>
        <translation>off: There is no German dictionary on this computer. IT can set one up (Debian: hunspell-de-de) or name a folder in config.toml under [spelling] dictionaries.</translation>
    </message>
    <message>
        <source>Briefkopf</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>Einheit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Muster des Briefkopfs</source>
        <translation>Sample of the letterhead</translation>
    </message>
    <message>
        <source>wird gedruckt …</source>
        <translation>being printed …</translation>
    </message>
    <message>
        <source>Nichts fehlt, und die Anschrift steht im Fenster.</source>
        <translation>Nothing is missing, and the address stands in the window.</translation>
    </message>
    <message>
        <source>Behörde</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Absenderzeile</source>
        <translation>Sender line</translation>
    </message>
    <message>
        <source>Hausanschrift</source>
        <translation>Street address</translation>
    </message>
    <message>
        <source>Informationsblock</source>
        <translation>Info block</translation>
    </message>
    <message>
        <source>Fußzeile</source>
        <translation>Footer</translation>
    </message>
    <message>
        <source>Farbe</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Form nach DIN 5008</source>
        <translation>Form by DIN 5008</translation>
    </message>
    <message>
        <source>Wappen oder Logo</source>
        <translation>Coat of arms or logo</translation>
    </message>
    <message>
        <source>nicht eingetragen</source>
        <translation>not entered</translation>
    </message>
    <message>
        <source>authority.toml, Einheit</source>
        <translation>authority.toml, unit</translation>
    </message>
    <message>
        <source>authority.toml, ganze Behörde</source>
        <translation>authority.toml, whole authority</translation>
    </message>
    <message>
        <source>Vorgabe des Programms</source>
        <translation>set by the program</translation>
    </message>
</context>
<context>
    <name>spelling</name>
    <message>
        <source>Vorschläge werden gesucht …</source>
        <translation>Looking for suggestions …</translation>
    </message>
    <message>
        <source>„{word}“ ins Wörterbuch aufnehmen</source>
        <translation>Add “{word}” to the dictionary</translation>
    </message>
    <message>
        <source>Fragliches Wort: {word}</source>
        <translation>Doubtful word: {word}</translation>
    </message>
    <message>
        <source>Kein Vorschlag</source>
        <translation>No suggestion</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>jetzt</source>
        <translation>now</translation>
    </message>
    <message>
        <source>steht aus</source>
        <translation>ahead</translation>
    </message>
</context>
</TS>
