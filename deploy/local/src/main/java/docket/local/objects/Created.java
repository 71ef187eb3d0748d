package docket.local.objects;

import java.time.Instant;

/**
 * An object that came to be.
 *
 * @param event as S3 names it, as in {@code ObjectCreated:Put}
 * @param etag without quotes
 */
record Created(String event, String bucket, String key, long size, String etag, Instant at) {}
