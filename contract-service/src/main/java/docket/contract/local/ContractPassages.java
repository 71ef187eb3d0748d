package docket.contract.local;

import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.documents.Evidence;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.List;

/** A contract as the passages it is made of, each with its section and the clauses it is. */
public final class ContractPassages {

    private final ClauseFinder finder;

    public ContractPassages() {
        this.finder = new ClauseFinder(LocalContractReader.shipped());
    }

    /**
     * One sentence, heading or point of a list.
     *
     * @param words as they stand there, with single spaces
     * @param section number and heading it stands under; empty before the first
     * @param types the clauses it is, the surest first
     */
    public record Said(String words, String section, List<ClauseType> types, Evidence.OnPage evidence) {

        public Said {
            types = List.copyOf(types);
        }
    }

    /** In the order of the text. */
    public List<Said> of(Pages pages) {
        var contract = ContractText.of(pages);
        var sentences = Sentences.of(contract);
        var clauses = finder.clauses(contract, sentences);
        var sections = Sections.in(contract, sentences);
        var passages = new ArrayList<Said>();
        int section = -1;
        for (var sentence : sentences) {
            while (section + 1 < sections.size()
                    && sections.get(section + 1).span().start() <= sentence.start()) section++;
            var evidence = contract.longestQuote(sentence.start(), sentence.end());
            if (evidence.quote().isBlank()) continue;
            var types = clauses.stream()
                    .filter(clause -> clause.confidence().value() >= Clause.LIKELY
                            && clause.evidence().equals(evidence))
                    .map(Clause::type)
                    .toList();
            passages.add(new Said(
                    contract.words(sentence.start(), sentence.end()),
                    section < 0 ? "" : name(sections.get(section)),
                    types,
                    evidence));
        }
        return passages;
    }

    private static String name(Sections.Section section) {
        return (section.number() + " " + section.heading()).strip();
    }
}
