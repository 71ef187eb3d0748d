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
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.messages.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How we say things to people. */
public final class Words {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Set<String> ABBREVIATIONS = Set.of("vat", "id", "iban", "bic", "url", "crm", "po");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    public static String question(Question question) {
        return switch (question) {
            case KIND -> "What is this document?";
            case INVOICE -> "Is this invoice right?";
            case CONTRACT -> "Is this contract acceptable?";
            case PROPOSAL -> "May this proposal go out?";
            case NOTE -> "May this go into the CRM?";
        };
    }

    public static String kind(Kind kind) {
        return switch (kind) {
            case INVOICE -> "Invoice";
            case RECEIPT -> "Receipt";
            case CONTRACT -> "Contract";
            case PROPOSAL_REQUEST -> "Proposal request";
            case OTHER -> "Other";
        };
    }

    public static String state(DocumentState state) {
        return switch (state) {
            case RECEIVED -> "Received";
            case CLASSIFIED -> "In progress";
            case REVIEW -> "Needs review";
            case COMPLETED -> "Completed";
            case REJECTED -> "Rejected";
            case EXPIRED -> "Expired";
            case FAILED -> "Failed";
            case DUPLICATE -> "Duplicate";
            case UNREADABLE -> "Unreadable";
            case NEEDS_PASSWORD -> "Needs password";
            case QUARANTINED -> "Quarantined";
        };
    }

    public static String verdict(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "approved";
            case REJECTED -> "rejected";
            case EXPIRED -> "expired";
        };
    }

    /** A field's name as a label: {@code invoice_number} becomes {@code Invoice number}, {@code vat_id} {@code VAT ID}. */
    public static String label(String name) {
        var words = Arrays.stream(name.replace('_', ' ').strip().split(" +"))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Reasons one after the other; sentences stay sentences. */
    private static String together(List<String> reasons) {
        return reasons.stream()
                .reduce((before, next) -> before + (before.endsWith(".") ? " " : "; ") + next)
                .orElse("");
    }

    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** As in {@code 3 h}; the largest unit only, rounded to the nearest. */
    public static String span(Duration duration) {
        long seconds = Math.abs(duration.toSeconds());
        if (seconds >= DAY - HOUR / 2) return Math.round(seconds / (double) DAY) + " d";
        if (seconds >= HOUR - MINUTE / 2) return Math.round(seconds / (double) HOUR) + " h";
        if (seconds >= MINUTE) return Math.round(seconds / (double) MINUTE) + " min";
        return seconds + " s";
    }

    public static String size(long bytes) {
        if (bytes < 1_024) return bytes + " B";
        if (bytes < 1_024 * 1_024) return (bytes + 512) / 1_024 + " KB";
        return String.format(Locale.ROOT, "%.1f MB", bytes / (1_024.0 * 1_024));
    }

    /** What happened, in one sentence. */
    public static String event(DocumentEvent event) {
        return switch (event) {
            case DocumentReceived received ->
                "Received " + received.fileName() + ", " + size(received.bytes())
                        + (received.parent() == null ? "" : ", which came in " + received.parent());
            case DocumentUnpacked unpacked ->
                "Took out "
                        + unpacked.parts().stream()
                                .map(DocumentUnpacked.Part::fileName)
                                .collect(Collectors.joining(", "));
            case DuplicateReceived duplicate -> "The same bytes came before, as " + duplicate.duplicateOf();
            case DocumentRefused refused -> "Cannot be read: " + refused.reason();
            case DealChanged deal -> "Deal " + deal.dealId() + " in " + deal.crm() + " asks for a proposal";
            case DocumentClassified classified ->
                kind(classified.kind()) + ", "
                        + Math.round(classified.confidence().value() * 100) + " % sure"
                        + (classified.reasons().isEmpty() ? "" : ": " + together(classified.reasons()));
            case ReviewRequested requested ->
                question(requested.question())
                        + (requested.reasons().isEmpty() ? "" : " " + together(requested.reasons()));
            case ReviewDecided decided -> decided(decided);
            case DocumentCompleted completed -> completed(completed);
            case DeliveryAsked asked -> "To be delivered once more";
            case DeliveryReported report ->
                (report.delivered() ? "Delivered to " : "Could not be delivered to ") + report.to() + " (attempt "
                        + report.attempts() + "): " + report.note();
            case StepFailed failed ->
                "Attempt " + failed.attempt() + " on " + failed.channel().label() + " did not work out: "
                        + failed.reason();
            case DocumentFailed failed -> "Gave up on " + failed.channel().label() + ": " + failed.reason();
            case DocumentRedriven redriven -> "Sent to " + redriven.channel().label() + " again";
        };
    }

    private static String decided(ReviewDecided decided) {
        var words =
                new StringBuilder(decided.verdict() == Verdict.EXPIRED ? "Expired" : label(verdict(decided.verdict())));
        var kind = decided.kind();
        if (kind != null) words.append(" as ").append(kind(kind).toLowerCase(Locale.ROOT));
        if (!decided.corrections().isEmpty()) {
            words.append(", corrected ");
            words.append(String.join(
                    ", ",
                    decided.corrections().keySet().stream()
                            .sorted()
                            .map(Words::label)
                            .toList()));
        }
        if (!decided.rulings().isEmpty()) words.append(", ").append(ruled(decided.rulings()));
        if (!decided.comment().isBlank()) words.append(": ").append(decided.comment());
        return words.toString();
    }

    /** As in {@code 3 items reviewed (2 accepted, 1 edited)}. */
    static String ruled(List<Ruling> rulings) {
        var counts = Arrays.stream(Ruling.Choice.values())
                .map(choice -> {
                    long n = rulings.stream()
                            .filter(each -> each.choice() == choice)
                            .count();
                    return n == 0 ? "" : n + " " + choice.label();
                })
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return rulings.size() + (rulings.size() == 1 ? " item" : " items") + " reviewed (" + counts + ")";
    }

    private static String completed(DocumentCompleted completed) {
        var words = ending(completed.ending());
        return completed.note().isBlank() ? words : words + ": " + completed.note();
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case STRAIGHT_THROUGH -> "Done, nobody needed to look";
            case APPROVED -> "Done, approved";
            case REJECTED -> "Done, rejected";
            case EXPIRED -> "Closed, nobody decided in time";
            case FILED -> "Filed";
        };
    }
}
