package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void aFewTriesAreFreeThenEachDoublesTheWait() {
        for (int i = 0; i < 4; i++) patience.failed("one");
        assertThat(patience.left("one")).isZero();

        patience.failed("one");
        assertThat(patience.left("one")).hasSeconds(1);
        patience.failed("one");
        assertThat(patience.left("one")).hasSeconds(2);
        patience.failed("one");
        assertThat(patience.left("one")).hasSeconds(4);
        for (int i = 0; i < 100; i++) patience.failed("one");
        assertThat(patience.left("one")).isEqualTo(Duration.ofMinutes(15));
        assertThat(patience.left("another")).isZero();
    }

    @Test
    void whoGetsInStartsAnew() {
        for (int i = 0; i < 9; i++) patience.failed("one");
        patience.succeeded("one");

        assertThat(patience.left("one")).isZero();
    }
}
