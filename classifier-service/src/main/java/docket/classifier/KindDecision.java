package docket.classifier;

import docket.messages.Confidence;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.messages.Work;
import java.util.List;

/** A person said what a document is: it goes on as that, or it is filed. */
public final class KindDecision {

    private static final String BY_PERSON = "person";

    private KindDecision() {}

    /** @return {@link DocumentClassified} when it goes on, {@link DocumentCompleted} when its way ends here */
    public static DocumentEvent apply(ReviewDecided decided) {
        var kind = decided.kind() == null ? Kind.OTHER : decided.kind();
        if (decided.verdict() == Verdict.APPROVED && kind != Kind.OTHER) {
            return new DocumentClassified(
                    decided.documentId(),
                    decided.seq() + 1,
                    decided.at(),
                    kind,
                    Confidence.CERTAIN,
                    List.of("said by " + decided.by()),
                    Work.free(BY_PERSON, 0));
        }
        var ending = switch (decided.verdict()) {
            case APPROVED -> Ending.FILED;
            case REJECTED -> Ending.REJECTED;
            case EXPIRED -> Ending.EXPIRED;
        };
        return new DocumentCompleted(
                decided.documentId(),
                decided.seq() + 1,
                decided.at(),
                kind,
                ending,
                null,
                decided.comment(),
                Work.free(BY_PERSON, 0));
    }
}
