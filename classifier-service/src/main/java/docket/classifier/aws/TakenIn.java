package docket.classifier.aws;

import docket.messages.DocumentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The documents this process took in lately. Saves the sweep a look into S3 for each; to forget one does no harm. */
@ApplicationScoped
class TakenIn {

    private static final int MOST = 50_000;

    private final Set<DocumentId> lately = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DocumentId, Boolean> eldest) {
            return size() > MOST;
        }
    }));

    void add(DocumentId document) {
        lately.add(document);
    }

    boolean contains(DocumentId document) {
        return lately.contains(document);
    }
}
