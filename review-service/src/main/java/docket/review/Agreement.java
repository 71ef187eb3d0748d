package docket.review;

import java.time.Instant;

/** One of several people said yes to the values as they stood. */
public record Agreement(String name, String mail, String comment, Instant at) {}
