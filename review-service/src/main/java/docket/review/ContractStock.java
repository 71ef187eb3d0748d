package docket.review;

import docket.documents.Documents;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.DocumentEvent.Question;
import docket.messages.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All contracts with their key terms, for calendars and questions. A result never changes, so its terms are looked up
 * once.
 */
public final class ContractStock {

    /** Those of more contracts are not looked through at once; whoever asks is told. */
    public static final int MOST = 5_000;

    private final Timeline timeline;
    private final Documents documents;
    private final Map<String, Map<String, Field>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Field>> eldest) {
            return size() > MOST;
        }
    };

    public ContractStock(Timeline timeline, Documents documents) {
        this.timeline = timeline;
        this.documents = documents;
    }

    /** Whether this person may see what contracts say: whoever decides about them, or about everything. */
    public static boolean admits(Person person) {
        return person.may(Right.AUDIT) || person.decides(Question.CONTRACT.name());
    }

    /** The newest first; without those a person rejected. */
    public List<ContractDesk.Stored> all() {
        var stock = new ArrayList<ContractDesk.Stored>();
        for (var summary : timeline.newestOf(Kind.CONTRACT, MOST)) {
            var result = summary.result();
            if (result == null || summary.state() == DocumentState.REJECTED) continue;
            var terms = terms(summary, result);
            if (!terms.isEmpty()) stock.add(new ContractDesk.Stored(summary.id(), summary.file(), terms));
        }
        return stock;
    }

    private Map<String, Field> terms(DocumentSummary summary, String result) {
        var key = summary.id() + "/" + result;
        synchronized (known) {
            var terms = known.get(key);
            if (terms != null) return terms;
        }
        var read = documents
                .find(summary.id(), result, Reading.class)
                .map(Reading::fields)
                .orElse(Map.of());
        synchronized (known) {
            known.put(key, read);
        }
        return read;
    }
}
