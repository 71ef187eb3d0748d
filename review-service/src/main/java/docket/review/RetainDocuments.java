package docket.review;

import docket.messages.Kind;
import java.time.Duration;
import java.util.Map;

/** Erases documents whose time of keeping is over, by kind. */
public final class RetainDocuments {

    private static final int AT_ONCE = 100;

    private final Erasure erasure;
    private final Erasure.Files files;
    private final Map<Kind, Duration> keep;

    /** @param keep how long documents of a kind are kept after their end; kinds that are not there are kept for ever */
    public RetainDocuments(Erasure erasure, Erasure.Files files, Map<Kind, Duration> keep) {
        this.erasure = erasure;
        this.files = files;
        this.keep = Map.copyOf(keep);
    }

    /** @return how many documents were erased */
    public int look() {
        int erased = 0;
        for (var each : keep.entrySet()) {
            for (var document : erasure.over(each.getKey(), each.getValue(), AT_ONCE)) {
                if (erasure.erase(document, "retention", files)) erased++;
            }
        }
        return erased;
    }
}
