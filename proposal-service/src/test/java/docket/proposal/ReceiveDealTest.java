package docket.proposal;

import static docket.proposal.Deals.soundBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.proposal.Dialect.Refusal;
import docket.proposal.ReceiveDeal.Reception;
import docket.proposal.crm.GenericWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiveDealTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String STAMP = Long.toString(NOW.getEpochSecond());

    private final WebhookSignature signatures = new WebhookSignature(Deals.SECRET);
    private final MemoryDeals deals = new MemoryDeals();
    private final ReceiveDeal receiveDeal = new ReceiveDeal(deals, () -> NOW);
    private final Dialect generic = new GenericWebhook(signatures);

    @Test
    void aSignedDealIsKeptToTheByte() {
        var body = soundBytes("e-1");

        assertThat(send(STAMP, body)).isInstanceOf(Reception.Accepted.class);
        assertThat(deals.kept.values()).singleElement().satisfies(kept -> {
            assertThat(kept.body()).isEqualTo(body);
            assertThat(kept.dealId()).isEqualTo("42");
        });
    }

    @Test
    void theTimeMayBeWrittenAsIso() {
        assertThat(send("2026-11-20T12:00:01Z", soundBytes("e-1"))).isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void theSignatureMayBeWrittenInCapitals() {
        var body = soundBytes("e-1");
        var signature = "sha256=" + signatures.sign(STAMP, body).substring(7).toUpperCase(Locale.ROOT);

        assertThat(receive(STAMP, signature, body)).isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void anotherSecretIsRefused() {
        var body = soundBytes("e-1");
        var foreign = new WebhookSignature("somebody else's secret").sign(STAMP, body);

        assertThat(refusal(receive(STAMP, foreign, body))).isEqualTo(Refusal.WRONG_SIGNATURE);
    }

    @Test
    void oneChangedByteIsRefused() {
        var body = soundBytes("e-1");
        var signature = signatures.sign(STAMP, body);
        body[body.length - 1]++;

        assertThat(refusal(receive(STAMP, signature, body))).isEqualTo(Refusal.WRONG_SIGNATURE);
    }

    @Test
    void anotherTimeStampIsRefusedSinceItIsSignedToo() {
        var body = soundBytes("e-1");
        var signature = signatures.sign(STAMP, body);
        var later = Long.toString(NOW.getEpochSecond() + 1);

        assertThat(refusal(receive(later, signature, body))).isEqualTo(Refusal.WRONG_SIGNATURE);
    }

    @Test
    void aSignatureWithoutItsFormIsRefused() {
        for (var signature : new String[] {"", "sha256=", "sha256=zz", "md5=00", "sha256=" + "g".repeat(64), "é"}) {
            assertThat(refusal(receive(STAMP, signature, soundBytes("e-1")))).isEqualTo(Refusal.WRONG_SIGNATURE);
        }
    }

    @Test
    void aMissingHeaderIsRefused() {
        assertThat(refusal(receive(null, "sha256=00", soundBytes("e-1")))).isEqualTo(Refusal.UNSIGNED);
        assertThat(refusal(receive(STAMP, null, soundBytes("e-1")))).isEqualTo(Refusal.UNSIGNED);
    }

    @Test
    void fiveMinutesAreFineAndASecondMoreIsNot() {
        assertThat(send(seconds(-300), soundBytes("e-1"))).isInstanceOf(Reception.Accepted.class);
        assertThat(send(seconds(300), soundBytes("e-2"))).isInstanceOf(Reception.Accepted.class);
        assertThat(refusal(send(seconds(-301), soundBytes("e-3")))).isEqualTo(Refusal.STALE);
        assertThat(refusal(send(seconds(301), soundBytes("e-3")))).isEqualTo(Refusal.STALE);
    }

    @Test
    void aTimeStampThatIsNoneIsRefused() {
        for (var stamp : new String[] {"", "yesterday", "-5", "99999999999999999999", "1e9"}) {
            assertThat(refusal(send(stamp, soundBytes("e-1")))).isEqualTo(Refusal.BAD_TIMESTAMP);
        }
    }

    @Test
    void theSameEventIsRefusedTheSecondTimeAlsoUnderANewSignature() {
        send(STAMP, soundBytes("e-1"));

        assertThat(refusal(send(STAMP, soundBytes("e-1")))).isEqualTo(Refusal.REPLAYED);
        assertThat(refusal(send(seconds(10), soundBytes("e-1")))).isEqualTo(Refusal.REPLAYED);
    }

    @Test
    void moreThan256KilobytesAreNotLookedAt() {
        assertThat(refusal(send(STAMP, new byte[256 * 1024 + 1]))).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(send(STAMP, new byte[256 * 1024]))).isEqualTo(Refusal.UNREADABLE);
    }

    @Test
    void aSignedBodyThatIsNoDealIsRefusedInWords() {
        assertThat(detail("nothing")).startsWith("no JSON");
        assertThat(detail("[]")).isEqualTo("a JSON object is needed");
        assertThat(detail("{\"event_id\": \"e\"}")).isEqualTo("deal: an object is needed");
        assertThat(detail("{\"event_id\": \"e\", \"deal\": {}}")).isEqualTo("id: is needed");
        assertThat(detail("{\"deal\": {\"id\": 42}}")).isEqualTo("event_id: is needed");
        assertThat(detail("{\"event_id\": \"e\", \"deal\": {\"id\": 1, \"amount\": 1e999999999}}"))
                .isEqualTo("amount: a number of that size is none");
        assertThat(detail("{\"event_id\": \"e\", \"event_id\": \"f\", \"deal\": {\"id\": 1}}"))
                .startsWith("no JSON");
    }

    @Test
    void aSecretMustBeOne() {
        assertThatThrownBy(() -> new WebhookSignature("short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(signatures.toString()).doesNotContain(Deals.SECRET);
    }

    private String detail(String body) {
        var reception = send(STAMP, body.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(reception)).isEqualTo(Refusal.UNREADABLE);
        return ((Reception.Refused) reception).detail();
    }

    private Reception send(String stamp, byte[] body) {
        return receive(stamp, signatures.sign(stamp, body), body);
    }

    private Reception receive(@Nullable String stamp, @Nullable String signature, byte[] body) {
        var headers = new HashMap<String, String>();
        if (stamp != null) headers.put(GenericWebhook.TIMESTAMP, stamp);
        if (signature != null) headers.put(GenericWebhook.SIGNATURE, signature);
        return receiveDeal.receive(
                generic, new WebhookRequest("POST", "http://127.0.0.1:9314/webhooks/crm", headers, body));
    }

    private static Refusal refusal(Reception reception) {
        return ((Reception.Refused) reception).refusal();
    }

    private static String seconds(long after) {
        return Long.toString(NOW.getEpochSecond() + after);
    }
}
