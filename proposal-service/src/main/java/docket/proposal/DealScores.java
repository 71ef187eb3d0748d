package docket.proposal;

import java.util.Optional;

/** Says how likely deals are won. */
@FunctionalInterface
public interface DealScores {

    /** @return empty when no model is in force, or the deal tells less than two things the model knows */
    Optional<DealScore> score(Deal deal);
}
