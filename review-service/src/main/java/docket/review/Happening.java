package docket.review;

import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DeliveryAsked;
import docket.messages.DocumentEvent.DeliveryReported;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Ruling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happened to a document, as somebody reads it in their language. */
public final class Happening {

    private Happening() {}

    /** One sentence; what services wrote into the event is said in the language, too, as far as it has a form there. */
    public static String told(DocumentEvent event, Language t) {
        return switch (event) {
            case DocumentReceived received -> {
                var came = t.say("Received %s, %s", received.fileName(), Words.size(received.bytes()));
                yield received.parent() == null ? came : t.say("%s, which came in %s", came, received.parent());
            }
            case DocumentUnpacked unpacked ->
                t.say(
                        "Took out %s",
                        unpacked.parts().stream()
                                .map(DocumentUnpacked.Part::fileName)
                                .collect(Collectors.joining(", ")));
            case DuplicateReceived duplicate -> t.say("The same bytes came before, as %s", duplicate.duplicateOf());
            case DocumentRefused refused -> t.say("Cannot be read: %s", t.toldAll(refused.reason()));
            case DealChanged deal -> t.say("Deal %s in %s asks for a proposal", deal.dealId(), deal.crm());
            case DocumentClassified classified ->
                because(
                        t.say(
                                "%s, %s %% sure",
                                t.say(Words.kind(classified.kind())),
                                Math.round(classified.confidence().value() * 100)),
                        together(classified.reasons(), t));
            case ReviewRequested requested ->
                (t.say(Words.question(requested.question())) + " " + together(requested.reasons(), t)).strip();
            case ReviewDecided decided -> decided(decided, t);
            case DocumentCompleted completed -> because(t.say(ending(completed.ending())), t.toldAll(completed.note()));
            case DeliveryAsked _ -> t.say("To be delivered once more");
            case DeliveryReported report ->
                t.say(
                        report.delivered()
                                ? "Delivered to %s (attempt %s): %s"
                                : "Could not be delivered to %s (attempt %s): %s",
                        report.to(),
                        report.attempts(),
                        t.toldAll(report.note()));
            case StepFailed failed ->
                t.say(
                        "Attempt %s on %s did not work out: %s",
                        failed.attempt(), failed.channel().label(), t.toldAll(failed.reason()));
            case DocumentFailed failed ->
                t.say("Gave up on %s: %s", failed.channel().label(), t.toldAll(failed.reason()));
            case DocumentRedriven redriven ->
                t.say("Sent to %s again", redriven.channel().label());
        };
    }

    private static String because(String what, String why) {
        return why.isBlank() ? what : what + ": " + why;
    }

    /** Reasons one after the other; sentences stay sentences. */
    private static String together(List<String> reasons, Language t) {
        return reasons.stream()
                .map(t::toldAll)
                .reduce((before, next) -> before + (before.endsWith(".") ? " " : "; ") + next)
                .orElse("");
    }

    private static String decided(ReviewDecided decided, Language t) {
        var verdict =
                t.say(decided.verdict() == Verdict.EXPIRED ? "Expired" : Words.label(Words.verdict(decided.verdict())));
        var kind = decided.kind();
        var words = new StringBuilder(
                kind == null ? verdict : t.say("%s as %s", verdict, kind(t.say(Words.kind(kind)), t)));
        if (!decided.corrections().isEmpty()) {
            var names = decided.corrections().keySet().stream()
                    .sorted()
                    .map(name -> t.say(Words.label(name)))
                    .collect(Collectors.joining(", "));
            words.append(", ").append(t.say("corrected %s", names));
        }
        if (!decided.rulings().isEmpty()) words.append(", ").append(ruled(decided.rulings(), t));
        return because(words.toString(), decided.comment());
    }

    /** German writes nouns large wherever they stand. */
    private static String kind(String kind, Language t) {
        return t.code().equals("en") ? kind.toLowerCase(Locale.ROOT) : kind;
    }

    /** As in {@code 3 items reviewed (2 accepted, 1 edited)}. */
    static String ruled(List<Ruling> rulings, Language t) {
        var counts = Arrays.stream(Ruling.Choice.values())
                .map(choice -> {
                    long n = rulings.stream()
                            .filter(each -> each.choice() == choice)
                            .count();
                    return n == 0 ? "" : n + " " + t.say(choice.label());
                })
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return rulings.size() == 1
                ? t.say("1 item reviewed (%s)", counts)
                : t.say("%s items reviewed (%s)", rulings.size(), counts);
    }

    /** What an ending is called. */
    public static String ending(Ending ending) {
        return switch (ending) {
            case STRAIGHT_THROUGH -> "Done, nobody needed to look";
            case APPROVED -> "Done, approved";
            case REJECTED -> "Done, rejected";
            case EXPIRED -> "Closed, nobody decided in time";
            case FILED -> "Filed";
        };
    }
}
