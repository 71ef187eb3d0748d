package docket.contract;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.messages.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What people made of a contract's risks, one by one: an example to learn from.
 *
 * @param pages key of the positioned words in the bucket for documents
 * @param original key of the document's own bytes there
 * @param engine which engine and version read it
 * @param step key of the machine's whole reading under the document
 * @param seq of the decision; a contract may be decided more than once
 */
public record RiskExample(
        DocumentId document,
        int seq,
        String pages,
        String original,
        String engine,
        String step,
        List<Item> items,
        Instant at) {

    /** A shelf beside the documents; no document has this id. */
    public static final DocumentId SHELF = new DocumentId("training");

    public RiskExample {
        items = List.copyOf(items);
    }

    /**
     * One risk with its answer.
     *
     * @param clause which clause it is about
     * @param finding what was found, and where: the passage is a clause of this kind unless the answer is a rejection
     * @param ruling who said what and when
     */
    public record Item(String clause, Finding finding, Ruling ruling) {

        /** The passage as it stands in the contract; empty where a clause is missing. */
        public String passage() {
            return finding.evidence() instanceof Evidence.OnPage on ? on.quote() : "";
        }
    }

    /** @param decided when; the same for every redelivery */
    public static RiskExample of(DocumentId id, int seq, String pages, String step, Reading ruled, Instant decided) {
        var items = new ArrayList<Item>();
        ruled.items().values().forEach(finding -> {
            var ruling = finding.ruling();
            if (ruling != null) items.add(new Item(finding.field(), finding.ruled(null), ruling));
        });
        return new RiskExample(
                id, seq, id + "/" + pages, id + "/original", ruled.work().engine(), step, items, decided);
    }

    /** Where it is kept, under {@link #SHELF}. */
    public String key() {
        return "contracts/" + document + "-" + seq + ".json";
    }
}
