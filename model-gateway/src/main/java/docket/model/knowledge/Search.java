package docket.model.knowledge;

import docket.model.Asker;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * One question to the documents.
 *
 * @param asker who pays, and whose tenant's documents these are
 * @param roles what the person who asks may read; whoever has none reads nothing
 * @param most passages at most
 * @param within how long the asker waits
 */
public record Search(Asker asker, Set<String> roles, String question, int most, Duration within) {

    private static final int MOST = 50;
    private static final int LONGEST = 4000;

    public Search {
        roles = Set.copyOf(roles);
        if (question.isBlank()) throw new IllegalArgumentException("a search needs a question");
        if (question.length() > LONGEST)
            throw new IllegalArgumentException(
                    "a question has at most " + LONGEST + " characters: ask for less at once");
        if (most < 1 || most > MOST)
            throw new IllegalArgumentException("a search finds 1 to " + MOST + " passages, not " + most);
    }

    /** Five passages within half a minute. */
    public static Search of(Asker asker, Set<String> roles, String question) {
        return new Search(asker, roles, question, 5, Duration.ofSeconds(30));
    }

    public Search most(int passages) {
        return new Search(asker, roles, question, passages, within);
    }

    /** In one order, so that the same search is the same question. */
    public TreeSet<String> sortedRoles() {
        return new TreeSet<>(roles);
    }
}
