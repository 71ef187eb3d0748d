package docket.review.web;

import docket.messages.Kind;
import docket.review.InvoiceQuality;
import docket.review.Measures;
import docket.review.Overview;
import docket.review.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How the work goes: charts, each with its table. */
@Path("/overview")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OverviewPage {

    private static final int USUAL = 14;
    private static final int MOST_FINDINGS = 12;
    private static final List<Integer> SPANS = List.of(7, 14, 30, 90);

    private final Overview overview;
    private final Measures measures;
    private final Lists lists;
    private final Visitor visitor;

    OverviewPage(Overview overview, Measures measures, Lists lists, Visitor visitor) {
        this.overview = overview;
        this.measures = measures;
        this.lists = lists;
        this.visitor = visitor;
    }

    @GET
    public TemplateInstance show(@RestQuery @Nullable String days) {
        int span = SPANS.stream()
                .filter(each -> each.toString().equals(days))
                .findFirst()
                .orElse(USUAL);
        var now = Instant.now();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var first = today.minusDays(span - 1L);
        var since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        var t = Speech.now();
        var quality = measures.invoices();
        return Pages.overview(
                lists.frame(visitor, "overview"),
                SPANS.stream()
                        .map(each -> new Screens.Option(each.toString(), t.say("%s days", each), each.equals(span)))
                        .toList(),
                List.of(
                        came(t, first, today, since),
                        through(t, first, today, since, quality),
                        ageing(t, now),
                        decided(t, since),
                        found(t, since),
                        cost(t, first, today, since)),
                quality.audited() > 0 ? interval(quality) : null);
    }

    /** The audited share of wrong ones with its bounds, in percent of the width of a bar. */
    private static Screens.Interval interval(InvoiceQuality quality) {
        return new Screens.Interval(
                percent(quality.error()),
                percent(quality.errorAtLeast()),
                percent(quality.errorAtMost()),
                quality.audited(),
                quality.wrong());
    }

    private Chart came(Tongue t, LocalDate first, LocalDate today, Instant since) {
        var kinds = Stream.concat(Stream.of(Kind.values()).map(Kind::label), Stream.of(""))
                .toList();
        var byDay = days(first, today, kinds.size());
        int all = 0;
        for (var each : overview.came(since)) {
            var day = byDay.get(each.day());
            if (day != null) day.set(kinds.indexOf(each.kind()), (double) each.number());
            all += each.number();
        }
        var names = kinds.stream()
                .map(kind -> t.say(kind.isEmpty() ? "Not known yet" : Words.kind(Kind.of(kind))))
                .toList();
        return Chart.stacked(
                "came",
                t.say("Documents per day and kind"),
                t.say("%s documents came.", all),
                t.say("Day"),
                names,
                stacks(byDay));
    }

    private Chart through(Tongue t, LocalDate first, LocalDate today, Instant since, InvoiceQuality quality) {
        var byDay = days(first, today, 2);
        for (var each : overview.ended(since)) {
            var day = byDay.get(each.day());
            if (day == null) continue;
            day.set(0, (double) each.touchless());
            day.set(1, (double) each.done() - each.touchless());
        }
        var words = quality.done() == 0
                ? t.say("No invoice has come to an end yet.")
                : t.say(
                        "%s of %s invoices went through without a person: %s.",
                        quality.touchless(), quality.done(), percent(quality.touchlessRate()) + " %");
        return Chart.stacked(
                "through",
                t.say("Straight through"),
                words,
                t.say("Day"),
                List.of(t.say("Nobody looked"), t.say("Somebody looked")),
                stacks(byDay));
    }

    private Chart ageing(Tongue t, Instant now) {
        var spans = overview.ageing(now);
        int all = spans.stream().mapToInt(Overview.Span::number).sum();
        return Chart.stacked(
                "ageing",
                t.say("How long open reviews wait"),
                t.say("%s wait now.", all),
                t.say("Waiting"),
                List.of(t.say("Reviews")),
                spans(t, spans));
    }

    private Chart decided(Tongue t, Instant since) {
        // Up to the next second: nothing takes less than none.
        var median = Duration.ofSeconds((long) overview.medianSeconds(since) + 1);
        var decided = overview.decided(since);
        return Chart.stacked(
                "decided",
                t.say("Time to decision"),
                decided.stream().allMatch(each -> each.number() == 0)
                        ? t.say("Nobody decided anything yet.")
                        : t.say("Half of them took less than %s.", t.span(median)),
                t.say("Waiting"),
                List.of(t.say("Reviews")),
                spans(t, decided));
    }

    private static List<Chart.Stack> spans(Tongue t, List<Overview.Span> spans) {
        var stacks = new ArrayList<Chart.Stack>();
        long from = 0;
        for (var span : spans) {
            var label = span.upTo() == Long.MAX_VALUE
                    ? "> " + t.span(Duration.ofSeconds(from))
                    : "< " + t.span(Duration.ofSeconds(span.upTo()));
            stacks.add(
                    new Chart.Stack(label, List.of((double) span.number()), List.of(Integer.toString(span.number()))));
            from = span.upTo();
        }
        return stacks;
    }

    private Chart found(Tongue t, Instant since) {
        var found = overview.found(since, MOST_FINDINGS);
        var stacks = found.stream()
                .map(each -> new Chart.Stack(
                        each.field().isEmpty()
                                ? reason(t, each)
                                : t.say(Words.label(each.field())) + ", " + reason(t, each),
                        List.of((double) each.number()),
                        List.of(Integer.toString(each.number()))))
                .toList();
        return Chart.stacked(
                "found",
                t.say("Findings people were asked about"),
                stacks.isEmpty()
                        ? t.say("None yet.")
                        : t.say("Most often: %s.", stacks.getFirst().label()),
                t.say("Finding"),
                List.of(t.say("Times")),
                stacks);
    }

    private static String reason(Tongue t, Overview.Found found) {
        return t.say(found.reason().replace('_', ' '));
    }

    private Chart cost(Tongue t, LocalDate first, LocalDate today, Instant since) {
        var byDay = days(first, today, 1);
        var all = BigDecimal.ZERO;
        for (var each : overview.cost(since)) {
            var day = byDay.get(each.day());
            if (day != null) day.set(0, each.usd().doubleValue());
            all = all.add(each.usd());
        }
        var stacks = byDay.entrySet().stream()
                .map(day -> new Chart.Stack(
                        label(day.getKey()),
                        day.getValue(),
                        List.of(String.format(
                                Locale.ROOT, "%.4f", day.getValue().getFirst()))))
                .toList();
        return Chart.stacked(
                "cost",
                t.say("Cost in US dollars"),
                t.say(
                        "$ %s in all.",
                        all.signum() == 0 ? "0" : all.stripTrailingZeros().toPlainString()),
                t.say("Day"),
                List.of("USD"),
                stacks);
    }

    /** Every day, so that one without anything shows as such. */
    private static LinkedHashMap<LocalDate, List<Double>> days(LocalDate first, LocalDate last, int parts) {
        var days = new LinkedHashMap<LocalDate, List<Double>>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var zeros = new ArrayList<Double>();
            for (int i = 0; i < parts; i++) zeros.add(0.0);
            days.put(day, zeros);
        }
        return days;
    }

    private static List<Chart.Stack> stacks(LinkedHashMap<LocalDate, List<Double>> days) {
        return days.entrySet().stream()
                .map(day -> new Chart.Stack(
                        label(day.getKey()),
                        day.getValue(),
                        day.getValue().stream()
                                .map(number -> Long.toString(number.longValue()))
                                .toList()))
                .toList();
    }

    private static String label(LocalDate day) {
        return day.getDayOfMonth() + "." + day.getMonthValue() + ".";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }
}
