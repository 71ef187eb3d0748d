package docket.review.config;

import docket.review.HandStep;
import docket.review.LinkPages;
import docket.review.StepUp;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what guards approval links. */
class LinksWiring {

    @Produces
    @Singleton
    HandStep handStep(LinkPages pages, LinksConfig config) {
        return new HandStep(pages, Clock.systemUTC(), config.readAtLeast());
    }

    @Produces
    @Singleton
    StepUp stepUp(LinksConfig config) {
        return new StepUp(config.limit());
    }
}
