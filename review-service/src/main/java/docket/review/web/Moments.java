package docket.review.web;

import docket.review.DocumentView;
import docket.review.Words;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of a document's story. */
final class Moments {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Moments() {}

    static Screens.Moment of(DocumentView.Moment moment) {
        var work = moment.work();
        return new Screens.Moment(
                TIME.format(moment.at()),
                Speech.now().moment(moment.at()),
                Words.label(moment.type().replace('-', ' ')),
                tone(moment.type()),
                moment.what(Speech.now()),
                work == null ? "" : work.engine(),
                work == null || work.millis() == 0 ? "" : took(work.millis()),
                work == null || work.cost().signum() == 0 ? "" : money(work.cost()),
                moment.by() == null ? "" : moment.by());
    }

    private static String took(long millis) {
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }

    private static String tone(String type) {
        return switch (type) {
            case "document-completed" -> "good";
            case "review-requested", "step-failed" -> "unsure";
            case "document-failed", "document-refused" -> "bad";
            case "review-decided", "document-redriven" -> "person";
            default -> "plain";
        };
    }

    static String money(BigDecimal cost) {
        return "$ " + (cost.signum() == 0 ? "0" : cost.stripTrailingZeros().toPlainString());
    }
}
