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
        var broken = new ArrayList<String>();
        for (Attachment xml : structured(pages, original, fileName)) {
            var root = parse(xml.bytes());
            if (root.isEmpty()) broken.add(xml.name());
            var invoice = root.flatMap(each -> read(each, xml.name()));
            if (invoice.isPresent()) {
                var facts = invoice.get();
                var findings = pages.mediaType().equals(Pages.XML)
                        ? List.<Finding>of()
                        : PageAgreement.findings(facts.fields, facts.lines, pages);
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
        return withBroken(others.read(kind, pages, original, fileName), broken);
    }

    /** Whether an invoice stands in the document as XML, so that nobody needs to guess what it is. */
    public static boolean isStructured(Pages pages, byte[] original) {
        return structured(pages, original, "").stream()
                .flatMap(xml -> parse(xml.bytes()).stream())
                .anyMatch(root -> SYNTAXES.stream().anyMatch(syntax -> syntax.reads(root)));
    }

    private record Invoice(Map<String, Field> fields, List<Map<String, Field>> lines) {}

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
                    return new Invoice(facts.fields(), lines);
                });
    }

    private static Reading withBroken(Reading reading, List<String> broken) {
        if (broken.isEmpty()) return reading;
        var findings = new ArrayList<>(reading.findings());
        for (String file : broken) {
            findings.add(new Finding(
                    "",
                    Finding.Reason.UNREADABLE,
                    Finding.Severity.WARNING,
                    "The e-invoice " + file + " inside the PDF is not well-formed XML; the page was read instead.",
                    null));
        }
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
