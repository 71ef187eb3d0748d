package docket.review;

import java.time.Instant;
import java.util.List;

/** Who changed which setting when, and how it was before. */
public interface SettingHistory {

    record Change(String name, String by, Instant at, String before, String after) {}

    void note(Change change);

    /** The newest first. */
    List<Change> of(String name, int limit);
}
