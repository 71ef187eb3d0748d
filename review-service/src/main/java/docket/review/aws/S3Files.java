package docket.review.aws;

import docket.messages.DocumentId;
import docket.review.Erasure;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** Erases a document's objects: those under its id, what learning keeps of it, and the file in the inbox that it came as. */
final class S3Files implements Erasure.Files {

    private static final Pattern SOURCE = Pattern.compile("s3://([^/]+)/(.+)", Pattern.DOTALL);

    private final S3Client s3;
    private final String documents;

    S3Files(S3Client s3, String documents) {
        this.s3 = s3;
        this.documents = documents;
    }

    @Override
    public int erase(DocumentId document, List<String> sources) {
        int erased = 0;
        for (var page : s3.listObjectsV2Paginator(list -> list.bucket(documents).prefix(document + "/"))) {
            for (var object : page.contents()) {
                s3.deleteObject(delete -> delete.bucket(documents).key(object.key()));
                erased++;
            }
        }
        // What learning keeps of a corrected invoice.
        s3.deleteObject(delete -> delete.bucket(documents).key("training/invoices/" + document + ".json"));
        for (var source : sources) {
            var found = SOURCE.matcher(source);
            if (!found.matches()) continue;
            s3.deleteObject(delete -> delete.bucket(found.group(1)).key(found.group(2)));
            erased++;
        }
        return erased;
    }
}
