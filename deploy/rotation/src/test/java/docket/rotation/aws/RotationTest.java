package docket.rotation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The four steps over the real client and its wire format. */
class RotationTest {

    private static final String ARN =
            "arn:aws:secretsmanager:eu-central-1:000000000000:secret:docket-test-api-token-a1B2c3";
    private static final List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    private SecretsTwin keeper;
    private SecretsManagerClient client;
    private RotationHandler handler;

    @BeforeEach
    void aKeeper() throws IOException {
        keeper = new SecretsTwin("v-1", "the token of last month");
        client = SecretsManagerClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + keeper.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("docket", "docket")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        handler = new RotationHandler(client, "docket-test-api-token");
    }

    @AfterEach
    void gone() {
        client.close();
        keeper.close();
    }

    @Test
    void afterItsStepsTheSecretIsANewOneAndTheOneBeforeIsStillThere() {
        keeper.rotates("v-2");
        STEPS.forEach(step -> take(step, "v-2"));

        assertThat(keeper.labelled("AWSCURRENT")).isEqualTo("v-2");
        assertThat(keeper.value("v-2")).matches("[A-Za-z0-9]{48}");
        assertThat(keeper.labelled("AWSPREVIOUS")).isEqualTo("v-1");
        assertThat(keeper.value("v-1")).isEqualTo("the token of last month");
    }

    @Test
    void aStepThatComesTwiceChangesNothingMore() {
        keeper.rotates("v-2");
        take("createSecret", "v-2");
        var made = keeper.value("v-2");
        STEPS.forEach(step -> {
            take(step, "v-2");
            take(step, "v-2");
        });
        STEPS.forEach(step -> take(step, "v-2"));

        assertThat(keeper.value("v-2")).isEqualTo(made);
        assertThat(keeper.labelled("AWSPREVIOUS")).isEqualTo("v-1");
    }

    @Test
    void aRotationThatBrokeOffLeavesTheOldSecretGood() {
        keeper.rotates("v-2");
        take("createSecret", "v-2");

        assertThat(keeper.labelled("AWSCURRENT")).isEqualTo("v-1");
    }

    @Test
    void aVersionNobodyAskedForIsRefused() {
        assertThatThrownBy(() -> take("createSecret", "v-9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("v-9");
    }

    @Test
    void anotherSecretIsNotTouched() {
        assertThatThrownBy(() -> handler.handleRequest(
                        Map.of(
                                "Step", "createSecret",
                                "SecretId", ARN.replace("api-token", "smtp"),
                                "ClientRequestToken", "v-2"),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the secret docket-test-api-token");
    }

    @Test
    void anUnknownStepIsRefused() {
        keeper.rotates("v-2");
        assertThatThrownBy(() -> take("forgetSecret", "v-2")).hasMessage("a rotation has no step forgetSecret");
    }

    private void take(String step, String version) {
        handler.handleRequest(Map.of("Step", step, "SecretId", ARN, "ClientRequestToken", version), null);
    }
}
