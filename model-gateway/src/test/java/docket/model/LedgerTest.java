package docket.model;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Fault;
import docket.bedrock.Reply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was used costs what the price of its day and its place says. */
class LedgerTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aCallCostsWhatItsPlaceAsksForAndARecomputationSaysTheSame() {
        world.bedrock.says(_ -> Reply.words("Yes.").using(1_000_000, 0));
        var today = LocalDate.now(ZoneOffset.UTC);
        var before = world.ledger.recompute(world.catalogue, today, today);

        var here = given(world.gateway.ask(world.question("nova-pro", "?"))).receipt();
        world.bedrock.next(Fault.throttled());
        var there = given(world.gateway.ask(world.question("nova-pro", "?"))).receipt();

        assertThat(here.route()).isEqualTo("eu");
        assertThat(here.cost()).isEqualByComparingTo("1.05");
        assertThat(there.route()).isEqualTo("us");
        assertThat(there.cost()).isEqualByComparingTo("0.80");
        assertThat(here.estimated()).isTrue();
        var after = world.ledger.recompute(world.catalogue, today, today);
        assertThat(after.booked().subtract(before.booked())).isEqualByComparingTo("1.85");
        assertThat(after.recomputed().subtract(before.recomputed())).isEqualByComparingTo("1.85");
    }
}
