package docket.opsalert.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.opsalert.Drafts;
import docket.opsalert.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Drafts of cases and the history of quotas, as objects: {@code ops-alert/drafts/<hash>.json}, {@code ops-alert/quotas/<model>/<time>.json}. */
final class S3Drafts implements Drafts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int TAKEN = 412;
    private static final int BUSY = 409;

    private final S3Client s3;
    private final String bucket;

    S3Drafts(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String keep(Draft draft) {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        put(
                key(secret, ".json"),
                JSON.createObjectNode()
                        .put("subject", draft.subject())
                        .put("body", draft.body())
                        .put("severity", draft.severity())
                        .put("appendTo", draft.appendTo())
                        .put("appendToNumber", draft.appendToNumber())
                        .put("model", draft.model())
                        .put("at", draft.at().toString()),
                false);
        return secret;
    }

    @Override
    public Optional<Draft> find(String secret) {
        return get(key(secret, ".json"))
                .map(json -> new Draft(
                        json.path("subject").asText(),
                        json.path("body").asText(),
                        json.path("severity").asText(),
                        json.path("appendTo").asText(),
                        json.path("appendToNumber").asText(),
                        json.path("model").asText(),
                        Instant.parse(json.path("at").asText())));
    }

    @Override
    public boolean take(String secret, String outcome) {
        try {
            put(
                    key(secret, ".taken.json"),
                    JSON.createObjectNode().put("outcome", outcome + " at " + Instant.now()),
                    true);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == TAKEN || e.statusCode() == BUSY) return false;
            throw e;
        }
    }

    @Override
    public Optional<String> outcome(String secret) {
        return get(key(secret, ".taken.json")).map(json -> json.path("outcome").asText());
    }

    /** One line of the history of quotas. */
    void remember(Thresholds thresholds) {
        var json = JSON.createObjectNode()
                .put("model", thresholds.model())
                .put("at", thresholds.at().toString())
                .put("percent", thresholds.percent())
                .put("latencyMillis", thresholds.latencyMillis());
        put(json, "requestQuota", thresholds.requestQuota());
        put(json, "tokenQuota", thresholds.tokenQuota());
        put(json, "requests", thresholds.requests());
        put(json, "tokens", thresholds.tokens());
        var name = thresholds.model().replaceAll("[^A-Za-z0-9.]+", "-");
        put("ops-alert/quotas/" + name + "/" + thresholds.at() + ".json", json, false);
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        if (value.isPresent()) json.put(name, value.getAsDouble());
    }

    private void put(String key, ObjectNode json, boolean first) {
        s3.putObject(
                put -> {
                    put.bucket(bucket).key(key).contentType("application/json");
                    if (first) put.ifNoneMatch("*");
                },
                RequestBody.fromString(json.toString()));
    }

    private Optional<ObjectNode> get(String key) {
        try (var in = s3.getObject(get -> get.bucket(bucket).key(key))) {
            return Optional.of((ObjectNode) JSON.readTree(in.readAllBytes()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(key + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String secret, String end) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return "ops-alert/drafts/" + HexFormat.of().formatHex(hash) + end;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
