package docket.transport.aws;

import docket.transport.ChangingSecret;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Settings that are secrets: the secret itself, or where Secrets Manager keeps it. */
public final class Secrets {

    /** Before the name of a secret that is kept elsewhere, as in {@code secretsmanager:docket-prod-crm}. */
    static final String KEPT = "secretsmanager:";

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private Secrets() {}

    /** Whether a setting only names its secret. */
    public static boolean isKept(String setting) {
        return setting.startsWith(KEPT);
    }

    /** @param setting as an operator wrote it */
    public static ChangingSecret named(String setting) {
        if (!isKept(setting)) return ChangingSecret.fixed(setting);
        var client = SecretsManagerClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        return kept(client, setting.substring(KEPT.length()), FRESH, PAUSE, InstantSource.system());
    }

    static ChangingSecret kept(
            SecretsManagerClient client, String name, Duration fresh, Duration pause, InstantSource clock) {
        return new ChangingSecret(
                () -> client.getSecretValue(ask -> ask.secretId(name)).secretString(), fresh, pause, clock);
    }
}
