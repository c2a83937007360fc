import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds PDF files against veraPDF's profiles for PDF/A-3a and PDF/UA-1.
 *
 * Each line of the input names files. One line per file and profile: file, profile, assertions checked; then,
 * indented, one line per rule broken: clause, test, count, description; last a line with a dot. Fields are parted
 * by tabs.
 */
public class ArchiveCheck {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] none) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<PDFAFlavour, ValidationProfile> profiles = Map.of(
            PDFAFlavour.PDFA_3_A, read("PDFA-3A.xml", PDFAFlavour.PDFA_3_A),
            PDFAFlavour.PDFUA_1, read("PDFUA-1.xml", PDFAFlavour.PDFUA_1));
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            for (String file : line.split("\t")) {
                for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                    report(file, flavour, profiles.get(flavour));
                }
            }
            System.out.println(".");
            System.out.flush();
        }
    }

    private static void report(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, -1, false, false, false);
            ValidationResult result = validator.validate(parser);
            System.out.println(file + "\t" + flavour.getId() + "\t" + result.getTotalAssertions());
            for (Map.Entry<RuleId, Integer> broken : result.getFailedChecks().entrySet()) {
                RuleId id = broken.getKey();
                String text = profile.getRuleByRuleId(id).getDescription().replaceAll("\\s+", " ");
                System.out.println("\t" + id.getClause() + "\t" + id.getTestNumber() + "\t" + broken.getValue() + "\t" + text);
            }
        }
    }

    /** Reads a profile without JAXB, which the archive of the engine does not carry. */
    private static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document xml;
        try (InputStream stream = ValidationProfile.class.getResourceAsStream(PROFILES + name)) {
            xml = factory.newDocumentBuilder().parse(stream);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element element : all(xml.getDocumentElement(), "rule")) {
            rules.add(rule(element));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element element : all(xml.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(element.getAttribute("name"), element.getAttribute("object"),
                text(element, "defaultValue"), text(element, "value")));
        }
        return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element element) {
        Element id = all(element, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null;
        String message = text(all(element, "error").get(0), "message");
        return Profiles.ruleFromValues(ruleId, element.getAttribute("object"), deferred, element.getAttribute("tags"),
            text(element, "description"), text(element, "test"),
            Profiles.errorFromValues(message, new ArrayList<ErrorArgument>()), new ArrayList<>());
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            elements.add((Element) nodes.item(at));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? null : found.get(0).getTextContent();
    }
}
