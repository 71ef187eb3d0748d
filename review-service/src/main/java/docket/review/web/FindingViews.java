package docket.review.web;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Ruling;
import docket.review.Review;
import docket.review.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings as the screen shows them, the gravest first; those that are reviewed one by one with what was said so far. */
final class FindingViews {

    private static final int LONGEST_QUOTE = 600;

    private FindingViews() {}

    /** @param open the review that waits now; null if none does */
    static List<Screens.Finding> of(Reading reading, @Nullable Review open) {
        var items = reading.items().entrySet().iterator();
        var shown = new ArrayList<Screens.Finding>();
        for (var finding : reading.findings()) {
            var item = finding.advice() == null ? null : item(items.next().getKey(), finding, open, "");
            shown.add(view(finding, shown.size() + 1, reading, item));
        }
        shown.sort(Comparator.comparing(each -> grade(each.tone())));
        return shown;
    }

    /** One of them, after somebody said something about it. */
    static Screens.Finding one(Reading reading, Review review, String name, String trouble) {
        int number = 0;
        var items = reading.items().entrySet().iterator();
        for (var finding : reading.findings()) {
            number++;
            if (finding.advice() == null) continue;
            var key = items.next().getKey();
            if (key.equals(name)) return view(finding, number, reading, item(key, finding, review, trouble));
        }
        throw Problem.unknown("item " + name);
    }

    private static int grade(String tone) {
        return switch (tone) {
            case "blocking" -> 0;
            case "warning" -> 1;
            default -> 2;
        };
    }

    private static Screens.Finding view(Finding finding, int number, Reading reading, Screens.@Nullable Item item) {
        var on = finding.evidence() instanceof Evidence.OnPage at ? at : null;
        return new Screens.Finding(
                finding.field(),
                finding.field().isEmpty() ? "" : Words.label(finding.field()),
                severity(finding.severity()),
                finding.severity().name().toLowerCase(Locale.ROOT),
                told(finding, item != null),
                on == null ? 0 : on.page(),
                reading.fields().containsKey(finding.field()) ? finding.field() : "finding-" + number,
                on == null || item == null ? "" : shortened(on.quote()),
                item);
    }

    private static String shortened(String quote) {
        var words = quote.replaceAll("\\s+", " ").strip();
        return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE) + "\u2026";
    }

    private static String told(Finding finding, boolean isItem) {
        var advice = finding.advice();
        var t = Speech.now();
        var detail = t.told(finding.detail());
        if (advice == null) return detail;
        var wording = isItem || advice.wording().isEmpty()
                ? ""
                : " " + t.say("Suggested: %s", "\u201c" + advice.wording() + "\u201d");
        return detail + wording + (advice.ask().isEmpty() ? "" : " " + t.say("Ask: %s.", advice.ask()));
    }

    private static Screens.Item item(String name, Finding finding, @Nullable Review open, String trouble) {
        var ruling = open == null ? finding.ruling() : open.ruling(name).orElse(null);
        var advice = finding.advice();
        var proposed = advice == null ? "" : advice.wording();
        return new Screens.Item(
                open == null ? "" : open.id(),
                name,
                advice == null ? "" : advice.rule(),
                proposed,
                ruling == null || ruling.wording().isEmpty() ? proposed : ruling.wording(),
                ruling == null ? "" : ruling.choice().label(),
                ruling == null ? "" : said(ruling),
                trouble);
    }

    static String said(Ruling ruling) {
        var t = Speech.now();
        return t.say("%s by %s on %s", t.say(Words.label(ruling.choice().label())), ruling.by(), t.moment(ruling.at()));
    }

    private static String severity(Finding.Severity severity) {
        return switch (severity) {
            case BLOCKING -> "Must be settled";
            case WARNING -> "Look at this";
            case INFO -> "Good to know";
        };
    }
}
