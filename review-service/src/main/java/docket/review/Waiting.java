package docket.review;

import docket.messages.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reviews that wait, looked through page by page, and who is at which. */
public interface Waiting {

    /** What a list is sorted by. */
    enum Order {
        DEADLINE,
        AGE,
        AMOUNT,
        KIND,
        OWNER,
        FILE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose reviews: MINE are those I am at and those asked of me or of somebody I stand in for. */
    enum Whose {
        ALL,
        MINE,
        FREE,
        OTHERS;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is looked for.
     *
     * @param words to be found in file, title, amount or reasons; empty for all
     * @param kind null for all
     * @param mine mail addresses that count as mine
     * @param page counted from 1
     */
    record Wish(
            String words,
            @Nullable Kind kind,
            Whose whose,
            List<String> mine,
            Order order,
            boolean descending,
            int page,
            int size) {}

    /** Who is at a review. */
    record Owner(String name, String mail, Instant since) {}

    /** One of them. @param amount the number in its amount, null without one */
    record Entry(
            Review review,
            String file,
            @Nullable Owner owner,
            @Nullable BigDecimal amount) {}

    /** One page of those found. @param total of all pages */
    record Found(List<Entry> entries, int total) {}

    Found find(Wish wish);

    /** One that is open. */
    Optional<Entry> entry(String review);

    Optional<Owner> owner(String review);

    /** @return false when somebody else is at it, or it is not open any more */
    boolean claim(String review, Person by);

    /** @return false when somebody else is at it */
    boolean release(String review, Person by);

    /** Whoever was at it before. @return false when it is not open any more */
    boolean assign(String review, Person to);

    /** Gives it to somebody, who is told so by mail. @return false when it is not open any more */
    boolean hand(String review, Person to);

    /** Something that is another whenever the queue is: somebody asked, claimed or decided. */
    String mark();
}
