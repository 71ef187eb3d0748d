package docket.model.knowledge;

import docket.model.Answer;
import java.util.List;

/** Makes an answer of passages. */
@FunctionalInterface
public interface Answering {

    /** @param passages what was found, the best first; all of them may be shown to the asker */
    Answer<Told> answer(Search search, List<Passage> passages);
}
