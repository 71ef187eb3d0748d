package docket.documents;

import java.time.Instant;

/**
 * A document as it came.
 *
 * @param source where from, as in {@code s3://inbox/today/invoice.pdf}
 * @param sha256 of the bytes, 64 hex digits
 */
public record Original(String fileName, String source, String sha256, long bytes, Instant receivedAt) {}
