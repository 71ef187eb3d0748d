package docket.review;

import java.util.function.BiConsumer;

/** Words to teams' channels about reviews that wait: one to each channel for each review, at least once. */
public interface Notices {

    /** Promises a word about every open review that has none yet. */
    void promise(String tenant, String channel);

    /** @param send gets channel and review; throws to be asked again later. @return false when none waits */
    boolean next(BiConsumer<Channel, Review> send);

    /** Whose channel. @param name {@code slack} or {@code teams} */
    record Channel(String tenant, String name) {}
}
