package docket.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What the tasks on AWS are told, as Kafka's own client understands it. No broker is asked here. */
class SignInByRoleTest {

    private static final String NOBODY = "127.0.0.1:1";

    private static final Map<String, String> BY_ROLE = Map.of(
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "AWS_MSK_IAM",
            "sasl.jaas.config",
            "software.amazon.msk.auth.iam.IAMLoginModule required;",
            "sasl.client.callback.handler.class",
            "software.amazon.msk.auth.iam.IAMClientCallbackHandler");

    @Test
    void everyClassThatTheSettingsNameIsThere() {
        try (var messenger = new KafkaMessenger(NOBODY, BY_ROLE)) {
            assertThat(messenger).isNotNull();
        }
    }

    @Test
    void aClassThatIsNotThereWouldBeNoticed() {
        var wrong = new HashMap<>(BY_ROLE);
        wrong.put("sasl.jaas.config", "software.amazon.msk.auth.iam.NoSuchModule required;");

        assertThatThrownBy(() -> new KafkaMessenger(NOBODY, wrong)).isInstanceOf(KafkaException.class);
    }
}
