package docket.proposal;

import docket.documents.Finding;
import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes sections of a proposal in words of its own, out of what it is given and nothing else. */
@FunctionalInterface
public interface SectionWriter {

    /** Nobody: the words of the deal and the house stand as they are. */
    SectionWriter NOBODY = _ -> new Written(Map.of(), List.of(), "", BigDecimal.ZERO, "");

    /** Does not throw for a model that is away; that is a finding. */
    Written write(Material material);

    /**
     * What may be said.
     *
     * @param version which draft of the document it is for
     * @param anew it was drafted before, and a person wants other words
     * @param wish what a person wants otherwise; empty for nothing
     * @param facts a line each, without prices: sums are computed and set apart
     * @param parts what is to be written, in the proposal's order
     */
    record Material(
            DocumentId document,
            String version,
            boolean anew,
            Locale language,
            String wish,
            String facts,
            List<Part> parts) {
        public Material {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A section that can be written.
     *
     * @param words that stand there if nobody writes better ones
     * @param source where they come from
     */
    record Part(String name, String title, String words, String source) {}

    /**
     * What was written.
     *
     * @param texts by the name of their part; a part without a text keeps the words it had
     * @param findings what was left out and why
     * @param engine empty if nothing was written
     * @param cost in US dollars
     * @param note why not all was written; empty if all was
     */
    record Written(Map<String, String> texts, List<Finding> findings, String engine, BigDecimal cost, String note) {
        public Written {
            texts = Map.copyOf(texts);
            findings = List.copyOf(findings);
        }
    }
}
