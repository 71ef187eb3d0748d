package docket.review.config;

import docket.documents.Documents;
import docket.messages.Kind;
import docket.review.Absences;
import docket.review.Accounts;
import docket.review.BatchPolicy;
import docket.review.ChangePeople;
import docket.review.ContractDesk;
import docket.review.ContractStock;
import docket.review.DecideReview;
import docket.review.DocumentView;
import docket.review.DrainDeadLetters;
import docket.review.Errands;
import docket.review.Failures;
import docket.review.FourEyes;
import docket.review.Links;
import docket.review.LivePeople;
import docket.review.ModelCosts;
import docket.review.OpenLink;
import docket.review.Overview;
import docket.review.People;
import docket.review.Redrive;
import docket.review.RemindOfNotices;
import docket.review.Reminders;
import docket.review.RequestReview;
import docket.review.Reviews;
import docket.review.RolesOfPolicy;
import docket.review.RuleOnItem;
import docket.review.Sessions;
import docket.review.SignIn;
import docket.review.StandIns;
import docket.review.TakeMessage;
import docket.review.Tenants;
import docket.review.Timeline;
import docket.review.WorkbenchAddress;
import docket.review.WrongGuesses;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the use cases together. */
class ReviewWiring {

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    LivePeople livePeople(
            @ConfigProperty(name = "docket.people", defaultValue = "Reviewer=reviewer@example.com;reviewer")
                    String people,
            Accounts accounts) {
        return new LivePeople(People.parse(people), accounts, CLOCK);
    }

    @Produces
    @Singleton
    People people(LivePeople live) {
        return new People(live);
    }

    @Produces
    @Singleton
    ChangePeople changePeople(People people, LivePeople live, Accounts accounts, RolesOfPolicy roles) {
        return new ChangePeople(people, live, accounts, roles, CLOCK);
    }

    @Produces
    @Singleton
    RequestReview requestReview(
            Reviews reviews,
            Documents documents,
            People people,
            Tenants tenants,
            FourEyes fourEyes,
            Overview overview,
            ReviewConfig config) {
        return new RequestReview(
                reviews, documents, people, tenants, fourEyes, CLOCK, config.patience(), overview::note);
    }

    @Produces
    @Singleton
    TakeMessage takeMessage(RequestReview requestReview, Timeline timeline) {
        return new TakeMessage(requestReview, timeline);
    }

    @Produces
    @Singleton
    DocumentView.Finder finder(
            Timeline timeline, Reviews reviews, Documents documents, Errands errands, ModelCosts modelCosts) {
        return new DocumentView.Finder(timeline, reviews, documents, errands, modelCosts);
    }

    @Produces
    @Singleton
    DecideReview decideReview(Reviews reviews, People people, Tenants tenants, FourEyes fourEyes, StandIns standIns) {
        return new DecideReview(
                reviews,
                people,
                review -> tenants.several()
                        ? tenants.of(review.documentId().value()).flatMap(people::in)
                        : Optional.of(people.now()),
                fourEyes,
                CLOCK,
                () -> today(standIns));
    }

    private static Absences today(StandIns standIns) {
        return standIns.on(LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC));
    }

    @Produces
    @Singleton
    BatchPolicy batchPolicy(ReviewConfig config, Documents documents, DecideReview decideReview) {
        var kinds =
                config.batch().kinds().stream().map(String::strip).map(Kind::of).collect(Collectors.toSet());
        return new BatchPolicy(kinds, config.batch().upTo(), documents, decideReview);
    }

    @Produces
    @Singleton
    ContractStock contractStock(Timeline timeline, Documents documents) {
        return new ContractStock(timeline, documents);
    }

    @Produces
    @Singleton
    RemindOfNotices remindOfNotices(ContractStock stock, ContractDesk desk, Reminders reminders, People people) {
        return new RemindOfNotices(stock, desk, reminders, people, CLOCK);
    }

    @Produces
    @Singleton
    RuleOnItem ruleOnItem(Reviews reviews, Documents documents) {
        return new RuleOnItem(reviews, documents, CLOCK);
    }

    @Produces
    @Singleton
    OpenLink openLink(Links links, Reviews reviews, DecideReview decideReview, StandIns standIns, ReviewConfig config) {
        return new OpenLink(links, reviews, decideReview, CLOCK, config.linkMargin(), () -> today(standIns));
    }

    @Produces
    @Singleton
    SignIn signIn(Sessions sessions, People people, ReviewConfig config) {
        return new SignIn(sessions, people, CLOCK, config.session());
    }

    @Produces
    @Singleton
    DrainDeadLetters drainDeadLetters(
            Failures failures, Timeline timeline, DrainDeadLetters.Announcements announcements) {
        return new DrainDeadLetters(failures, timeline, announcements, CLOCK);
    }

    @Produces
    @Singleton
    Redrive redrive(Failures failures, Timeline timeline) {
        return new Redrive(failures, timeline, CLOCK);
    }

    @Produces
    @Singleton
    WrongGuesses wrongGuesses() {
        return new WrongGuesses(CLOCK);
    }

    @Produces
    @Singleton
    WorkbenchAddress workbenchAddress(
            ReviewConfig config, @ConfigProperty(name = "quarkus.http.port", defaultValue = "9300") int port) {
        return new WorkbenchAddress(config.publicUrl().orElse("http://127.0.0.1:" + port));
    }
}
