package docket.review;

import docket.documents.Box;
import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Approval;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/** Real papers with a reading each, put before a person the way the services do. */
@ApplicationScoped
public class Papers {

    private static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final String STEP = "invoice/layout-1";
    private static final String ENGINE = "layout-1";

    private final Documents documents;
    private final TakeMessage takeMessage;

    Papers(Documents documents, TakeMessage takeMessage) {
        this.documents = documents;
        this.takeMessage = takeMessage;
    }

    /** An invoice to which two people must agree. */
    public DocumentId invoiceForTwo(DocumentId document, String file) {
        return invoice(document, file, new Approval("large", List.of(), 2, null, List.of(), false));
    }

    /** An invoice whose total was misread. */
    public DocumentId invoiceToReview(DocumentId document, String file) {
        return invoice(document, file, null);
    }

    /** The same, which went through and is shown to a person to measure how often that was right. */
    public DocumentId invoiceToAudit(DocumentId document, String file) {
        invoice(document, file, new Approval("audit", List.of(), 1, null, List.of(), true));
        takeMessage.take(new DocumentCompleted(
                document,
                5,
                Instant.now(),
                Kind.INVOICE,
                Ending.STRAIGHT_THROUGH,
                STEP,
                "every check held",
                Work.free(ENGINE, 46)));
        return document;
    }

    /** An invoice that is right, with three fields nobody was sure of. */
    public DocumentId invoiceWithThreeDoubts(DocumentId document, String file) {
        var sound = invoice(Instant.now());
        var fields = new LinkedHashMap<>(sound.fields());
        fields.put("invoice_date", read("2026-02-14", 0.71, 400, 166, 55));
        fields.put("buyer", read("Beispiel Handel GmbH", 0.64, 60, 150, 110));
        fields.put("gross_total", read("1190.00", 0.55, 470, 400, 48));
        return invoice(
                document,
                file,
                null,
                new Reading(sound.kind(), fields, sound.lineItems(), List.of(), Map.of(), sound.at(), sound.work()));
    }

    /** An invoice over little, with nothing that must be settled. */
    public DocumentId smallInvoice(DocumentId document, String file) {
        var sound = invoice(Instant.now());
        var fields = new LinkedHashMap<>(sound.fields());
        fields.put("net_total", read("100.00", 0.97, 470, 360, 46));
        fields.put("tax_total", read("19.00", 0.97, 470, 378, 40));
        fields.put("gross_total", read("119.00", 0.80, 470, 400, 48));
        return invoice(
                document,
                file,
                null,
                new Reading(sound.kind(), fields, List.of(), List.of(), Map.of(), sound.at(), sound.work()));
    }

    /** An invoice that was held against an order, of which one price differs. */
    public DocumentId invoiceWithOrder(DocumentId document, String file) {
        var sound = invoice(Instant.now());
        var fields = new LinkedHashMap<>(sound.fields());
        fields.put("purchase_order", read("PO-77", 0.95, 400, 182, 40));
        documents.keepFirst(
                document,
                "order/matched",
                Map.class,
                Map.of(
                        "number", "PO-77",
                        "vendor", "Sample Supplies Ltd",
                        "currency", "EUR",
                        "total", "960.00",
                        "lines",
                                List.of(
                                        Map.of(
                                                "description",
                                                "Office chair",
                                                "quantity",
                                                "2.0",
                                                "unit_price",
                                                "240.00"),
                                        Map.of("description", "Desk lamp", "quantity", "4", "unit_price", "120.0"))));
        return invoice(
                document,
                file,
                null,
                new Reading(sound.kind(), fields, sound.lineItems(), List.of(), Map.of(), sound.at(), sound.work()));
    }

    /** An invoice that came before, as another document. */
    public DocumentId invoiceSeenBefore(DocumentId document, String file, DocumentId other) {
        var sound = invoice(Instant.now());
        var twice = new Finding(
                "invoice_number",
                Finding.Reason.POLICY,
                Finding.Severity.BLOCKING,
                "This invoice is here already as document " + other + ": same vendor, number, total and date.",
                null);
        return invoice(
                document,
                file,
                null,
                new Reading(
                        sound.kind(),
                        sound.fields(),
                        sound.lineItems(),
                        List.of(twice),
                        Map.of(),
                        sound.at(),
                        sound.work()));
    }

    private DocumentId invoice(DocumentId document, String file, @Nullable Approval approval) {
        return invoice(document, file, approval, invoice(Instant.now()));
    }

    private DocumentId invoice(DocumentId document, String file, @Nullable Approval approval, Reading reading) {
        var now = Instant.now();
        receive(document, file, now);
        takeMessage.take(new DocumentClassified(
                document,
                2,
                now.plusMillis(120),
                Kind.INVOICE,
                new Confidence(0.98),
                List.of("heading says Invoice", "a total and a tax line"),
                Work.free("words-1", 9)));
        documents.first(document, STEP, Reading.class, () -> reading);
        takeMessage.take(new ReviewRequested(
                document,
                3,
                now.plusMillis(190),
                Kind.INVOICE,
                Question.INVOICE,
                STEP,
                List.of("net + tax = 1,190.00, but total = 1,910.00", "The due date was not found."),
                new ReplyTo.Queue(Channel.INVOICES),
                reading.work(),
                approval));
        return document;
    }

    /** A contract with two risks and a clause that is missing, whose notice is due on a day. */
    public DocumentId contractToReview(DocumentId document, String file, LocalDate notice) {
        var now = Instant.now();
        receive(document, file, now);
        takeMessage.take(new DocumentClassified(
                document,
                2,
                now.plusMillis(120),
                Kind.CONTRACT,
                new Confidence(0.97),
                List.of("heading says Agreement"),
                Work.free("words-1", 9)));
        var fields = new LinkedHashMap<String, Field>();
        fields.put("document_title", read("MAINTENANCE AGREEMENT", 0.98, 60, 70, 160));
        fields.put("parties", read("Sample Supplies Ltd; Specimen Retail Inc.", 0.95, 60, 150, 110));
        fields.put("expiration_date", read(notice.plusDays(30).toString(), 0.9, 400, 150, 62));
        fields.put("renewal_term", read("successive 1 year", 0.9, 400, 166, 55));
        fields.put("notice_period_to_terminate_renewal", read("30 days", 0.9, 400, 182, 55));
        fields.put("notice_deadline", read(notice.toString(), 0.9, 400, 182, 55));
        var reading = new Reading(
                Kind.CONTRACT,
                fields,
                List.of(),
                List.of(
                        risk(
                                "audit_rights",
                                Finding.Severity.INFO,
                                "Lets a side look into the other's books.",
                                "",
                                300),
                        risk(
                                "exclusivity",
                                Finding.Severity.WARNING,
                                "Binds a side to this partner alone.",
                                "Nothing in this Agreement keeps a party from dealing with others in the same matter.",
                                252),
                        risk(
                                "uncapped_liability",
                                Finding.Severity.BLOCKING,
                                "Liability is unlimited.",
                                "Each party's total liability shall not exceed the fees of twelve months.",
                                270)),
                Map.of(),
                now.plusMillis(180),
                Work.free("sentences-3", 90));
        documents.first(document, "contract/sentences-3", Reading.class, () -> reading);
        takeMessage.take(new ReviewRequested(
                document,
                3,
                now.plusMillis(190),
                Kind.CONTRACT,
                Question.CONTRACT,
                "contract/sentences-3",
                List.of("Liability is unlimited.", "Binds a side to this partner alone."),
                new ReplyTo.Queue(Channel.CONTRACTS),
                reading.work()));
        return document;
    }

    private static Finding risk(String clause, Finding.Severity severity, String detail, String wording, double y) {
        var stance = severity == Finding.Severity.INFO ? "acceptable" : "never";
        var label = clause.equals("uncapped_liability") ? "uncapped liability (outright)" : clause.replace('_', ' ');
        return new Finding(
                clause,
                Finding.Reason.RISK,
                severity,
                detail,
                new Evidence.OnPage(1, new Box(60, y, 200, 12), "words on " + clause),
                new Finding.Advice("playbook usual 1, services: " + label + " " + stance, wording, ""));
    }

    /** A request that a proposal is being written for. */
    public DocumentId proposalBeingWritten(DocumentId document, String file) {
        var now = Instant.now();
        receive(document, file, now);
        takeMessage.take(new DocumentClassified(
                document,
                2,
                now.plusMillis(40),
                Kind.PROPOSAL_REQUEST,
                new Confidence(0.97),
                List.of("the heading"),
                Work.free("words-1", 11)));
        return document;
    }

    /** A piece of what a model writes, as it comes. */
    public void words(DocumentId document, int piece, String words) {
        documents.putIfAbsent(
                document,
                "proposal-live/template-1.02-summary.1763640000000-%04d.txt".formatted(piece),
                words.getBytes(StandardCharsets.UTF_8),
                "text/plain");
    }

    /** A proposal of one page that waits for a person's word. */
    public DocumentId proposalToReview(DocumentId document, String file) {
        var now = Instant.now();
        receive(document, file, now);
        documents.putIfAbsent(document, "proposal/draft.pdf", pdf("proposal of " + document), "application/pdf");
        var fields = new LinkedHashMap<String, Field>();
        fields.put("title", read("Desks for an office", 0.9, 60, 70, 160));
        var reading = new Reading(
                Kind.PROPOSAL_REQUEST,
                fields,
                List.of(),
                List.of(),
                Map.of("proposal.pdf", "proposal/draft.pdf"),
                now,
                Work.free("template-1", 20));
        documents.first(document, "proposal/template-1", Reading.class, () -> reading);
        takeMessage.take(new ReviewRequested(
                document,
                3,
                now.plusMillis(90),
                Kind.PROPOSAL_REQUEST,
                Question.PROPOSAL,
                "proposal/template-1",
                List.of("A proposal always goes to a person first."),
                new ReplyTo.Queue(Channel.PROPOSALS),
                Work.free("template-1", 20)));
        return document;
    }

    /** A paper nobody knows what to make of. */
    public DocumentId paperOfUnknownKind(DocumentId document, String file) {
        var now = Instant.now();
        receive(document, file, now);
        takeMessage.take(new ReviewRequested(
                document,
                3,
                now.plusMillis(90),
                Kind.OTHER,
                Question.KIND,
                null,
                List.of("Looks 48 % like a contract and 44 % like a proposal request."),
                new ReplyTo.Queue(Channel.CLASSIFICATIONS),
                Work.free("words-1", 11)));
        return document;
    }

    private void receive(DocumentId document, String file, Instant now) {
        var pdf = pdf(document.value());
        var source = "s3://docket-inbox/uploads/" + file;
        documents.keep(document, file, source, pdf, now);
        takeMessage.take(new DocumentReceived(document, 1, now, file, source, Documents.sha256(pdf), pdf.length));
    }

    private static Reading invoice(Instant at) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put("invoice_number", read("R-2026-0107", 0.98, 400, 150, 62));
        fields.put("invoice_date", read("2026-02-14", 0.96, 400, 166, 55));
        fields.put("seller", read("Sample Supplies Ltd", 0.93, 60, 70, 160));
        fields.put("buyer", read("Beispiel Handel GmbH", 0.91, 60, 150, 110));
        fields.put("currency", read("EUR", 0.97, 440, 360, 22));
        fields.put("net_total", read("1000.00", 0.97, 470, 360, 46));
        fields.put("tax_total", read("190.00", 0.95, 470, 378, 40));
        fields.put("gross_total", read("1910.00", 0.61, 470, 400, 48));
        fields.put(
                "tax_rate",
                new Field("19", new Confidence(0.99), ENGINE, new Evidence.Arithmetic("190.00 / 1000.00 = 19 %")));
        return new Reading(
                Kind.INVOICE,
                fields,
                List.of(
                        item("Desk lamp, warm white", "4", "120.00", "480.00", 252),
                        item("Office chair", "2", "260.00", "520.00", 270)),
                List.of(
                        new Finding(
                                "gross_total",
                                Finding.Reason.RULE_BROKEN,
                                Finding.Severity.BLOCKING,
                                "net + tax = 1,190.00, but total = 1,910.00",
                                page("1,910.00", 470, 400, 48)),
                        new Finding(
                                "due_date",
                                Finding.Reason.MISSING,
                                Finding.Severity.WARNING,
                                "The due date was not found.",
                                null)),
                Map.of(),
                at,
                Work.free(ENGINE, 46));
    }

    private static Map<String, Field> item(String what, String quantity, String price, String total, double y) {
        var item = new LinkedHashMap<String, Field>();
        item.put("description", read(what, 0.95, 60, y, 120));
        item.put("quantity", read(quantity, 0.97, 330, y, 10));
        item.put("unit_price", read(price, 0.97, 390, y, 40));
        item.put("line_total", read(total, 0.97, 470, y, 40));
        return item;
    }

    private static Field read(String value, double confidence, double x, double y, double width) {
        return new Field(value, new Confidence(confidence), ENGINE, page(value, x, y, width));
    }

    private static Evidence page(String quote, double x, double y, double width) {
        return new Evidence.OnPage(1, new Box(x, y - 10, width, 13), quote);
    }

    /** @param mark makes the bytes of each paper its own */
    private static byte[] pdf(String mark) {
        try (var pdf = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            pdf.getDocumentInformation().setKeywords(mark);
            try (var content = new PDPageContentStream(pdf, page)) {
                text(content, 60, 70, 17, "Sample Supplies Ltd");
                text(content, 60, 90, 9, "1 Example Street, Exampleton");
                text(content, 60, 150, 10, "Beispiel Handel GmbH");
                text(content, 60, 164, 10, "Musterweg 2, 12345 Musterstadt");
                text(content, 330, 120, 20, "Invoice");
                text(content, 330, 150, 10, "Number");
                text(content, 400, 150, 10, "R-2026-0107");
                text(content, 330, 166, 10, "Date");
                text(content, 400, 166, 10, "14 Feb 2026");
                row(content, 230, "Description", "Qty", "Price", "Amount");
                row(content, 252, "Desk lamp, warm white", "4", "120.00", "480.00");
                row(content, 270, "Office chair", "2", "260.00", "520.00");
                row(content, 360, "Net", "", "EUR", "1,000.00");
                row(content, 378, "VAT 19 %", "", "", "190.00");
                row(content, 400, "Total", "", "", "1,910.00");
                text(content, 60, 470, 10, "Please pay within 14 days. Thank you for your order.");
            }
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(
            PDPageContentStream content, double y, String what, String quantity, String price, String sum)
            throws IOException {
        text(content, 60, y, 10, what);
        text(content, 330, y, 10, quantity);
        text(content, 390, y, 10, price);
        text(content, 470, y, 10, sum);
    }

    private static void text(PDPageContentStream content, double x, double y, double size, String text)
            throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(size > 14 ? FontName.HELVETICA_BOLD : FontName.HELVETICA), (float) size);
        content.newLineAtOffset((float) x, (float) (HEIGHT - y));
        content.showText(text);
        content.endText();
    }
}
