package docket.review.store;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.Standing;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StandingInPostgresTest {

    @Inject
    Standing standing;

    @Test
    void everythingCanBeCounted() {
        var now = Instant.now();
        assertThat(standing.oldestReview(now)).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(standing.straightThrough(now.minus(Duration.ofDays(1)))).isNotNegative();
        assertThat(standing.decided(now.minus(Duration.ofDays(1)))).isNotNegative();
        assertThat(standing.straightThrough(now.plusSeconds(60))).isZero();
    }
}
