<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="de_DE">
<context>
    <name></name>
    <message>
        <source>Nicht angenommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hier liegt, was kein Vorgang werden konnte, mit Grund und nächstem Schritt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sendung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Angaben kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ktualisieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grund unbekannt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> und {count} weitere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Herkunft unklar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Störung bei uns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fehler beim Absender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>gestern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angekommen {when} · {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ob die Sendung echt ist, steht nicht fest. Sie wurde weder angenommen noch zurückgewiesen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Sendung ließ sich hier nicht öffnen oder prüfen. Den Absender trifft keine Schuld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Sendung ist in sich fehlerhaft und kann so kein Vorgang werden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nicht annehmen, nicht zurückweisen und nichts daraus weitergeben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die IT oder die Informationssicherheit verständigen; „Angaben kopieren“ hilft dabei.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erst wenn die Herkunft geklärt ist, wird die Sendung erneut eingelesen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die IT mit den kopierten Angaben verständigen; meist fehlt ein Schlüssel oder ein Schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ist die Ursache behoben, wird dieselbe Sendung erneut eingelesen; sie liegt weiter bereit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für Fristen zählt der Tag des Eingangs beim Zustelldienst, nicht der Tag der Behebung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den Absender oder den Betreiber des Online-Dienstes bitten, den Antrag neu zu senden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den Tag des ersten Eingangs für die Akte festhalten; er kann für Fristen von Bedeutung sein.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die neue Sendung erscheint von selbst im Posteingang.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten wählen, mit Eingabe zu den Antragsdaten, mit Strg+E entscheiden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgang ü&amp;bernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgang &amp;prüfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Entscheiden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zuweisen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zu&amp;rückgeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Weiterleiten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unzuständig …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vermerk oder &amp;Notiz schreiben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Akten&amp;zeichen kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nä&amp;chster Vorgang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V&amp;origer Vorgang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächstes &amp;Dokument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voriges Do&amp;kument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Dokument &amp;suchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liste a&amp;ktualisieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gehört inzwischen {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wurde inzwischen geändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheid ansehen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entscheiden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zuweisen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurückgeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weiterleiten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unzuständig …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang ist niemandem zugewiesen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der letzte Schritt läuft noch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang ist noch keinem Dienst zugeordnet. Bitte zuerst weiterleiten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für dieses Verfahren sind noch keine Bescheide hinterlegt; es wird im Fachverfahren entschieden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang konnte nicht geöffnet werden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Kein Vorgang ausgewählt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit den Pfeiltasten oder der Maus einen Vorgang wählen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch keinem Dienst zugeordnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eingegangen {day} über {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zuständig: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne Namen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noch niemandem zugewiesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fristende {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung · {done} von {all} erledigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für dieses Verfahren sind keine Prüfpunkte hinterlegt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfpunkte gibt es, sobald der Vorgang einem Dienst zugeordnet ist (Weiterleiten …).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beurteilt von {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (ich)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ungelesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht zugewiesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, kein echter Antrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entwurf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entwurf begonnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angegeben als {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daten ({kind})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antragsdaten, wie sie eingegangen sind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheid {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anlage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeichen des Absenders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einreichung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zu beachten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identität</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben im Formular sind kein Nachweis der Identität.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kein Nachweis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Signatur des Berichts wurde nicht geprüft. Bei Zweifeln bitte anders nachweisen lassen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (laut Absender)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rückweg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheid digital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ohne Einwilligung wird auf Papier bekannt gegeben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ja, eingewilligt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nein, auf Papier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zahlung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zustellpunkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgangskennung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfsumme der Daten (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De-Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELSTER-Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIT-Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postfach im Servicekonto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postfach der BundID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bezahlt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begonnen, noch nicht bezahlt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fehlgeschlagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abgebrochen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Von welcher Umgebung die Sendung kommt, ist nicht bekannt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Datenschema ist hier nicht bekannt; die Angaben wurden nicht dagegen geprüft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Datenschema ließ sich nicht anwenden; die Angaben wurden nicht dagegen geprüft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Datenschema war für diesen Zustellpunkt nicht angekündigt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der gewünschte Rückweg wird hier nicht angeboten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Zustellpunkt nennt einen Schlüssel, der hier nicht hinterlegt ist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mindestens eine Anlage ist von anderer Art, als der Absender angibt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine Anlage ist ein ausführbares Programm. Bitte nicht öffnen und die IT informieren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Name mindestens einer Anlage wurde zur Sicherheit geändert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eine enthaltene elektronische Signatur wurde nicht geprüft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laut Ereignisprotokoll war die Sendung schon abgeschlossen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Dienste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dienste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Stände</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stände</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Liste konnte nicht geladen werden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts entspricht der Suche „{text}“ und den gewählten Filtern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts entspricht den gewählten Filtern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Treffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter aufheben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Posteingang ist leer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles ist verteilt. Neue Anträge erscheinen hier von selbst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sie haben keine offenen Vorgänge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Posteingang können Sie Vorgänge übernehmen; zugewiesene erscheinen hier von selbst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine offenen Vorgänge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Ihren Organisationseinheiten ist nichts offen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts freizugeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgelegte Bescheide erscheinen hier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch nichts erledigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freigegebene und abgeschlossene Vorgänge finden Sie hier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Vorgänge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für Ihre Organisationseinheiten liegt nichts vor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Vorgänge werden gerade bearbeitet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Vorgänge ausgewählt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keiner der ausgewählten Vorgänge kann von Ihnen übernommen werden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zugewiesen werden können nur offene Vorgänge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für mindestens einen der Vorgänge fehlt Ihnen das Recht zuzuweisen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Namen werden geladen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Niemand ist in allen betroffenen Organisationseinheiten als Sachbearbeitung eingetragen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} übernommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} zugewiesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} {name} zugewiesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eingang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entscheidung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bestandskraft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verworfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Fachverfahren übergeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antrag über {channel} eingegangen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frist bis {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sendung nicht angenommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat den Vorgang {name} zugewiesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat den Vorgang an {unit} weitergeleitet: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nichts offen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} offen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat geprüft: {met} erfüllt, {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat „{check}“ als {finding} beurteilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat den Bescheid zur Freigabe vorgelegt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einzelplatz: Das Vier-Augen-Prinzip ist hier organisatorisch sicherzustellen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat den Bescheid freigegeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat den Vorgang wegen Unzuständigkeit verworfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat einen Vermerk zur Akte genommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat eine Notiz geschrieben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat die Organisationseinheit {name} angelegt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat {login} in {unit} als {role} eingetragen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begründung: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heute {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 Vorgang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Vorgänge</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActPanel</name>
    <message>
        <source>Zuweisen an</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weiterleiten an</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grund der Weiterleitung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grund, warum hier niemand zuständig ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgang zuweisen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zuweisen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An anderen Dienst weiterleiten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dienst, Einheit und Frist werden neu bestimmt. Der Grund steht danach im Verlauf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weiterleiten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unzuständig: Vorgang verwerfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang wird geschlossen und kann hier nicht weiterbearbeitet werden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Namen werden geladen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In dieser Organisationseinheit ist sonst niemand als Sachbearbeitung eingetragen.</source>
        <translation type="unfinished"></translation>
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
    <name>BulkBar</name>
    <message>
        <source>Mehrere Vorgänge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zuweisen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auswahl aufheben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zuweisen an</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zuweisen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message>
        <source>Übernommen. Der Vorgang liegt jetzt unter „{where}“.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurückgegeben. Der Vorgang liegt wieder im Posteingang.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Stand der Prüfung ist festgehalten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} zugewiesen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weitergeleitet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verworfen. Der Grund steht im Verlauf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dort öffnen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>{left} bis {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dies ist kein echter Antrag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weitere Schritte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aktenzeichen kopieren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePane</name>
    <message>
        <source>Vorgang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang wird geladen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePresenter</name>
    <message>
        <source>Der Vorgang liegt jetzt bei einer anderen Einheit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang wurde inzwischen geändert. Ihr Schritt wurde nicht ausgeführt; bitte prüfen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inzwischen geändert von {name} ({when}): {what}. Ihr Schritt wurde nicht ausgeführt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>Abschnitte des Vorgangs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notizen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung {done}/{all}</source>
        <translation type="unfinished"></translation>
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
    <name>Copying</name>
    <message>
        <source>Der markierte Text wurde kopiert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In diesem Bereich steht kein Text, der sich kopieren lässt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Kein Dokument gewählt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Das Dokument wird geöffnet …</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit dem Antrag sind keine einzelnen Angaben gekommen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ungelesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frist &lt; 7 Tage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frist in weniger als 7 Tagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„{text}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aufheben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Dienste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Stände</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle Filter und die Suche aufheben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neueste zuerst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>älteste zuerst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sortiert nach Alter, {now}. Drücken, um umzudrehen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sortierung: {now}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Im Dokument suchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suchwort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorheriger Treffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Umschalt+Eingabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächster Treffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eingabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suche schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nichts gefunden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>„{label}“ beurteilen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beurteilen</source>
        <translation type="unfinished"></translation>
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
        <source>Wozu</source>
        <translation>What for</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} ältere Einträge zeigen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JudgingLine</name>
    <message>
        <source>Abbrechen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warum ist das entbehrlich?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bemerkung (freiwillig)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als „{state}“ festhalten</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeafBar</name>
    <message>
        <source>Vorherige Seite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächste Seite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verkleinern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strg+-</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vergrößern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strg++</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nach rechts drehen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Als Text zeigen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markierten Text kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strg+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im Dokument suchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seite {0} von {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seitenbreite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feste Größe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vergrößerung {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vergrößerung wählen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Die Liste wird geladen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPresenter</name>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
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
    <name>NotesCard</name>
    <message>
        <source>Vermerke und Notizen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vermerk zur Akte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vermerke gehören zur Akte, Notizen sind Arbeitshilfen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strg+Eingabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vermerk zur Akte …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notiz …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation type="unfinished"></translation>
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
    <name>PaperDesk</name>
    <message>
        <source>Keine Dokumente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mit diesem Antrag kamen keine Anlagen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperPresenter</name>
    <message>
        <source>„{value}“ steht in keinem der Dokumente.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>unverändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Prüfsumme (SHA-256) stimmt mit der beim Eingang gebildeten überein.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Prüfsumme stimmt nicht. Bitte nicht verwenden und die IT informieren.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Zu diesem Vorgang gibt es keine Dokumente.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokumente ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dokumente</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Angaben zur Sendung kopiert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aktenzeichen {what} kopiert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungelesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frist unter 7 Tagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Fristen unter 7 Tagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 Frist unter 7 Tagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} kopiert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Nachweis und Rückweg</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuarantineView</name>
    <message>
        <source>Nicht angenommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Sendung ausgewählt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben kopieren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht angenommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was das bedeutet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was jetzt zu tun ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Festgestellte Gründe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Es wurde kein Grund festgehalten. Bitte die IT verständigen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erneut versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Die Ablage wird geladen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Ablage konnte nicht geladen werden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Treffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Sendung entspricht der Suche.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles angenommen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jede Sendung ist ein Vorgang geworden.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Seiten des Dokuments</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
    <name>approvals</name>
    <message>
        <source>Freigaben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links die Vorlagen, die älteste zuoberst; mit den Pfeiltasten gehen Sie durch. Rechts liegt genau der Bescheid, der versandt würde. Freigeben gilt für diese Bytes, diese Daten und dieses Dienstpaket und für nichts sonst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Freigeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gilt genau für den gezeigten Bescheid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur Überarbeitung &amp;zurückgeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Braucht eine Anmerkung, die sagt, was zu ändern ist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Anmerkungen schreiben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nächste Vorlage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächstes &amp;Dokument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vorgang öffnen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gebühr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfpunkte bei der Vorlage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entscheidung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datum des Bescheids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antrag eingegangen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gerade vorgelegt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seit {count} Min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seit {count} Std.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seit gestern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seit {count} Tagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vorgelegt von {name} am {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sie haben an diesem Bescheid mitgeschrieben. Nach dem Vier-Augen-Prinzip gibt ihn eine andere Person frei.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für diese Organisationseinheit dürfen Sie nicht freigeben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seit der Rückgabe durch {name} am {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seit der Vorlage vom {moment}, die zurückgezogen wurde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid ist Byte für Byte derselbe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auch der Wortlaut kann sich geändert haben; die frühere Fassung liegt rechts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Daten sind gleich; geändert ist der Wortlaut. Die frühere Fassung liegt rechts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheid (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entscheidungsdaten (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dienstpaket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zustand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zum Zurückgeben bitte in einem Satz sagen, was zu ändern ist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worauf die Entscheidung beruht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung · {settled} von {count} erledigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Freigabe gilt genau für</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vorher {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jetzt {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}  · geändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>von Hand beurteilt durch {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freigegeben: {name}, {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur Überarbeitung zurückgegeben: {name}, {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieser Bescheid wurde inzwischen neu vorgelegt; gezeigt wird die neue Fassung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurückgeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freigeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anmerkungen für die Sachbearbeitung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur nötig, wenn Sie zurückgeben: Was ist zu ändern?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgelegter Bescheid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frühere Vorlage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neue Vorlagen erscheinen hier von selbst, die älteste zuoberst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nichts zur Freigabe</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>decision</name>
    <message>
        <source>Entscheidung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wählen Sie die Entscheidung, prüfen Sie die Angaben und den Text. Rechts schreibt der Bescheid mit. Die rote Liste sagt, was noch fehlt, und führt hin; F8 geht zum nächsten Punkt. Jede Änderung wird von selbst gesichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheid speichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nächster offener Punkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nächstes &amp;Dokument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur &amp;Vorschau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bescheid speichern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur &amp;Freigabe vorlegen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bindet den Bescheid an seine Bytes und legt ihn der Leitung vor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entwurf jetzt &amp;sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gesichert wird ohnehin jede Änderung von selbst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aus der Freigabe &amp;zurückholen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid liegt jetzt unter {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid für {name} liegt jetzt zur Freigabe vor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheid speichern …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid liegt zur Freigabe vor. Solange kann niemand daran schreiben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid ist freigegeben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freigegeben von {name} am {moment}. Gezeigt werden die freigegebenen Bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Für diesen Vorgang ist noch kein Dienst bestimmt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Über diesen Vorgang wird noch nicht in diesem Programm entschieden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Vorgang ist noch niemandem zugewiesen. Übernehmen Sie ihn, um zu entscheiden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur zum Lesen: Der Vorgang liegt bei {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nur zum Lesen: In diesem Zustand wird nichts entschieden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jede Änderung wird von selbst gesichert. Jetzt sichern: Strg+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days}, Fristende war {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} bis Fristende {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} angeben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zurücknehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: im Antrag {before}, von Ihnen geändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: Vorgabe {before}, von Ihnen geändert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bereit zur Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch kein Entwurf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wird gesichert …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entwurf gesichert {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Es gibt zwei Fassungen. Ihre Worte stehen weiter hier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht gesichert: zwei Fassungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht gesichert · erneut sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid wird gerade vorgelegt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Es gibt zwei Fassungen dieses Entwurfs. Entscheiden Sie zuerst, welche gilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Bescheid wird noch zusammengestellt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Es ist noch keine Entscheidung gewählt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der Entwurf ist nicht gesichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rechenschritte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rechenweg schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rechenweg ({count} Schritte)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bescheidtext</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baustein wiederherstellen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dieser Text steht fest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} fehlt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zur Stelle, an der die Angabe eingetragen wird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht bestätigt: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zurück zur Überarbeitung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zwei Fassungen dieses Entwurfs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meine Fassung übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andere Fassung übernehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} hat diesen Entwurf am {moment} gesichert, während Sie schrieben. Ihre Worte stehen weiter hier und sind noch nicht gesichert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vergleich schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andere Fassung ansehen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ihre Fassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andere Fassung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorschau des Bescheids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noch kein Bescheid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wählen Sie links eine Entscheidung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vorgelegter Bescheid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freigegebener Bescheid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keine Vorschau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kein Vorgang auf dem Tisch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öffnen Sie einen Vorgang und wählen Sie dort „Entscheiden“.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eingegangen {day} über {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noch niemandem zugewiesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zuständig: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eigener Text, noch nicht gesichert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eigener Text, gesichert {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zur Stelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zum Prüfpunkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zur Auswahl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zu den Einstellungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 Punkt verhindert die Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Punkte verhindern die Freigabe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die Schreibweise passt nicht zu dieser Angabe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>der Wert gehört nicht zur Auswahl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bitte prüfen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erlaubt ist {least} bis {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erlaubt ist mindestens {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erlaubt ist höchstens {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die Verfügung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die Begründung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>die Rechtsbehelfsbelehrung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message>
        <source>Bescheid und Dokumente</source>
        <translation type="unfinished"></translation>
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
    <name>program</name>
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
</context>
<context>
    <name>settings</name>
    <message>
        <source>Einstellungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darstellung und Sprache gelten nur für Sie. Die übrigen Seiten zeigen, wie das Büro eingerichtet ist und was noch niemand bestätigt hat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einrichtung &amp;prüfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Büro und Datenbank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dienste · {summary}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fassung {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erneut prüfen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wird geprüft …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prüfung der Einrichtung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Über Amtstisch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lizenzen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lizenzen schließen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lizenzen lesen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 Quelle: {sources}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Quellen: {sources}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles bestätigt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nicht bestätigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{procedures} Verfahren · {checks} Prüfpunkte · {decisions} Entscheidungen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rechtsbehelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baustein „{title}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frist „{label}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aufbewahrung „{label}“</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Übungsbetrieb: Alle Personen und Anträge sind erfunden. Bescheide tragen den Aufdruck „ÜBUNG“; es wird nichts versandt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echtbetrieb: Vorgänge und Bescheide sind echt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Einzelplatz: Die Datenbank liegt auf diesem Rechner. Wer die Datei besitzt, könnte sie am Programm vorbei ändern; die Trennung der Personen kann diese Datei deshalb nicht beweisen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemeinsame Datenbank: Die Trennung der Personen setzt der Server durch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Dienste, alles bestätigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Dienste, {points} Punkte noch nicht bestätigt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alles in Ordnung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{faults} Fehler, {warnings} Hinweise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in Ordnung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fehler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datenbank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal und Dokumente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platz auf dem Datenträger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dienstpakete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angaben der Behörde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schlüsselspeicher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laufzeit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sicherung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darstellung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schriftgröße</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>„System“ folgt dem Rechner, auch beim hohen Kontrast. Strg+Plus und Strg+Minus ändern die Größe eines Dokuments, nicht die der Schrift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Sprache ist hier vorgegeben.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gilt ab dem nächsten Start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Die Sprache der Oberfläche. Bescheide bleiben deutsch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dunkel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoher Kontrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bereich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darstellung und Sprache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dienste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Über</source>
        <translation type="unfinished"></translation>
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
