package docket.proposal.assist;

import java.util.List;

/** What the house knows, as far as whoever works on deals may read it. */
@FunctionalInterface
public interface Library {

    /** @param source as it is cited, with its page. @param text as it stands there */
    record Passage(String source, String text) {}

    /** Empty also when nothing can be looked up now. */
    List<Passage> find(String question, int most);
}
