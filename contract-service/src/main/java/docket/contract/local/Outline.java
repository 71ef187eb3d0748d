package docket.contract.local;

import docket.contract.OutlineRow;
import docket.contract.local.Sections.Section;
import docket.documents.Field;
import docket.messages.Confidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a contract as rows, each with the place where it stands: {@link OutlineRow} says which columns. */
final class Outline {

    private static final int MOST_SECTIONS = 1_000;
    private static final int MOST_OTHERS = 300;
    private static final int LONGEST_QUOTE = 160;
    private static final Confidence READ = new Confidence(0.9);

    private final ContractText contract;
    private final String engine;
    private final List<Map<String, Field>> rows = new ArrayList<>();

    private Outline(ContractText contract, String engine) {
        this.contract = contract;
        this.engine = engine;
    }

    static List<Map<String, Field>> of(ContractText contract, List<Span> sentences, String engine) {
        var outline = new Outline(contract, engine);
        var sections = Sections.in(contract, sentences);
        var exhibits = Sections.exhibits(contract);
        outermost(sections).forEach(section -> outline.add("section", section));
        exhibits.stream().limit(MOST_OTHERS).forEach(exhibit -> outline.add("exhibit", exhibit));
        Definitions.in(contract, sentences).stream()
                .limit(MOST_OTHERS)
                .forEach(definition -> outline.add(OutlineRow.DEFINITION, definition.term(), "", definition.span()));
        References.in(contract, sections, exhibits).stream()
                .filter(reference -> !reference.found())
                .limit(MOST_OTHERS)
                .forEach(reference -> outline.add(
                        OutlineRow.REFERENCE, reference.to(), "not found in this document", reference.span()));
        largest(Amounts.in(contract.text(), new Span(0, contract.length()))).stream()
                .forEach(amount -> outline.add(OutlineRow.AMOUNT, amount.value(), "", amount.span()));
        return outline.rows;
    }

    /** All, or where they are too many the largest, for who may decide goes by them; in the order of the text. */
    private static List<Amounts.Amount> largest(List<Amounts.Amount> amounts) {
        return amounts.stream()
                .sorted(Comparator.comparing((Amounts.Amount amount) ->
                                new BigDecimal(amount.value().split(" ", 2)[0]))
                        .reversed())
                .limit(MOST_OTHERS)
                .sorted(Comparator.comparing(amount -> amount.span().start()))
                .toList();
    }

    /** All, or where they are too many those with the shortest numbers: {@code 12} before {@code 12.3.1}. */
    private static List<Section> outermost(List<Section> sections) {
        var kept = sections;
        for (int dots = 3; dots >= 0 && kept.size() > MOST_SECTIONS; dots--) {
            int most = dots;
            kept = kept.stream().filter(section -> dots(section) <= most).toList();
        }
        return kept.subList(0, Math.min(kept.size(), MOST_SECTIONS));
    }

    private static long dots(Section section) {
        return section.number().chars().filter(c -> c == '.').count();
    }

    private void add(String part, Section section) {
        add(part, section.number(), section.heading(), section.span());
    }

    private void add(String part, String name, String says, Span span) {
        var evidence = contract.quote(span.start(), Math.min(span.end(), span.start() + LONGEST_QUOTE));
        if (evidence.quote().isBlank()) return;
        var row = new LinkedHashMap<String, Field>();
        row.put(OutlineRow.PART, new Field(part, READ, engine, evidence));
        row.put(OutlineRow.NAME, new Field(name, READ, engine, evidence));
        if (!says.isEmpty()) row.put(OutlineRow.SAYS, new Field(says, READ, engine, evidence));
        rows.add(row);
    }
}
