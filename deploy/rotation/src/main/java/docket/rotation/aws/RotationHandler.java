package docket.rotation.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.rotation.ChangeSecret;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Called by Secrets Manager, four times for a change; for the one secret that the environment names. */
public final class RotationHandler implements RequestHandler<Map<String, String>, String> {

    private final SecretsManagerClient client;
    private final String secret;

    /** As Lambda makes it. */
    public RotationHandler() {
        this(
                SecretsManagerClient.builder()
                        .httpClientBuilder(ApacheHttpClient.builder())
                        .build(),
                Objects.requireNonNull(System.getenv("ROTATED_SECRET"), "ROTATED_SECRET names the secret"));
    }

    RotationHandler(SecretsManagerClient client, String secret) {
        this.client = client;
        this.secret = secret;
    }

    /** @throws IllegalArgumentException if it is asked for another secret, or for what is no step */
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        var arn = said(event, "SecretId");
        if (!arn.matches(".*:secret:" + secret + "-\\w{6}")) {
            throw new IllegalArgumentException(arn + " is not the secret " + secret);
        }
        var step = said(event, "Step");
        new ChangeSecret(new KeptSecret(client, arn)).take(step, said(event, "ClientRequestToken"));
        return step;
    }

    private static String said(Map<String, String> event, String name) {
        var value = event.get(name);
        if (value == null) throw new IllegalArgumentException("the event has no " + name);
        return value;
    }
}
