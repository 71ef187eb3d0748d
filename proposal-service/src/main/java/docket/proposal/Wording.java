package docket.proposal;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** The house's own sentences and the way a language writes dates and numbers. */
final class Wording {

    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 6;

    private final Locale language;
    private final ResourceBundle words;

    Wording(Locale language) {
        this.language = language;
        // Without the JVM's own locale as a fallback: a proposal reads the same on every machine.
        this.words = ResourceBundle.getBundle(
                "docket.proposal.wording",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        words.keySet().stream()
                .filter(key -> key.startsWith("label."))
                .sorted()
                .forEach(key -> labels.put(key, words.getString(key)));
        return labels;
    }

    String say(String key, Object... facts) {
        return new MessageFormat(words.getString(key), language).format(facts);
    }

    /** A gap anybody sees, as in {@code [missing: delivery date]}. */
    String gap(String name) {
        var key = "name." + name;
        return say("missing", words.containsKey(key) ? words.getString(key) : name.replace('_', ' '));
    }

    String obligation(String label) {
        var key = "obligation." + label;
        return words.containsKey(key) ? words.getString(key) : label;
    }

    String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }

    /** Empty when it is no ISO date, so that nobody reads a wrong one. */
    Optional<String> date(String iso) {
        try {
            return Optional.of(date(LocalDate.parse(iso)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String amount(BigDecimal amount) {
        return format(amount, Math.max(amount.scale() < 0 ? 0 : Math.min(amount.scale(), MOST_DIGITS), LEAST_DIGITS));
    }

    String number(BigDecimal number) {
        return format(number, Math.clamp(number.stripTrailingZeros().scale(), 0, MOST_DIGITS));
    }

    private String format(BigDecimal number, int digits) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(language);
        format.setParseBigDecimal(true);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        // Many fonts lack the narrow no-break space French groups digits with.
        return format.format(number).replace('\u202f', '\u00a0');
    }
}
