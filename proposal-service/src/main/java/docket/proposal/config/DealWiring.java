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
        LearnedScores.Narrator silent = (_, score) -> score;
        var narrator = models.asked() ? narrator(models, silent) : silent;
        return new LearnedScores(deals, narrator, InstantSource.system());
    }

    private static LearnedScores.Narrator narrator(DealModels models, LearnedScores.Narrator silent) {
        var model = new ModelNarrator(models.models().gateway(), models.name());
        return (deal, score) -> (models.rests() ? silent : model).tell(deal, score);
    }

    @Produces
    @Singleton
    DealLearning learning(ClosedDeals deals, LearnedScores scores) {
        return new DealLearning(deals, scores);
    }
}
