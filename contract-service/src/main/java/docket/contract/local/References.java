package docket.contract.local;

import docket.contract.local.Sections.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a contract refers to within itself, and whether it is there. */
final class References {

    /**
     * @param to as in {@code Section 12.3} or {@code Exhibit A}
     * @param found whether that part is in the contract
     * @param span of the first such reference
     */
    record Reference(String to, boolean found, Span span) {}

    private static final Pattern REFERENCE = Pattern.compile(
            "\\b(?<word>Sections?|SECTIONS?|Articles?|Clauses?|Paragraphs?|Exhibits?|EXHIBITS?|Schedules?|Annex|Appendix|Attachments?)\\s+"
                    + "(?<number>\\d{1,2}(?:\\.\\d{1,2}){0,3}|\"?[A-Z](?:-\\d)?\"?|[IVX]{1,5})(?![\\w.]*\\d|\\w)");
    /** Of a law, another contract or a filing, not of this contract. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "^(?:\\([\\w]+\\))*,?\\s+(?:of|to|under|in)\\s+(?:the\\s+)?(?!this\\b|hereof|Agreement\\b|Contract\\b)(?:[A-Z]|U\\.S\\.|that\\b|such\\b)");

    private References() {}

    static List<Reference> in(ContractText contract, List<Section> sections, List<Section> exhibits) {
        var text = contract.text();
        var numbers = sections.stream().map(Section::number).collect(Collectors.toCollection(TreeSet::new));
        var papers = exhibits.stream()
                .map(each -> each.number().replaceFirst("^\\w+ ", ""))
                .collect(Collectors.toSet());
        Map<String, Reference> references = new LinkedHashMap<>();
        for (var reference = REFERENCE.matcher(text); reference.find(); ) {
            var after = text.substring(reference.end(), Math.min(text.length(), reference.end() + 60));
            if (ELSEWHERE.matcher(after).find()) continue;
            var word = reference.group("word").toLowerCase(Locale.ROOT);
            var number = reference.group("number").replace("\"", "");
            boolean paper = word.matches("exhibits?|schedules?|annex|appendix|attachments?");
            if (!paper && number.matches("[A-Z]") && !number.matches("[IVX]")) continue;
            if (paper && number.contains(".")) continue; // an exhibit of a filing
            var to = name(word, number);
            if (references.containsKey(to)) continue;
            boolean there = paper ? papers.contains(number) : isThere(number, numbers);
            references.put(to, new Reference(to, there, new Span(reference.start(), reference.end())));
        }
        return new ArrayList<>(references.values());
    }

    private static String name(String word, String number) {
        var singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return Character.toUpperCase(singular.charAt(0)) + singular.substring(1) + " " + number;
    }

    /** "Section 4" is there where 4.1 is. */
    private static boolean isThere(String number, Set<String> numbers) {
        return numbers.contains(number)
                || numbers.contains(number.replaceFirst("\\.0$", ""))
                || numbers.stream().anyMatch(each -> each.startsWith(number + "."));
    }
}
