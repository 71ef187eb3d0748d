package docket.review.config;

import docket.messages.Kind;
import docket.review.DecideReview;
import docket.review.Erasure;
import docket.review.FourEyes;
import docket.review.HandStep;
import docket.review.KeepWaiting;
import docket.review.Ladder;
import docket.review.LinkPages;
import docket.review.Patience;
import docket.review.People;
import docket.review.RetainDocuments;
import docket.review.Reviews;
import docket.review.StepUp;
import docket.review.Tenants;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;

/** Puts together what guards approval links. */
class LinksWiring {

    @Produces
    @Singleton
    HandStep handStep(LinkPages pages, LinksConfig config) {
        return new HandStep(pages, Clock.systemUTC(), config.readAtLeast());
    }

    @Produces
    @Singleton
    FourEyes fourEyes(FourEyesConfig config, AmountsConfig amounts) {
        return config.rule(amounts.rules());
    }

    @Produces
    @Singleton
    KeepWaiting keepWaiting(KeepWaiting.Pulses pulses, DecideReview decideReview, LinksConfig config) {
        return new KeepWaiting(pulses, decideReview, config.heartbeat());
    }

    @Produces
    @Singleton
    Ladder ladder(Ladder.Rungs rungs, Reviews reviews, People people, Tenants tenants, LinksConfig config) {
        return new Ladder(Ladder.parse(config.ladder().orElse("")), rungs, reviews, people, tenants, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Patience patience() {
        return new Patience(Clock.systemUTC());
    }

    @Produces
    @Singleton
    RetainDocuments retainDocuments(Erasure erasure, Erasure.Files files, RetentionConfig config) {
        var keep = new EnumMap<Kind, Duration>(Kind.class);
        config.days().forEach((kind, days) -> keep.put(Kind.of(kind), Duration.ofDays(days)));
        return new RetainDocuments(erasure, files, keep);
    }

    @Produces
    @Singleton
    StepUp stepUp(LinksConfig config, AmountsConfig amounts) {
        return new StepUp(config.limit(), amounts.rules());
    }
}
