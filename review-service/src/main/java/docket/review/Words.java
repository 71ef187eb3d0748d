package docket.review;

import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How we say things to people. */
public final class Words {

    private static final DateTimeFormatter HOUR_AND_MINUTE =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Map<String, DateTimeFormatter> DAYS =
            Map.of("de", DateTimeFormatter.ofPattern("d. MMM uuuu", Locale.GERMAN));

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

    public static String moment(Instant instant) {
        return moment(instant, Locale.ENGLISH);
    }

    /** As in {@code 2 Mar 2026, 14:00 UTC}; as English writes it where a language has no form of its own. */
    static String moment(Instant instant, Locale language) {
        return day(LocalDate.ofInstant(instant, ZoneOffset.UTC), language) + ", " + HOUR_AND_MINUTE.format(instant);
    }

    static String day(LocalDate day, Locale language) {
        return DAYS.getOrDefault(language.getLanguage(), ENGLISH_DAY).format(day);
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
        return Happening.told(event, Language.ENGLISH);
    }
}
