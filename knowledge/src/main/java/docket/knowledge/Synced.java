package docket.knowledge;

import java.time.Instant;

/**
 * How looking at a source ended.
 *
 * @param known documents that can be asked now
 * @param changed of them, how many were read anew
 * @param removed documents that are gone
 * @param failed documents that are not known, each with a reason
 * @param problem why the source was not looked at to its end; empty if it was
 */
public record Synced(String source, Instant at, int known, int changed, int removed, int failed, String problem) {}
