package docket.model.knowledge;

import docket.model.Answer;
import java.util.List;

/**
 * Documents that can be asked. What the asker may not read is left out before anything is looked for, so it can neither
 * be found nor be felt in a rank or a number.
 */
public interface Knowledge {

    /** The passages that tell most about the question, the best first; none if there are none. */
    Answer<List<Passage>> retrieve(Search search);

    /** An answer made of statements with exact quotes from passages the asker may read. */
    Answer<Told> answer(Search search);
}
