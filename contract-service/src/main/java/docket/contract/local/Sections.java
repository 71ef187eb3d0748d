package docket.contract.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbered sections of a contract and its exhibits, by the numbers at the beginnings of its sentences. */
final class Sections {

    /**
     * @param number as references have it: {@code 12.3}, {@code IV}, {@code Exhibit A}
     * @param heading empty where the section has none
     * @param span of the line or sentence that begins it
     */
    record Section(String number, String heading, Span span) {

        boolean isExhibit() {
            return !number.isEmpty() && EXHIBIT_NUMBER.matcher(number).matches();
        }
    }

    private static final int MOST = 5_000;
    private static final Pattern EXHIBIT_NUMBER = Pattern.compile("(?:Exhibit|Schedule|Annex|Appendix|Attachment) .+");
    private static final Pattern NUMBERED = Pattern.compile(
            "^(?:(?:ARTICLE|Article|SECTION|Section|CLAUSE|Clause|ARTIKEL|Artikel|§)\\s*-?\\s*)?"
                    + "(?<number>\\d{1,2}(?:\\.\\d{1,2}){0,3}|(?<=[Ee]\\s)[IVX]{1,5})[.):]?(?:\\s+|$)(?<rest>.*)",
            Pattern.DOTALL);
    private static final Pattern ROMAN = Pattern.compile(
            "^(?:ARTICLE|Article)\\s*-?\\s*(?<number>[IVX]{1,6})\\b[.:]?\\s*(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("^(?<heading>[A-Z][\\w/,&'-]*(?:\\s+(?:[\\w/,&'-]+)){0,9}?)\\s*(?:[.:]|$)");
    private static final Pattern EXHIBIT = Pattern.compile(
            "(?m)^[ \\t]*(?<word>EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEX|Annex|APPENDIX|Appendix|ATTACHMENT|Attachment)\\s+(?:\"|No\\.\\s*)?(?<number>[A-Z]|\\d{1,2}|[A-Z]-?\\d{1,2})\"?(?=\\s*(?:$|[:.-]|\\())");

    private Sections() {}

    /** In the order of the text; of two with one number the first, for a table of contents has no sentences. */
    static List<Section> in(ContractText contract, List<Span> sentences) {
        var text = contract.text();
        Map<String, Section> sections = new LinkedHashMap<>();
        for (var sentence : sentences) {
            if (sections.size() >= MOST) break;
            var words = sentence.of(text);
            section(words, sentence).ifPresent(section -> {
                var known = sections.get(section.number());
                // What a table of contents names is named again where it stands.
                if (known == null || known.span().length() < section.span().length())
                    sections.put(section.number(), section);
            });
        }
        var all = new ArrayList<>(sections.values());
        all.sort(
                (one, other) -> Integer.compare(one.span().start(), other.span().start()));
        return all;
    }

    private static Optional<Section> section(String words, Span sentence) {
        Matcher numbered = NUMBERED.matcher(words);
        if (!numbered.find()) {
            numbered = ROMAN.matcher(words);
            if (!numbered.find()) return Optional.empty();
        }
        var rest = numbered.group("rest").strip();
        if (rest.isEmpty() || !Character.isUpperCase(rest.charAt(0)) && "\"(".indexOf(rest.charAt(0)) < 0)
            return Optional.empty();
        var heading = HEADING.matcher(rest.substring(0, Math.min(rest.length(), 110)));
        var title = heading.find() ? heading.group("heading").replaceAll("\\s+", " ") : "";
        if (title.length() > 90) title = "";
        return Optional.of(new Section(numbered.group("number"), title, sentence));
    }

    /** Papers that are attached: they begin with a line of their own. */
    static List<Section> exhibits(ContractText contract) {
        Map<String, Section> exhibits = new LinkedHashMap<>();
        var raw = contract.raw();
        // The first lines name the contract itself as an exhibit of a filing.
        for (var exhibit = EXHIBIT.matcher(raw).region(Math.min(raw.length(), 300), raw.length()); exhibit.find(); ) {
            var word = exhibit.group("word");
            var number = word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT) + " "
                    + exhibit.group("number");
            var span = new Span(exhibit.start("word"), exhibit.end());
            exhibits.put(number, new Section(number, "", span));
        }
        return List.copyOf(exhibits.values());
    }
}
