package docket.documents;

import docket.messages.DocumentId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An object in the inbox bucket as HEAD tells it. An event, the sweep and the uploader all name the same upload alike;
 * the same key written again later is another document.
 *
 * @param etag with or without quotes
 */
public record InboxObject(String bucket, String key, String etag, Instant lastModified) {

    public DocumentId documentId() {
        // HTTP's Last-Modified knows whole seconds, a listing may know more.
        var name = String.join(
                "\n",
                bucket,
                key,
                etag.replace("\"", ""),
                lastModified.truncatedTo(ChronoUnit.SECONDS).toString());
        return new DocumentId(
                "d-" + Documents.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 20));
    }

    public String source() {
        return "s3://" + bucket + "/" + key;
    }

    public String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
