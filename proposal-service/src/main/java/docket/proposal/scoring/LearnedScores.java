package docket.proposal.scoring;

import docket.proposal.Deal;
import docket.proposal.DealScore;
import docket.proposal.DealScores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Scores by the model in force. The number is always this model's; another may add words to it, never a number. */
public final class LearnedScores implements DealScores {

    /** Deals among which similar ones are looked for. */
    private static final int LOOKED_AT = 5000;

    /** Of a deal that tells less the model could only say the usual. */
    private static final int LEAST_KNOWN = 2;

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ClosedDeals deals;
    private final Narrator narrator;
    private final InstantSource clock;
    private volatile Known known = new Known(Optional.empty(), List.of(), Instant.MIN);

    /** Says in words what a score means; the score as it was when nothing can be said. */
    @FunctionalInterface
    public interface Narrator {
        DealScore tell(Deal deal, DealScore score);
    }

    public LearnedScores(ClosedDeals deals, Narrator narrator, InstantSource clock) {
        this.deals = deals;
        this.narrator = narrator;
        this.clock = clock;
    }

    private record Known(Optional<DealModel> model, List<ClosedDeal> closed, Instant at) {}

    @Override
    public Optional<DealScore> score(Deal deal) {
        var now = known();
        var signals = Signals.of(deal);
        return now.model()
                .filter(model -> signals.keySet().stream()
                                .filter(model.signals()::contains)
                                .count()
                        >= LEAST_KNOWN)
                .map(model -> Explained.score(model, signals, now.closed(), clock.instant()))
                .map(score -> narrator.tell(deal, score));
    }

    private Known known() {
        var before = known;
        if (Duration.between(before.at().equals(Instant.MIN) ? Instant.EPOCH : before.at(), clock.instant())
                        .compareTo(FRESH)
                < 0) return before;
        var model = deals.inForce();
        var fresh = new Known(model, model.isEmpty() ? List.of() : deals.newest(LOOKED_AT), clock.instant());
        known = fresh;
        return fresh;
    }

    /** Looks anew for the model in force. */
    public void changed() {
        known = new Known(Optional.empty(), List.of(), Instant.MIN);
    }
}
