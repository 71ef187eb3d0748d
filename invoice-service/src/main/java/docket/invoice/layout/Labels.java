package docket.invoice.layout;

import docket.invoice.layout.Label.Meaning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Which words mean which field, in seven languages; kept in {@code labels.txt}. Finds them in rows, longest first. */
final class Labels {

    /** What is also the beginning of many names and sentences, and a label only before a colon or alone. */
    private static final Set<String> ALSO_WORDS = Set.of(
            "vendor_name", "buyer_name", "-name", "-payee", "-delivery_party", "-note", "-address", "-terms", "-phone");

    /** Before a name these are nothing else, with a colon or without. */
    private static final Set<String> ADDRESSING =
            Set.of("spettle", "spett", "spettabile", "exmosrs", "exmosr", "exmossenhores", "messrs");

    private static final Set<String> QUALIFYING = Set.of(
            "incl",
            "inkl",
            "including",
            "inclusive",
            "inklusive",
            "excl",
            "exkl",
            "excluding",
            "exclusive",
            "ohne",
            "without",
            "inc",
            "exc",
            "hors",
            "sans",
            "dont",
            "incluye",
            "inclusief",
            "exclusief",
            "inclusa",
            "esclusa",
            "sin",
            "con",
            "sem",
            "com",
            "before");

    private static final int BEGINNINGS = 128;

    private final Map<String, List<Meaning>> meanings = new HashMap<>();
    private final Set<String> single = new HashSet<>();
    private final Map<String, List<Meaning>> columns = new HashMap<>();

    /** How long the longest phrase is that begins with these two letters; spares most places on a page any look-up. */
    private final int[] longest = new int[BEGINNINGS * BEGINNINGS];

    private Labels() {}

    static Labels load() {
        var labels = new Labels();
        try (var in = Labels.class.getResourceAsStream("labels.txt")) {
            if (in == null) throw new IllegalStateException("labels.txt is not beside Labels");
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(labels::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read labels.txt", e);
        }
        return labels;
    }

    /**
     * These without some of them, as if a vendor used words nobody listed.
     *
     * @param share of the phrases that is forgotten, 0..1
     * @param seed which of them
     */
    Labels without(double share, long seed) {
        var rest = new Labels();
        rest.single.addAll(single);
        meanings.forEach((phrase, means) -> {
            var random = new SplittableRandom(seed * 31 + phrase.hashCode());
            if (random.nextDouble() >= share) rest.meanings.put(phrase, means);
        });
        rest.columns.putAll(columns);
        System.arraycopy(longest, 0, rest.longest, 0, longest.length);
        return rest;
    }

    private void add(String line) {
        var parts = line.split(" ", 3);
        var meaning = new Meaning(parts[0], Double.parseDouble(parts[1]));
        var dictionary = meaning.name().startsWith("col_") ? columns : meanings;
        for (String phrase : parts[2].split("\\|"))
            for (String each : spelledOut(phrase)) add(dictionary, meaning, each);
    }

    /** {@code {total,amount} incl {vat,tax}} stands for each of its four spellings. */
    private static List<String> spelledOut(String phrase) {
        int open = phrase.indexOf('{');
        if (open < 0) return List.of(phrase);
        int close = phrase.indexOf('}', open);
        var all = new ArrayList<String>();
        for (String choice : phrase.substring(open + 1, close).split(",")) {
            all.addAll(spelledOut(phrase.substring(0, open) + choice + phrase.substring(close + 1)));
        }
        return all;
    }

    private void add(Map<String, List<Meaning>> dictionary, Meaning meaning, String phrase) {
        var key = Compact.of(phrase);
        if (key.isEmpty()) return;
        if (!phrase.strip().contains(" ")) single.add(key);
        var known = dictionary.computeIfAbsent(key, _ -> new ArrayList<>());
        if (known.stream().noneMatch(each -> each.name().equals(meaning.name()))) known.add(meaning);
        int beginning = beginning(key, 0);
        longest[beginning] = Math.max(longest[beginning], key.length());
    }

    /** Labels of values, left to right, none inside another. */
    List<Label> in(Row row) {
        return inTwoLanguages(row, find(row, meanings));
    }

    /** {@code Date / Datum} is one label: the same in two languages, parted by a stroke. */
    private static List<Label> inTwoLanguages(Row row, List<Label> labels) {
        for (int i = labels.size() - 1; i > 0; i--) {
            var one = labels.get(i - 1);
            var other = labels.get(i);
            var shared = one.meanings().stream()
                    .filter(meaning -> other.means(meaning.name()))
                    .toList();
            boolean stroke = other.from() == one.to() + 1
                    && row.words().get(one.to()).text().equals("/");
            if (!stroke || shared.isEmpty()) continue;
            labels.set(i - 1, new Label(row, one.from(), other.to(), shared, one.leads()));
            labels.remove(i);
        }
        return labels;
    }

    /** Heads of table columns. */
    List<Label> columnsIn(Row row) {
        var heads = find(row, columns);
        // Heads stand so close that a row of them looks like one phrase.
        for (int i = 1; i < heads.size(); i++) {
            var head = heads.get(i);
            var before = heads.get(i - 1);
            if (!head.leads() && before.leads() && before.to() >= head.from()) {
                heads.set(i, new Label(row, head.from(), head.to(), head.meanings(), true));
            }
        }
        return heads;
    }

    /** Letters outside of ASCII share a place; they only cost look-ups that find nothing. */
    private static int beginning(String letters, int at) {
        int first = Math.min(letters.charAt(at), BEGINNINGS - 1);
        int second = at + 1 < letters.length() ? Math.min(letters.charAt(at + 1), BEGINNINGS - 1) : 0;
        return first * BEGINNINGS + second;
    }

    private List<Label> find(Row row, Map<String, List<Meaning>> dictionary) {
        var found = new ArrayList<Label>();
        var letters = row.compact();
        int at = 0;
        while (at < letters.length()) {
            if (!row.isTokenStart(at)) {
                at++;
                continue;
            }
            int end = longestMatch(row, at, dictionary);
            if (end < 0) {
                at++;
                continue;
            }
            int from = row.wordAt(at);
            int to = row.wordAt(end - 1) + 1;
            if (dictionary == meanings
                    && (isOnlyAWord(row, from, to, letters.substring(at, end)) || isQualifier(row, from))) {
                at++;
                continue;
            }
            found.add(new Label(
                    row,
                    from,
                    to,
                    dictionary.getOrDefault(letters.substring(at, end), List.of()),
                    leads(row, from, at)));
            at = end;
        }
        return found;
    }

    private int longestMatch(Row row, int at, Map<String, List<Meaning>> dictionary) {
        var letters = row.compact();
        int most = Math.max(1, longest[beginning(letters, at)]);
        for (int end = Math.min(letters.length(), at + most); end > at; end--) {
            if (row.isTokenStart(end)
                    && dictionary.containsKey(letters.substring(at, end))
                    && isOneCell(row, at, end)
                    && !isPartOfNumber(row, end)) {
                return end;
            }
        }
        return -1;
    }

    /** Heads of neighbouring columns are not one label, however well they read together. */
    private static boolean isOneCell(Row row, int at, int end) {
        int from = row.wordAt(at);
        int to = row.wordAt(end - 1);
        for (int word = from + 1; word <= to; word++) if (row.gapBefore(word) > 1.2) return false;
        return true;
    }

    /** {@code PO-3333} and {@code INV/2024/1} are numbers, not labels. */
    private static boolean isPartOfNumber(Row row, int end) {
        if (end >= row.compact().length() || row.wordAt(end) != row.wordAt(end - 1)) return false;
        int word = row.wordAt(end);
        for (int i = end; i < row.compact().length() && row.wordAt(i) == word; i++) {
            if (Character.isDigit(row.compact().charAt(i))) return true;
        }
        return false;
    }

    /** In {@code total (incl. VAT)} the tax is no label of its own. */
    private static boolean isQualifier(Row row, int from) {
        return from > 0
                && row.cellOf(from).from() < from
                && QUALIFYING.contains(Compact.of(row.words().get(from - 1).text()))
                && row.cellOf(from).from() < from - 1;
    }

    private boolean isOnlyAWord(Row row, int from, int to, String key) {
        if (!single.contains(key) || ADDRESSING.contains(key)) return false;
        if (meanings.getOrDefault(key, List.of()).stream().noneMatch(meaning -> ALSO_WORDS.contains(meaning.name())))
            return false;
        var cell = row.cellOf(from);
        boolean colon = row.words().get(to - 1).text().endsWith(":")
                || to < row.words().size()
                        && ":/".indexOf(row.words().get(to).text().charAt(0)) >= 0;
        return !colon && (cell.from() != from || cell.to() != to);
    }

    /** First in its cell, numbers and signs aside, as in {@code 19 % VAT}. */
    private static boolean leads(Row row, int word, int at) {
        for (int before = row.cellOf(word).from(); before < word; before++) {
            if (row.words().get(before).text().chars().anyMatch(Character::isLetter)) return false;
        }
        // Behind a hyphen it is the end of a compound, as in "Muster-Kunde".
        return at == 0
                || row.wordAt(at - 1) != word
                || !Character.isLetter(row.compact().charAt(at - 1));
    }
}
