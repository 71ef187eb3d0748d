package docket.proposal.model;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sentences that bring a figure, a percentage, a price, a date or a name that the data do not have. In German, where every
 * noun has a capital, a name is told by another capital beside it or inside it; a lone one passes.
 */
final class Unfounded {

    private static final Pattern SENTENCE_ENDS =
            Pattern.compile("(?<=[.!?…])(?<!(?<!\\d)\\d{1,2}\\.)(?<![\\s(]\\p{L}\\.)\\s+(?=[\\p{Lu}\\p{N}¿¡\"«„])");
    private static final String NUMBER = "(\\d[\\d.,'\u202f\u00a0]*(?<![.,]))";
    private static final Pattern PERCENT =
            Pattern.compile(NUMBER + "\\s*(?:%|per ?cent\\b|Prozent|pour cent|por ciento)");
    private static final Pattern MONEY = Pattern.compile("(?:€|\\$|£|\\b(?:EUR|USD|GBP|CHF))\\s*" + NUMBER + "|"
            + NUMBER + "\\s*(?:€|\\$|£|(?i:eur|euros?|usd|dollars?|gbp|pounds?|chf|franken|francs?|dólares)\\b)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’&]*");

    /** Written in capitals by everybody, and nobody's name. */
    private static final Set<String> USUAL = Set.of("IT", "PDF", "OK", "I", "FAQ", "DIN", "A4");

    private static final Set<String> POLITE = Set.of(
            "Sie", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres", "Ihnen", "Herr", "Frau", "Usted", "Ustedes");

    private static final Map<String, Map<String, String>> NUMBERS = Map.of(
            "en",
            numbers(
                    "four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fifteen 15 twenty 20 thirty 30 "
                            + "forty 40 fifty 50 sixty 60 ninety 90 hundred 100 thousand 1000 million 1000000"),
            "de",
            numbers(
                    "vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 fünfzehn 15 zwanzig 20 dreißig 30 "
                            + "vierzig 40 fünfzig 50 sechzig 60 neunzig 90 hundert 100 tausend 1000 million 1000000"),
            "fr",
            numbers(
                    "quatre 4 cinq 5 six 6 sept 7 huit 8 dix 10 onze 11 douze 12 quinze 15 vingt 20 trente 30 quarante 40 "
                            + "cinquante 50 soixante 60 mille 1000 million 1000000"),
            "es",
            numbers("cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 doce 12 quince 15 veinte 20 treinta 30 "
                    + "cuarenta 40 cincuenta 50 sesenta 60 cien 100 mil 1000 millón 1000000"));

    private static Map<String, String> numbers(String pairs) {
        var words = pairs.split(" ");
        return IntStream.range(0, words.length / 2)
                .boxed()
                .collect(Collectors.toMap(i -> words[2 * i], i -> words[2 * i + 1]));
    }

    /** @param brought what of it stands nowhere in the data */
    record Sentence(String words, Set<String> brought) {}

    private final Locale language;
    private final String data;
    private final Set<String> known = new HashSet<>();
    private final Set<String> percents;
    private final Set<String> money;
    private final Set<String> months = new HashSet<>();

    /** @param data all that may be said */
    Unfounded(Locale language, String data) {
        this.language = language;
        this.data = data;
        WORD.matcher(data).results().forEach(word -> known.add(plain(word.group())));
        this.percents = numbersOf(PERCENT, data);
        this.money = numbersOf(MONEY, data);
        for (var month : Month.values())
            for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE))
                months.add(month.getDisplayName(style, language));
    }

    /** The sentences of a paragraph or more, in their order; line breaks stay with the sentence before them. */
    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (line.isBlank()) continue;
            sentences.addAll(List.of(SENTENCE_ENDS.split(line.strip())));
            sentences.set(sentences.size() - 1, sentences.getLast() + "\n");
        }
        return sentences;
    }

    List<Sentence> in(String text) {
        return sentences(text).stream()
                .map(sentence -> new Sentence(sentence.strip(), brought(sentence)))
                .filter(sentence -> !sentence.brought().isEmpty())
                .toList();
    }

    Set<String> brought(String sentence) {
        var brought = new TreeSet<>(Figures.foreign(sentence, data));
        PERCENT.matcher(sentence)
                .results()
                .filter(found -> !percents.contains(number(found)))
                .forEach(found -> brought.add(found.group()));
        MONEY.matcher(sentence)
                .results()
                .filter(found -> !money.contains(number(found)))
                .forEach(found -> brought.add(found.group().strip()));
        var words = WORD.matcher(sentence).results().toList();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i).group();
            if (known.contains(plain(word))) continue;
            if (number(word) || i > 0 && months.contains(word) || name(words, i, sentence)) brought.add(word);
        }
        return brought;
    }

    private boolean number(String word) {
        var figure = NUMBERS.getOrDefault(language.getLanguage(), Map.of()).get(word.toLowerCase(language));
        return figure != null && !known.contains(figure);
    }

    private boolean name(List<MatchResult> words, int at, String sentence) {
        var word = words.get(at).group();
        if (!Character.isUpperCase(word.codePointAt(0)) || USUAL.contains(word) || POLITE.contains(word)) return false;
        if (like(word)) return false;
        boolean inner = word.chars().skip(1).anyMatch(Character::isUpperCase);
        if (inner) return true;
        boolean begins = at == 0 || ":•*#-–„\"«".indexOf(before(words, at, sentence)) >= 0;
        boolean german = language.getLanguage().equals("de");
        boolean beside = capital(words, at - 1, sentence) && at > 1 || capital(words, at + 1, sentence);
        return german ? !begins && beside : !begins;
    }

    /** The last letter before a word that is no blank; a blank where there is none. */
    private static char before(List<MatchResult> words, int at, String sentence) {
        var between = sentence.substring(words.get(at - 1).end(), words.get(at).start())
                .strip();
        return between.isEmpty() ? ' ' : between.charAt(between.length() - 1);
    }

    /** Whether this neighbour is written with a capital too, with nothing but a blank between. */
    private static boolean capital(List<MatchResult> words, int at, String sentence) {
        if (at < 0 || at >= words.size()) return false;
        var word = words.get(at).group();
        if (POLITE.contains(word) || !Character.isUpperCase(word.codePointAt(0))) return false;
        int from = Math.max(0, words.get(at).start() - 1);
        return from == 0 || Character.isWhitespace(sentence.charAt(from));
    }

    /** Another ending of a word that is known: a plural, a genitive. */
    private boolean like(String word) {
        var plain = plain(word);
        for (int cut = 1; cut <= 2 && plain.length() - cut >= 4; cut++)
            if (known.contains(plain.substring(0, plain.length() - cut))) return true;
        return List.of("s", "es", "n", "en", "e").stream().anyMatch(ending -> known.contains(plain + ending));
    }

    private String plain(String word) {
        return word.toLowerCase(language).replaceAll("['’]s?$", "");
    }

    private static Set<String> numbersOf(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Unfounded::number).collect(Collectors.toSet());
    }

    private static String number(MatchResult found) {
        for (int i = 1; i <= found.groupCount(); i++) if (found.group(i) != null) return Figures.plain(found.group(i));
        return "";
    }
}
