package docket.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.S3Client;

/** What lies in the bucket of approved invoices. */
final class Exports {

    private static final String BUCKET = "docket-export";
    private static final String FOLDER = "invoices/";
    private static final JsonMapper JSON = new JsonMapper();

    private final S3Client s3;

    Exports(S3Client s3) {
        this.s3 = s3;
    }

    /** The forms in which each document lies there, by its id. */
    Map<String, Set<String>> forms() {
        var forms = new TreeMap<String, Set<String>>();
        s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(FOLDER)).contents().stream()
                .map(object -> object.key().substring(FOLDER.length()))
                .forEach(name -> forms.computeIfAbsent(name.substring(0, name.lastIndexOf('.')), _ -> new TreeSet<>())
                        .add(name.substring(name.lastIndexOf('.') + 1)));
        return forms;
    }

    String text(String id, String form) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(FOLDER + id + "." + form))
                .asString(StandardCharsets.UTF_8);
    }

    JsonNode json(String id) {
        try {
            return JSON.readTree(text(id, "json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
