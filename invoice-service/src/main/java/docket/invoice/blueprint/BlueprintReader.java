package docket.invoice.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceReader;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells an engine's answer to a blueprint as a reading. What stands on the page, as our own reader sees it, counts;
 * what stands nowhere on it is told and left out, unless the engine shows a place where our reader sees other words.
 */
public final class BlueprintReader implements InvoiceReader {

    /** What a value is worth at most that nobody but the engine has seen. */
    private static final double UNSEEN = 0.5;

    /** So sure must our own reading be to contradict. */
    private static final double SURE = 0.9;

    /** Wrong, these cost money. */
    private static final Set<String> COSTLY = Set.of(Terms.TOTAL_AMOUNT, Terms.AMOUNT_DUE, Terms.IBAN);

    private final String engine;
    private final List<Segment> segments;
    private final InvoiceReader local;
    private final Work work;
    private final Instant at;

    /**
     * @param segments at least one that matched
     * @param local reads the same pages here, to hold the answer against
     * @param at when the answer was asked for
     */
    public BlueprintReader(String engine, List<Segment> segments, InvoiceReader local, Work work, Instant at) {
        this.engine = engine;
        this.segments = List.copyOf(segments);
        this.local = local;
        this.work = work;
        this.at = at;
    }

    @Override
    public String engine() {
        return engine;
    }

    @Override
    public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
        return new Telling(kind, pages, local.read(kind, pages, original, fileName)).reading();
    }

    /** One answer being told. */
    private final class Telling {

        private final Kind kind;
        private final Pages pages;
        private final Reading own;
        private final Grounding grounding;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final List<Map<String, Field>> rows = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        Telling(Kind kind, Pages pages, Reading own) {
            this.kind = kind;
            this.pages = pages;
            this.own = own;
            this.grounding = new Grounding(pages);
        }

        Reading reading() {
            if (!pages.hasText()) {
                findings.add(
                        finding(
                                "",
                                Reason.UNREADABLE,
                                Severity.WARNING,
                                "Docket's own reader sees no words on the pages, so nothing the engine says could be confirmed."));
            }
            own.field(Terms.DOC_TYPE).ifPresent(type -> fields.put(Terms.DOC_TYPE, type));
            segmentsOfOne().forEach(this::tell);
            derive();
            contradict();
            own.findings().stream()
                    .filter(each -> each.field().isEmpty() && each.reason() == Reason.UNREADABLE)
                    .filter(_ -> pages.hasText())
                    .forEach(findings::add);
            return new Reading(kind, ExtractInvoice.ordered(fields), rows, findings, Map.of(), at, work);
        }

        /** The segments that are one invoice: the first, and those that say the same number or none. */
        private List<Segment> segmentsOfOne() {
            var matched = segments.stream().filter(Segment::matched).toList();
            var one = new ArrayList<Segment>();
            var others = new TreeSet<String>();
            var number = "";
            for (var segment : matched) {
                var said = PageWords.plain(number(segment));
                if (number.isEmpty()) number = said;
                if (said.isEmpty() || said.equals(number)) one.add(segment);
                else others.add(number(segment));
            }
            if (!others.isEmpty()) {
                findings.add(finding(
                        "",
                        Reason.RULE_BROKEN,
                        Severity.BLOCKING,
                        "The file holds more than one invoice; " + String.join(", ", others) + " "
                                + (others.size() == 1 ? "was" : "were")
                                + " not read. Send each as a file of its own."));
            }
            unmatchedPages();
            return one;
        }

        private void unmatchedPages() {
            var seen = segments.stream()
                    .filter(Segment::matched)
                    .flatMap(segment -> pageNumbers(segment).stream())
                    .collect(Collectors.toSet());
            boolean other = segments.stream().anyMatch(segment -> !segment.matched());
            if (!other && seen.isEmpty()) return; // one segment that does not say what it covers covers all
            var left = new TreeSet<Integer>();
            for (int page = 1; page <= pages.pages().size(); page++) if (!seen.contains(page)) left.add(page);
            if (left.isEmpty() && !other) return;
            var where = left.isEmpty() || seen.isEmpty()
                    ? "A part of the file"
                    : (left.size() == 1 ? "Page " : "Pages ")
                            + left.stream().map(String::valueOf).collect(Collectors.joining(", "));
            findings.add(finding(
                    "",
                    Reason.UNREADABLE,
                    Severity.WARNING,
                    where + " did not fit the blueprint; nothing was extracted from "
                            + (left.size() > 1 && !seen.isEmpty() ? "them." : "it.")));
        }

        private static Set<Integer> pageNumbers(Segment segment) {
            var numbers = new TreeSet<Integer>();
            for (var index : segment.custom().path("split_document").path("page_indices")) {
                numbers.add(index.asInt() + 1);
            }
            return numbers;
        }

        private static String number(Segment segment) {
            for (Map.Entry<String, JsonNode> each : result(segment).properties()) {
                if (FieldNames.ofInvoice(each.getKey()).equals(Optional.of(Terms.INVOICE_NUMBER))) {
                    return each.getValue().asText("");
                }
            }
            return "";
        }

        private static JsonNode result(Segment segment) {
            return segment.custom().path("inference_result");
        }

        private void tell(Segment segment) {
            var explained = segment.custom().path("explainability_info").path(0);
            var placing = Claim.placing(segment, pages);
            for (Map.Entry<String, JsonNode> each : result(segment).properties()) {
                var explanation = explained.path(each.getKey());
                if (each.getValue().isArray()) {
                    for (int i = 0; i < each.getValue().size(); i++) {
                        row(each.getValue().path(i), explanation.path(i), placing);
                    }
                    continue;
                }
                var name = FieldNames.ofInvoice(each.getKey());
                if (name.isEmpty() || fields.containsKey(name.get())) continue;
                Claim.of(each.getValue(), explanation, placing).ifPresent(claim -> {
                    var found = field(name.get(), name.get().replace('_', ' '), claim, ownPlace(name.get()));
                    found.ifPresent(field -> fields.put(name.get(), field));
                });
            }
        }

        private Optional<Place> ownPlace(String name) {
            return own.field(name)
                    .map(Field::evidence)
                    .filter(Evidence.OnPage.class::isInstance)
                    .map(Evidence.OnPage.class::cast)
                    .map(on -> new Place(on.page(), on.box(), on.quote()));
        }

        private void row(JsonNode cells, JsonNode explained, Function<JsonNode, List<Place>> placing) {
            var row = new LinkedHashMap<String, Field>();
            Optional<Place> near = Optional.empty();
            for (Map.Entry<String, JsonNode> each : cells.properties()) {
                var name = FieldNames.ofLine(each.getKey());
                var claim = Claim.of(each.getValue(), explained.path(each.getKey()), placing);
                if (name.isEmpty() || claim.isEmpty()) continue;
                var said = "line " + (rows.size() + 1) + "'s " + name.get().replace('_', ' ');
                var found = field(name.get(), said, claim.get(), near);
                if (found.isEmpty()) continue;
                row.putIfAbsent(name.get(), found.get());
                if (near.isEmpty() && found.get().evidence() instanceof Evidence.OnPage on) {
                    near = Optional.of(new Place(on.page(), on.box(), on.quote()));
                }
            }
            if (!row.isEmpty()) rows.add(row);
        }

        /** @param said what people call the field */
        private Optional<Field> field(String name, String said, Claim claim, Optional<Place> near) {
            var looked = grounding.look(name, claim, near);
            if (looked.place().isPresent()) {
                return Optional.of(new Field(
                        looked.value(),
                        new Confidence(claim.confidence()),
                        engine,
                        looked.place().get().evidence()));
            }
            var shown = claim.places().stream().findFirst();
            if (pages.hasText()) {
                findings.add(new Finding(
                        name,
                        Reason.RULE_BROKEN,
                        COSTLY.contains(name) ? Severity.BLOCKING : Severity.WARNING,
                        "The engine says the " + said + " is " + looked.value()
                                + (shown.isPresent()
                                        ? ", but other words stand where it points."
                                        : "; that stands nowhere on the pages and was left out."),
                        shown.map(Place::evidence).orElse(null)));
            }
            return shown.map(place -> new Field(
                    looked.value(), new Confidence(Math.min(UNSEEN, claim.confidence())), engine, place.evidence()));
        }

        /** An amount that is printed nowhere, or not said, follows from two that are. */
        private void derive() {
            var net = printed(Terms.NET_TOTAL);
            var tax = printed(Terms.TAX_TOTAL);
            var total = printed(Terms.TOTAL_AMOUNT);
            if (net.isEmpty() && tax.isPresent() && total.isPresent()) {
                derive(Terms.NET_TOTAL, total.get().subtract(tax.get()), total.get() + " - " + tax.get());
            } else if (tax.isEmpty() && net.isPresent() && total.isPresent()) {
                derive(Terms.TAX_TOTAL, total.get().subtract(net.get()), total.get() + " - " + net.get());
            }
        }

        private void derive(String name, BigDecimal amount, String proof) {
            if (fields.containsKey(name) || amount.signum() < 0) return;
            var value = Values.amount(amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY));
            boolean contradicted = findings.stream()
                    .anyMatch(
                            each -> each.field().equals(name) && !each.detail().contains(" is " + value));
            if (contradicted) return;
            findings.removeIf(each -> each.field().equals(name));
            fields.put(
                    name,
                    new Field(value, new Confidence(SURE), engine, new Evidence.Arithmetic(proof + " = " + value)));
        }

        private Optional<BigDecimal> printed(String name) {
            return Optional.ofNullable(fields.get(name))
                    .filter(field -> field.evidence() instanceof Evidence.OnPage on
                            && !on.quote().isEmpty())
                    .flatMap(field -> Values.amount(field.value()));
        }

        /** Two readers of one page that are both sure cannot both be right. */
        private void contradict() {
            for (var name : List.of(Terms.INVOICE_NUMBER, Terms.TOTAL_AMOUNT, Terms.IBAN)) {
                var theirs = fields.get(name);
                var ours = own.fields().get(name);
                if (theirs == null || ours == null || ours.confidence().value() < SURE) continue;
                if (PageWords.plain(theirs.value()).equals(PageWords.plain(ours.value()))) continue;
                findings.add(new Finding(
                        name,
                        Reason.RULE_BROKEN,
                        Severity.WARNING,
                        "The engine reads the " + name.replace('_', ' ') + " as " + theirs.value()
                                + ", Docket's own reader as " + ours.value() + ".",
                        ours.evidence()));
            }
        }

        private static Finding finding(String field, Reason reason, Severity severity, String detail) {
            return new Finding(field, reason, severity, detail, null);
        }
    }
}
