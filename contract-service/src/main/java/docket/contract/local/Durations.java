package docket.contract.local;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as contracts write them: {@code three (3) years}, {@code 30-day}, {@code zwei Jahre}. */
final class Durations {

    /** @param unit days, weeks, months or years */
    record Length(int count, Unit unit) {

        /** As in {@code 1 year}, {@code 90 days}. */
        String words() {
            return count + " " + unit.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
        }

        LocalDate after(LocalDate start) {
            return start.plus(period());
        }

        LocalDate before(LocalDate end) {
            return end.minus(period());
        }

        private Period period() {
            return switch (unit) {
                case DAY -> Period.ofDays(count);
                case WEEK -> Period.ofWeeks(count);
                case MONTH -> Period.ofMonths(count);
                case YEAR -> Period.ofYears(count);
            };
        }

        /** For comparing; months have 30 days here. */
        int days() {
            return count
                    * switch (unit) {
                        case DAY -> 1;
                        case WEEK -> 7;
                        case MONTH -> 30;
                        case YEAR -> 365;
                    };
        }
    }

    enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    record Mention(Span span, Length length) {}

    private static final Map<String, Integer> NUMBERS = numbers();
    private static final String WORDS = words();
    private static final String UNIT =
            "(?<unit>days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ann[ée]es?|ans?|d[ií]as?|semanas?|mes(?:es)?|a[ñn]os?)";
    private static final Pattern LENGTH = Pattern.compile(
            "(?i)(?<![\\w$.,])(?:(?<word>" + WORDS + ")[\\s-]*)?(?:\\(?\\s*(?<digits>\\d{1,3})\\s*\\)?)?[\\s-]*"
                    + "(?:(?:full|calendar|consecutive|successive|additional|business|working|contract|natural|further|volle[nrs]?|weitere[nrs]?)\\s+)*"
                    + UNIT + "(?:\\(s\\))?\\b");
    private static final Pattern ANNUAL = Pattern.compile(
            "(?i)\\b(?:(?<month>month[\\s-]+to[\\s-]+month|monthly)|(?<year>year[\\s-]+to[\\s-]+year|annual(?:ly)?|yearly|from\\s+year\\s+to\\s+year))\\b");
    private static final Pattern ANNIVERSARY = Pattern.compile(
            "(?i)\\b(?:(?<word>" + WORDS
                    + ")[\\s-]*)?(?:\\(?\\s*(?<digits>\\d{1,2})\\s*(?:st|nd|rd|th|-?\\s?year)?\\s*\\)?)?\\s*(?:year\\s+)?anniversary");

    private Durations() {}

    /** The length that these words say, as in {@code 90 days}. */
    static Optional<Length> of(String words) {
        return in(words, new Span(0, words.length())).stream().findFirst().map(Mention::length);
    }

    /** All lengths within a span, in the order of the text. */
    static List<Mention> in(String text, Span span) {
        var mentions = new ArrayList<Mention>();
        var matcher = LENGTH.matcher(text).region(span.start(), span.end());
        while (matcher.find()) {
            int count = count(matcher);
            if (count > 0) {
                mentions.add(new Mention(
                        new Span(matcher.start(), matcher.end()), new Length(count, unit(matcher.group("unit")))));
            }
        }
        return mentions;
    }

    /** {@code annually}, {@code from year to year}, {@code month-to-month}. */
    static List<Mention> recurring(String text, Span span) {
        var mentions = new ArrayList<Mention>();
        var matcher = ANNUAL.matcher(text).region(span.start(), span.end());
        while (matcher.find()) {
            var unit = matcher.group("month") != null ? Unit.MONTH : Unit.YEAR;
            mentions.add(new Mention(new Span(matcher.start(), matcher.end()), new Length(1, unit)));
        }
        return mentions;
    }

    /** {@code the third anniversary} as three years. */
    static List<Mention> anniversaries(String text, Span span) {
        var mentions = new ArrayList<Mention>();
        var matcher = ANNIVERSARY.matcher(text).region(span.start(), span.end());
        while (matcher.find()) {
            int count = count(matcher);
            if (count > 0) {
                mentions.add(new Mention(new Span(matcher.start(), matcher.end()), new Length(count, Unit.YEAR)));
            }
        }
        return mentions;
    }

    private static int count(Matcher matcher) {
        if (matcher.group("digits") != null) return Integer.parseInt(matcher.group("digits"));
        return matcher.group("word") == null ? 0 : number(matcher.group("word"));
    }

    /** The number these words say; 0 when they say none. */
    static int number(String words) {
        int sum = 0;
        for (var word : words.toLowerCase(Locale.ROOT).split("[\\s-]+")) {
            if (word.equals("hundred")) sum = Math.max(1, sum) * 100;
            else sum += NUMBERS.getOrDefault(word, 0);
        }
        return sum;
    }

    private static Unit unit(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mo") || lower.startsWith("mes")) return Unit.MONTH;
        if (lower.startsWith("y") || lower.startsWith("jahr") || lower.startsWith("an") || lower.startsWith("añ"))
            return Unit.YEAR;
        if (lower.startsWith("w") || lower.startsWith("sem")) return Unit.WEEK;
        return Unit.DAY;
    }

    private static String words() {
        var ones = "one|two|three|four|five|six|seven|eight|nine";
        var tens = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety";
        var english = "(?:one\\s+hundred(?:\\s+and)?[\\s-]+)?(?:(?:" + tens + ")(?:[\\s-]+(?:" + ones
                + ")(?!\\w))?|ten|eleven|twelve|" + "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:"
                + ones + ")(?!\\w))|one\\s+hundred";
        var ordinals = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth";
        var german = "eine[mnrs]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf";
        var french = "une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze";
        var spanish = "una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce";
        return english + "|" + ordinals + "|" + german + "|" + french + "|" + spanish;
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        String[][] counted = {
            {"one", "first", "ein", "eine", "einem", "einen", "einer", "eines", "un", "une", "una"},
            {"two", "second", "zwei", "deux", "dos"},
            {"three", "third", "drei", "trois", "tres"},
            {"four", "fourth", "vier", "quatre", "cuatro"},
            {"five", "fifth", "fünf", "cinq", "cinco"},
            {"six", "sixth", "sechs", "seis"},
            {"seven", "seventh", "sieben", "sept", "siete"},
            {"eight", "eighth", "acht", "huit", "ocho"},
            {"nine", "ninth", "neun", "neuf", "nueve"},
            {"ten", "tenth", "zehn", "dix", "diez"},
            {"eleven"},
            {"twelve", "zwölf", "douze", "doce"},
            {"thirteen"},
            {"fourteen"},
            {"fifteen", "fifteenth"},
            {"sixteen"},
            {"seventeen"},
            {"eighteen"},
            {"nineteen"},
            {"twenty", "twentieth"},
        };
        for (int i = 0; i < counted.length; i++) for (var word : counted[i]) numbers.put(word, i + 1);
        String[] tens = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        for (int i = 0; i < tens.length; i++) numbers.put(tens[i], 30 + 10 * i);
        numbers.put("fourty", 40);
        return numbers;
    }
}
