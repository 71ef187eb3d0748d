package docket.invoice.einvoice;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceReader;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Attachment;
import docket.reader.Pages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a structured invoice exactly, whether it came alone or inside a PDF, and asks another reader about every
 * other document. Of several XML attachments the first that is an invoice counts, whatever it is called.
 */
public final class EInvoiceReader implements InvoiceReader {

    private static final String ENGINE = "einvoice-1";

    private static final List<Syntax> SYNTAXES =
            List.of(new CrossIndustryInvoice(), new UniversalBusinessLanguage(), new FatturaPa());

    private final InvoiceReader others;
    private final InstantSource clock;

    /** @param others reads documents without a structured invoice */
    public EInvoiceReader(InvoiceReader others, InstantSource clock) {
        this.others = others;
        this.clock = clock;
    }

    @Override
    public String engine() {
        return ENGINE + "-" + others.engine();
    }

    @Override
    public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
        var start = clock.instant();
        var trouble = new ArrayList<Finding>();
        var orders = new ArrayList<Finding>();
        for (Attachment xml : structured(pages, original, fileName)) {
            var root = parse(xml.bytes());
            if (root.isEmpty()) trouble.add(broken(xml.name(), pages));
            root.flatMap(each -> order(each, xml.name())).ifPresent(orders::add);
            var invoice = root.flatMap(each -> read(each, xml.name()));
            if (invoice.isPresent()) {
                var facts = invoice.get();
                var findings = new ArrayList<>(trouble);
                findings.addAll(facts.findings);
                if (!pages.mediaType().equals(Pages.XML) && pages.hasText()) {
                    var printed = others.read(kind, pages, new byte[0], fileName);
                    findings.addAll(PageAgreement.findings(facts.fields, facts.lines, printed, pages));
                }
                var millis = Duration.between(start, clock.instant()).toMillis();
                return new Reading(
                        kind,
                        ExtractInvoice.ordered(facts.fields),
                        facts.lines,
                        findings,
                        Map.of(),
                        start,
                        Work.free(ENGINE, millis));
            }
        }
        trouble.addAll(orders);
        return with(others.read(kind, pages, original, fileName), trouble);
    }

    /** Whether an invoice stands in the document as XML, so that nobody needs to guess what it is. */
    public static boolean isStructured(Pages pages, byte[] original) {
        return structured(pages, original, "").stream()
                .flatMap(xml -> parse(xml.bytes()).stream())
                .anyMatch(root -> SYNTAXES.stream().anyMatch(syntax -> syntax.reads(root)));
    }

    private record Invoice(Map<String, Field> fields, List<Map<String, Field>> lines, List<Finding> findings) {}

    private static List<Attachment> structured(Pages pages, byte[] original, String fileName) {
        return pages.mediaType().equals(Pages.XML)
                ? List.of(new Attachment(fileName, Pages.XML, original))
                : pages.attachments().stream().filter(Attachment::isXml).toList();
    }

    private static Optional<Invoice> read(Node root, String file) {
        return SYNTAXES.stream()
                .filter(syntax -> syntax.reads(root))
                .findFirst()
                .map(syntax -> {
                    var facts = new Facts(file, ENGINE);
                    var lines = syntax.read(root, facts);
                    return new Invoice(facts.fields(), lines, EInvoiceRules.findings(root, facts, lines));
                });
    }

    private static Finding broken(String file, Pages pages) {
        var where = pages.mediaType().equals(Pages.XML) ? "" : " inside the PDF";
        var instead =
                pages.mediaType().equals(Pages.XML) ? "nothing could be read from it." : "the page was read instead.";
        return new Finding(
                "",
                Finding.Reason.UNREADABLE,
                Finding.Severity.WARNING,
                "The e-invoice " + file + where + " is not well-formed XML; " + instead,
                null);
    }

    /** An Order-X file is an order, whose sums nobody owes yet; it must not be taken for an invoice. */
    private static Optional<Finding> order(Node root, String file) {
        boolean order = root.name().startsWith("SCRDMCCBDACIO") || root.name().equals("Order");
        return order
                ? Optional.of(new Finding(
                        "",
                        Finding.Reason.POLICY,
                        Finding.Severity.WARNING,
                        "The XML " + file + " is an order, not an invoice; it was left aside.",
                        null))
                : Optional.empty();
    }

    private static Reading with(Reading reading, List<Finding> trouble) {
        if (trouble.isEmpty()) return reading;
        var findings = new ArrayList<>(reading.findings());
        findings.addAll(trouble);
        return new Reading(
                reading.kind(),
                reading.fields(),
                reading.lineItems(),
                findings,
                reading.files(),
                reading.at(),
                reading.work());
    }

    private static Optional<Node> parse(byte[] xml) {
        try {
            var document = builder().parse(new ByteArrayInputStream(xml));
            return Optional.ofNullable(document.getDocumentElement()).map(Node::root);
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    /** Without DTD there are no entities to expand and no files to fetch. */
    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(SILENT);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser knows these features", e);
        }
    }

    private static final ErrorHandler SILENT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {}

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    };
}
