package docket.samples;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * One way to write a business document in one language: which of several usual words for each thing, how dates and
 * amounts look. The words lie in {@code words-<language>.properties}, alternatives divided by {@code |}.
 */
final class Words {

    static final List<String> LANGUAGES = List.of("de", "en", "fr", "es", "it", "nl", "pt");

    private static final Map<String, Map<String, List<String>>> KNOWN = new ConcurrentHashMap<>();

    private final String language;
    private final Map<String, List<String>> alternatives;
    private final Map<String, String> chosen;
    private final DateTimeFormatter dates;

    private Words(String language, Map<String, List<String>> alternatives, Map<String, String> chosen) {
        this.language = language;
        this.alternatives = alternatives;
        this.chosen = chosen;
        this.dates = DateTimeFormatter.ofPattern(get("date_format"), Locale.of(language));
    }

    /** The first word for everything. */
    static Words first(String language) {
        return choose(language, _ -> 0);
    }

    static Words some(String language, RandomGenerator random) {
        return choose(language, random::nextInt);
    }

    /** The same with one text of the caller's own. */
    Words with(String key, String text) {
        var other = new HashMap<>(chosen);
        other.put(key, text);
        return new Words(language, alternatives, other);
    }

    private static Words choose(String language, IntUnaryOperator choice) {
        var alternatives = KNOWN.computeIfAbsent(language, Words::load);
        var chosen = new HashMap<String, String>();
        // In a fixed order, so that one seed always gives the same words.
        alternatives.keySet().stream().sorted().forEach(key -> {
            var list = Objects.requireNonNull(alternatives.get(key));
            chosen.put(key, list.get(choice.applyAsInt(list.size())));
        });
        return new Words(language, alternatives, chosen);
    }

    private static Map<String, List<String>> load(String language) {
        var name = "words-" + language + ".properties";
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("no words for language " + language);
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var words = new HashMap<String, List<String>>();
            for (var key : properties.stringPropertyNames())
                words.put(key, List.of(properties.getProperty(key).split("\\|", -1)));
            return Map.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    String language() {
        return language;
    }

    String get(String key) {
        var word = chosen.get(key);
        if (word == null) throw new IllegalArgumentException("no word for " + key + " in " + language);
        return word;
    }

    /** With {@code {0}}, {@code {1}} … filled in. */
    String get(String key, Object... values) {
        var text = get(key);
        for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", String.valueOf(values[i]));
        return text;
    }

    /** Every alternative. */
    List<String> all(String key) {
        return Objects.requireNonNull(alternatives.get(key), key);
    }

    String date(LocalDate date) {
        return dates.format(date);
    }

    /** With two decimals, grouped. */
    String amount(BigDecimal amount) {
        var plain = amount.abs().setScale(2, RoundingMode.HALF_UP).toPlainString();
        var whole = plain.substring(0, plain.length() - 3);
        var grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0)
                grouped.append(get("group").replace('_', '\u00a0'));
            grouped.append(whole.charAt(i));
        }
        return (amount.signum() < 0 ? "-" : "") + grouped + get("point") + plain.substring(plain.length() - 2);
    }

    /** With the currency, where and how this language has it. */
    String money(BigDecimal amount, String currency) {
        var sign = switch (currency) {
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD" -> "$";
            default -> currency;
        };
        return get("money").replace("{code}", currency).replace("{sign}", sign).replace("{amount}", amount(amount));
    }

    /** Without needless decimals. */
    String number(BigDecimal number) {
        var plain = number.stripTrailingZeros().toPlainString();
        return plain.replace(".", get("point"));
    }
}
