package docket.proposal.config;

import docket.proposal.model.ModelNarrator;
import docket.proposal.scoring.ClosedDeals;
import docket.proposal.scoring.DealLearning;
import docket.proposal.scoring.LearnedScores;
import docket.proposal.store.PostgresClosedDeals;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What says how likely deals are won. */
class DealWiring {

    @Produces
    @Singleton
    ClosedDeals closedDeals(AgroalDataSource database) {
        return new PostgresClosedDeals(database);
    }

    @Produces
    @Singleton
    LearnedScores scores(ClosedDeals deals, DealModels models) {
        LearnedScores.Narrator narrator =
                models.asked() ? new ModelNarrator(models.models().gateway(), models.name()) : (_, score) -> score;
        return new LearnedScores(deals, narrator, InstantSource.system());
    }

    @Produces
    @Singleton
    DealLearning learning(ClosedDeals deals, LearnedScores scores) {
        return new DealLearning(deals, scores);
    }
}
