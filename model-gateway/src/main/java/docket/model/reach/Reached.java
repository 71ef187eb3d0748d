package docket.model.reach;

import docket.model.ModelAdapter.Reply;
import docket.model.ModelFailure;
import java.time.Duration;
import java.util.List;

/** How trying to get a call answered ended. */
public sealed interface Reached {

    /** @param text all words, those of a stream that broke before included */
    record Answered(Reply reply, String text, String route, int calls) implements Reached {}

    record Wrong(ModelFailure.Wrong failure, int calls) implements Reached {}

    record Unavailable(String why, List<String> tried, Duration retryAfter, int calls) implements Reached {}

    record TooLate(int calls) implements Reached {}

    /** A stream broke, and no tokens are left to begin anew. */
    record NoRoom(int calls) implements Reached {}

    int calls();
}
