package docket.transport.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A secret that somebody changes while the service runs, over the real client and its wire format. */
class SecretsTest {

    private String kept = "the first secret";
    private String previous = "";
    private Instant rotated = Instant.EPOCH;
    private boolean away;
    private int asked;
    private Instant now = Instant.EPOCH;
    private HttpServer keeper;
    private SecretsManagerClient client;

    @BeforeEach
    void aKeeper() throws IOException {
        keeper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keeper.createContext("/", exchange -> {
            asked++;
            var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var value = question.contains("AWSPREVIOUS") ? previous : kept;
            boolean known = !away && !value.isEmpty() && question.contains("\"SecretId\":\"docket-test-crm\"");
            var answer = (known
                            ? "{\"SecretString\":\"" + value.replace("\"", "\\\"") + "\",\"CreatedDate\":"
                                    + rotated.getEpochSecond() + "}"
                            : "{\"__type\":\"ResourceNotFoundException\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(known ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        keeper.start();
        client = SecretsManagerClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + keeper.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("docket", "docket")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @AfterEach
    void gone() {
        client.close();
        keeper.stop(0);
    }

    @Test
    void itIsReadOnceWhileItIsFreshAndAgainAfterwards() {
        var secret = secret("docket-test-crm");

        assertThat(secret.get()).isEqualTo("the first secret");
        assertThat(secret.get()).isEqualTo("the first secret");
        assertThat(asked).isEqualTo(1);

        kept = "the second secret";
        now = now.plus(Duration.ofMinutes(6));
        assertThat(secret.get()).isEqualTo("the second secret");
    }

    @Test
    void whatDoesNotFitAsksAgainAtOnceButNotEveryTime() {
        var secret = secret("docket-test-crm");
        secret.get();
        kept = "the second secret";
        now = now.plusSeconds(11);

        assertThat(secret.anew()).isTrue();
        assertThat(secret.get()).isEqualTo("the second secret");
        assertThat(secret.anew()).as("a moment ago").isFalse();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void theLastOneHoldsWhileTheKeeperIsAway() {
        var secret = secret("docket-test-crm");
        secret.get();
        away = true;
        now = now.plus(Duration.ofHours(1));

        assertThat(secret.get()).isEqualTo("the first secret");
    }

    @Test
    void oneThatWasNeverReadCannotBeMadeUpAndIsNoReasonNotToStart() {
        var secret = secret("docket-test-unknown");

        assertThatThrownBy(secret::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the secret cannot be read");
    }

    @Test
    void aSecretInTheSettingItselfStaysAsItIs() {
        var secret = Secrets.named("only for this machine");

        assertThat(secret.get()).isEqualTo("only for this machine");
        assertThat(secret.anew()).isFalse();
        assertThat(secret).hasToString("ChangingSecret[***]");
    }

    @Test
    void oneFieldOfASecretIsReadWhereSeveralAreKeptTogether() {
        kept = "{\"webhook-secret\":\"signs\",\"token\":\"reads\"}";

        assertThat(secret("docket-test-crm#token").get()).isEqualTo("reads");
        assertThatThrownBy(secret("docket-test-crm#refresh-token")::get)
                .hasRootCauseMessage("the secret docket-test-crm has no field refresh-token");
        kept = "reads";
        assertThatThrownBy(secret("docket-test-crm#token")::get)
                .hasRootCauseMessage("the secret docket-test-crm is no object of JSON");
    }

    @Test
    void theSecretBeforeARotationIsGoodForAWeek() {
        previous = "the secret before";
        var before = before();

        now = rotated.plus(Duration.ofDays(6));
        assertThat(before.get()).isEqualTo("the secret before");
        now = rotated.plus(Duration.ofDays(8));
        assertThat(before.get()).isEmpty();
    }

    @Test
    void whereNothingWasRotatedThereIsNoSecretBefore() {
        assertThat(before().get()).isEmpty();
        assertThat(Secrets.before("only for this machine").get()).isEmpty();
    }

    @Test
    void theLabelTakenAwayAfterALeakIsNoticed() {
        previous = "the secret before";
        var before = before();
        before.get();
        previous = "";
        now = now.plus(Duration.ofMinutes(6));

        assertThat(before.get()).isEmpty();
    }

    private docket.transport.ChangingSecret before() {
        return Secrets.before(
                () -> client, "docket-test-crm", Duration.ofMinutes(5), Duration.ofSeconds(10), () -> now);
    }

    private docket.transport.ChangingSecret secret(String name) {
        return Secrets.kept(() -> client, name, Duration.ofMinutes(5), Duration.ofSeconds(10), () -> now);
    }
}
