package docket.transport.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.transport.ChangingSecret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Settings that are secrets: the secret itself, or where Secrets Manager keeps it. {@code secretsmanager:NAME} is all of
 * it, {@code secretsmanager:NAME#field} one field of a secret that is an object of JSON.
 */
public final class Secrets {

    /** Before the name of a secret that is kept elsewhere, as in {@code secretsmanager:docket-prod-crm}. */
    static final String KEPT = "secretsmanager:";

    /** So long after a rotation the secret before is still good: whoever reads it seldom has a week. */
    static final Duration OVERLAP = Duration.ofDays(7);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final String PREVIOUS = "AWSPREVIOUS";
    private static final JsonMapper JSON = new JsonMapper();

    private Secrets() {}

    /** One for all, made when the first secret is read. */
    private static final class Shared {
        static final SecretsManagerClient CLIENT = SecretsManagerClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** Whether a setting only names its secret. */
    public static boolean isKept(String setting) {
        return setting.startsWith(KEPT);
    }

    /** @param setting as an operator wrote it */
    public static ChangingSecret named(String setting) {
        if (!isKept(setting)) return ChangingSecret.fixed(setting);
        return kept(() -> Shared.CLIENT, setting.substring(KEPT.length()), FRESH, PAUSE, InstantSource.system());
    }

    /** What the secret was before its last rotation, for a week; empty afterwards, and for one that is never rotated. */
    public static ChangingSecret before(String setting) {
        if (!isKept(setting)) return ChangingSecret.fixed("");
        return before(() -> Shared.CLIENT, setting.substring(KEPT.length()), FRESH, PAUSE, InstantSource.system());
    }

    static ChangingSecret kept(
            Supplier<SecretsManagerClient> client, String name, Duration fresh, Duration pause, InstantSource clock) {
        var place = Place.of(name);
        return new ChangingSecret(
                () -> place.in(client.get()
                        .getSecretValue(ask -> ask.secretId(place.secret()))
                        .secretString()),
                fresh,
                pause,
                clock);
    }

    static ChangingSecret before(
            Supplier<SecretsManagerClient> client, String name, Duration fresh, Duration pause, InstantSource clock) {
        var place = Place.of(name);
        return new ChangingSecret(() -> previous(client.get(), place, clock), fresh, pause, clock);
    }

    private static String previous(SecretsManagerClient client, Place place, InstantSource clock) {
        var now = client.getSecretValue(ask -> ask.secretId(place.secret()));
        if (now.createdDate() == null
                || !clock.instant().isBefore(now.createdDate().plus(OVERLAP))) return "";
        try {
            return place.in(
                    client.getSecretValue(ask -> ask.secretId(place.secret()).versionStage(PREVIOUS))
                            .secretString());
        } catch (ResourceNotFoundException neverRotated) {
            return "";
        }
    }

    /** @param field empty for the whole secret */
    private record Place(String secret, String field) {

        static Place of(String name) {
            int at = name.indexOf('#');
            return at < 0 ? new Place(name, "") : new Place(name.substring(0, at), name.substring(at + 1));
        }

        String in(String text) {
            if (field.isEmpty()) return text;
            try {
                var value = JSON.readTree(text).path(field);
                if (value.isTextual()) return value.asText();
            } catch (JsonProcessingException e) {
                // its message would hold the secret
                throw new IllegalStateException("the secret " + secret + " is no object of JSON");
            }
            throw new IllegalStateException("the secret " + secret + " has no field " + field);
        }
    }
}
