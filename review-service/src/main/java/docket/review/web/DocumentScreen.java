package docket.review.web;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentEvent.Question;
import docket.messages.Kind;
import docket.review.DocumentView;
import docket.review.PagePictures;
import docket.review.Person;
import docket.review.Review;
import docket.review.Waiting;
import docket.review.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what is known about a document into its screen. */
final class DocumentScreen {

    private static final double SURE = 0.85;
    private static final int LONG_VALUE = 60;
    private static final int FIRST_REASONS = 3;

    private static final String ANSWER = "answer";

    /** Where a person writes several lines. */
    private static final String PRICES = "prices";

    private static final double PIXELS_PER_POINT = 150 / 72.0;

    private final DocumentView document;
    private final List<PagePictures.Size> sizes;
    private final Map<String, String> entered;
    private final Screens.@Nullable ContractTools contract;
    private final List<Screens.Twin> twins;
    private final Screens.@Nullable Order order;
    private final Waiting.@Nullable Owner owner;
    private final Person me;
    private final Instant now;

    /**
     * @param entered what the person typed before, by name of the form's part
     * @param contract what can be done with it if it is a contract
     * @param twins what it may be once more
     * @param order what it was held against
     * @param owner who is at it now
     */
    DocumentScreen(
            DocumentView document,
            List<PagePictures.Size> sizes,
            Map<String, String> entered,
            Screens.@Nullable ContractTools contract,
            List<Screens.Twin> twins,
            Screens.@Nullable Order order,
            Waiting.@Nullable Owner owner,
            Person me,
            Instant now) {
        this.owner = owner;
        this.me = me;
        this.contract = contract;
        this.twins = twins;
        this.order = order;
        this.document = document;
        this.sizes = sizes;
        this.entered = entered;
        this.now = now;
    }

    /** @param trouble why the decision did not count; empty when nothing was tried */
    Screens.Document show(String trouble) {
        var summary = document.summary();
        var fields = document.reading().map(this::fields).orElse(List.of());
        return new Screens.Document(
                Lists.row(summary, now),
                pages(),
                fields,
                document.reading().map(this::lineItems).orElse(LineItems.NONE),
                document.reading().map(this::findingsOfTheirOwn).orElse(List.of()),
                document.openReview().map(review -> asked(review, trouble)).orElse(null),
                decisions(),
                files(),
                document.timeline().stream().map(Moments::of).toList(),
                summary.source(),
                summary.sha256(),
                Moments.money(document.cost()),
                !sizes.isEmpty() || !summary.sha256().isEmpty(),
                parent(),
                document.parts().stream()
                        .map(part -> new Screens.File(part.fileName(), "/documents/" + part.documentId(), "taken out"))
                        .toList(),
                contract,
                twins,
                order,
                previews(),
                (int) fields.stream().filter(Screens.Field::doubtful).count());
    }

    private String parent() {
        var parent = document.parent();
        return parent == null ? "" : parent.value();
    }

    private List<String> decisions() {
        return document.reviews().stream()
                .filter(review -> !review.isOpen())
                .flatMap(review -> Stream.of(
                        ReviewsApi.decided(review, Speech.now()),
                        document.answers().getOrDefault(review.id(), "")))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private List<Screens.Page> pages() {
        var pages = new ArrayList<Screens.Page>();
        for (int i = 0; i < sizes.size(); i++) {
            var size = sizes.get(i);
            pages.add(new Screens.Page(
                    i + 1,
                    points(size.width()),
                    points(size.height()),
                    (int) Math.round(size.width() * PIXELS_PER_POINT),
                    (int) Math.round(size.height() * PIXELS_PER_POINT),
                    boxes(i + 1)));
        }
        return pages;
    }

    private List<Screens.Box> boxes(int page) {
        var boxes = new ArrayList<Screens.Box>();
        document.reading().ifPresent(reading -> {
            reading.fields()
                    .forEach((name, field) -> addBox(boxes, page, name, Words.label(name), field, tone(reading, name)));
            for (int i = 0; i < reading.lineItems().size(); i++) {
                int row = i + 1;
                reading.lineItems()
                        .get(i)
                        .forEach((name, field) -> addBox(
                                boxes,
                                page,
                                LineItems.box(row, name),
                                "Line " + row + ", " + Words.label(name),
                                field,
                                tone(field)));
            }
            int number = 0;
            for (var finding : reading.findings()) {
                number++;
                if (finding.evidence() instanceof Evidence.OnPage(int at, Box box, String _)
                        && at == page
                        && !reading.fields().containsKey(finding.field())) {
                    boxes.add(box(
                            findingName(number), box, "finding", Speech.now().told(finding.detail())));
                }
            }
        });
        return boxes;
    }

    private static void addBox(List<Screens.Box> boxes, int page, String name, String label, Field field, String tone) {
        if (field.evidence() instanceof Evidence.OnPage(int at, Box box, String _) && at == page) {
            boxes.add(box(name, box, tone, label + ": " + field.value()));
        }
    }

    private static String tone(Reading reading, String name) {
        boolean doubted = reading.findings().stream()
                .anyMatch(finding -> finding.field().equals(name) && finding.severity() != Finding.Severity.INFO);
        return doubted
                ? "finding"
                : reading.field(name).map(DocumentScreen::tone).orElse("good");
    }

    private static Screens.Box box(String name, Box box, String tone, String title) {
        return new Screens.Box(
                name,
                points(box.x() - 1.5),
                points(box.y() - 1.5),
                points(box.width() + 3),
                points(box.height() + 3),
                tone,
                title);
    }

    private static String findingName(int number) {
        return "finding-" + number;
    }

    private Screens.Table lineItems(Reading reading) {
        return new LineItems(reading, document.openReview().isPresent(), entered).show();
    }

    /** PDFs that were made for people to read. */
    private List<Screens.File> previews() {
        return files().stream()
                .filter(file -> file.name().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                .toList();
    }

    private List<Screens.Field> fields(Reading reading) {
        var fields = new ArrayList<Screens.Field>();
        reading.fields().forEach((name, field) -> {
            // A checksum is for machines; the file it belongs to is offered below.
            if (!name.endsWith("sha256")) fields.add(field(name, field, reading));
        });
        missing(reading)
                .forEach(name -> fields.add(new Screens.Field(
                        name,
                        Words.label(name),
                        "",
                        entered.getOrDefault(FIELD + name, ""),
                        "",
                        "missing",
                        "not found",
                        0,
                        name.equals(PRICES),
                        FieldType.of(name).label(),
                        true,
                        about(name, reading))));
        return fields;
    }

    /** Fields that a finding names and nobody found: a person can fill them in. */
    private static List<String> missing(Reading reading) {
        return reading.findings().stream()
                .filter(finding -> finding.reason() == Finding.Reason.MISSING)
                .map(Finding::field)
                .filter(name -> !name.isEmpty()
                        && !name.equals(ANSWER)
                        && !reading.fields().containsKey(name))
                .distinct()
                .toList();
    }

    static final String FIELD = "field.";

    private Screens.Field field(String name, Field field, Reading reading) {
        var about = about(name, reading);
        boolean flagged = about.stream().anyMatch(finding -> !finding.tone().equals("info"));
        var typed = entered.getOrDefault(FIELD + name, field.value());
        boolean certain = field.evidence() instanceof Evidence.ByPerson;
        return new Screens.Field(
                name,
                Words.label(name),
                field.value(),
                typed,
                certain ? "" : Math.round(field.confidence().value() * 100) + " %",
                tone(field),
                source(field.evidence()),
                page(field.evidence()),
                field.value().length() > LONG_VALUE || field.value().contains("\n"),
                FieldType.of(name).label(),
                flagged || tone(field).equals("unsure"),
                about);
    }

    private List<Screens.Finding> about(String name, Reading reading) {
        return findings(reading).stream()
                .filter(finding -> finding.field().equals(name) && finding.item() == null)
                .toList();
    }

    private static String tone(Field field) {
        if (field.evidence() instanceof Evidence.ByPerson) return "person";
        return field.confidence().value() >= SURE ? "good" : "unsure";
    }

    private static String source(Evidence evidence) {
        return switch (evidence) {
            case Evidence.OnPage(int page, Box _, String _) -> Speech.now().say("page %s", page);
            case Evidence.InXml(String file, String _) -> file.isEmpty() ? "XML" : file;
            case Evidence.Arithmetic(String proof) -> proof;
            case Evidence.ByPerson(String name) -> "by " + name;
            case Evidence.FromData(String source) -> source;
        };
    }

    private static int page(@Nullable Evidence evidence) {
        return evidence instanceof Evidence.OnPage(int page, Box _, String _) ? page : 0;
    }

    /** While a person decides, a finding about a field stands at its field. */
    private List<Screens.Finding> findingsOfTheirOwn(Reading reading) {
        boolean deciding = document.openReview().isPresent();
        return findings(reading).stream()
                .filter(finding -> !deciding || finding.item() != null || !standsAtItsField(reading, finding.field()))
                .toList();
    }

    private static boolean standsAtItsField(Reading reading, String field) {
        return reading.fields().containsKey(field) || missing(reading).contains(field);
    }

    private List<Screens.Finding> findings(Reading reading) {
        return FindingViews.of(reading, document.openReview().orElse(null));
    }

    private Screens.Asked asked(Review review, String trouble) {
        return new Screens.Asked(
                review.id(),
                Words.question(review.question()),
                why(review),
                Speech.now().moment(review.deadline()),
                Lists.until(review.deadline(), now),
                review.person().name(),
                review.question() == Question.KIND,
                kinds(entered.getOrDefault("kind", "")),
                trouble,
                entered.getOrDefault("comment", ""),
                owner == null ? "" : owner.name(),
                owner != null && owner.mail().equalsIgnoreCase(me.mail()));
    }

    /** All of them, unless the findings below say them again. */
    private List<String> reasons(Review review) {
        var all = review.reasons();
        boolean saidBelow = document.reading()
                .map(this::findingsOfTheirOwn)
                .filter(own -> !own.isEmpty())
                .isPresent();
        if (!saidBelow || all.size() <= FIRST_REASONS + 1) return all;
        var first = new ArrayList<>(all.subList(0, FIRST_REASONS));
        first.add(Speech.now().say("and %s more, among the findings below", all.size() - FIRST_REASONS));
        return first;
    }

    private List<String> why(Review review) {
        var why = new ArrayList<>(reasons(review));
        var words = review.demand().words();
        if (!words.isEmpty()) why.add(words);
        return why;
    }

    static List<Screens.Option> kinds(String chosen) {
        var kinds = new ArrayList<Screens.Option>();
        for (var kind : Kind.values()) {
            kinds.add(new Screens.Option(
                    kind.label(), Words.kind(kind), kind.label().equals(chosen)));
        }
        return kinds;
    }

    private List<Screens.File> files() {
        var files = new ArrayList<Screens.File>();
        var id = document.summary().id().value();
        document.reading()
                .ifPresent(reading -> reading.files()
                        .keySet()
                        .forEach(name -> files.add(new Screens.File(
                                name,
                                "/api/documents/" + id + "/files/"
                                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                                .replace("+", "%20"),
                                "made for you"))));
        boolean invoice = document.reading()
                .filter(reading -> reading.kind() == Kind.INVOICE || reading.kind() == Kind.RECEIPT)
                .isPresent();
        if (invoice && document.openReview().isEmpty()) {
            files.add(new Screens.File("golden.json", "/api/documents/" + id + "/golden", "a masked test of it"));
        }
        return files;
    }

    private static String points(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
