package docket.review;

import docket.messages.DocumentId;
import java.util.List;

/** How a proposal is being written, and how it was: step by step, with the words of the last step as they come. */
public interface DraftDesk {

    /**
     * A step of a draft.
     *
     * @param draft which one, as versions are named
     * @param step its number and name, as in {@code 03-summary}
     * @param title of the section it writes; empty for a step about the whole
     * @param words so far, or all of them
     * @param whole whether it is done
     * @param model that answered; empty while it does
     * @param cost in US dollars; empty while it is not known
     */
    record Step(String draft, String step, String title, String words, boolean whole, String model, String cost) {}

    /** The steps in their order, the oldest draft's first; none where no model writes. */
    List<Step> steps(DocumentId document);

    /** How many drafts are done. */
    int drafts(DocumentId document);

    /** Looks at one document again and again. */
    Follower follow(DocumentId document);

    /** Not for several threads at once. */
    interface Follower {

        /** Steps that are new or say more than when they were last looked at. */
        List<Step> news();
    }
}
