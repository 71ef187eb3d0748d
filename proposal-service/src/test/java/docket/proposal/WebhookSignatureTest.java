package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A secret that was changed here before the CRM was told. */
class WebhookSignatureTest {

    private static final String TODAY = "the secret of this month";
    private static final String BEFORE = "the secret of last month";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private String before = BEFORE;
    private final WebhookSignature signature = new WebhookSignature(() -> TODAY, () -> before, () -> false);

    @Test
    void aCrmThatStillSignsWithTheSecretBeforeIsHeardUntilItIsForgotten() {
        assertThat(signature.matches(new WebhookSignature(BEFORE).sign("1", BODY), "1", BODY))
                .isTrue();
        before = "";
        assertThat(signature.matches(new WebhookSignature(BEFORE).sign("1", BODY), "1", BODY))
                .isFalse();
    }

    @Test
    void weSignWithTheSecretOfToday() {
        assertThat(signature.sign("1", BODY)).isEqualTo(new WebhookSignature(TODAY).sign("1", BODY));
    }

    @Test
    void whatNobodyOfUsSignedIsRefusedAllTheSame() {
        assertThat(signature.matches(new WebhookSignature("somebody else's secret").sign("1", BODY), "1", BODY))
                .isFalse();
    }
}
