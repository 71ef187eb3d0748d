package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WrongGuessesTest {

    private Instant now = Events.NOON;

    private final WrongGuesses guesses = new WrongGuesses(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void afterTenWrongIdsAnAddressWaitsAMinute() {
        for (int i = 0; i < 10; i++) {
            assertThat(guesses.tooMany("192.0.2.7")).isFalse();
            guesses.add("192.0.2.7");
        }

        assertThat(guesses.tooMany("192.0.2.7")).isTrue();
        assertThat(guesses.tooMany("192.0.2.8")).isFalse();
        now = now.plusSeconds(61);
        assertThat(guesses.tooMany("192.0.2.7")).isFalse();
    }
}
