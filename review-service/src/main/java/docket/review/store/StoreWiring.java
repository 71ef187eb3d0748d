package docket.review.store;

import docket.review.Accounts;
import docket.review.AskDelivery;
import docket.review.AuditTrail;
import docket.review.Erasure;
import docket.review.Errands;
import docket.review.Failures;
import docket.review.HandOver;
import docket.review.KeepWaiting;
import docket.review.Ladder;
import docket.review.LinkPages;
import docket.review.Links;
import docket.review.Measures;
import docket.review.ModelCosts;
import docket.review.Notices;
import docket.review.Reminders;
import docket.review.Reviews;
import docket.review.Sessions;
import docket.review.SignInMails;
import docket.review.Standing;
import docket.review.Tenancy;
import docket.review.Tenants;
import docket.review.Timeline;
import docket.transport.Messenger;
import docket.transport.outbox.Outbox;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Offers what is kept in PostgreSQL. */
class StoreWiring {

    @Produces
    @Singleton
    Database database(DataSource source, Tenancy tenancy) {
        return new Database(source, tenancy);
    }

    @Produces
    @Singleton
    Tenants tenants(Database database) {
        return new PostgresTenants(database.service());
    }

    @Produces
    @Singleton
    Timeline timeline(Database database) {
        return new PostgresTimeline(database);
    }

    @Produces
    @Singleton
    Reviews reviews(Database database) {
        return new PostgresReviews(database);
    }

    @Produces
    @Singleton
    Links links(Database database) {
        return new PostgresLinks(database);
    }

    @Produces
    @Singleton
    LinkPages linkPages(Database database) {
        return new PostgresLinkPages(database);
    }

    @Produces
    @Singleton
    SignInMails signInMails(Database database) {
        return new PostgresSignInMails(database.service());
    }

    @Produces
    @Singleton
    Sessions sessions(Database database) {
        return new PostgresSessions(database.service());
    }

    @Produces
    @Singleton
    Failures failures(Database database) {
        return new PostgresFailures(database);
    }

    @Produces
    @Singleton
    Standing standing(Database database) {
        return new PostgresStanding(database.service());
    }

    @Produces
    @Singleton
    Errands errands(Database database) {
        return new PostgresErrands(database);
    }

    @Produces
    @Singleton
    Reminders reminders(Database database) {
        return new PostgresReminders(database);
    }

    @Produces
    @Singleton
    Measures measures(Database database) {
        return new PostgresMeasures(database);
    }

    @Produces
    @Singleton
    ModelCosts modelCosts(Database database) {
        return new PostgresModelCosts(database.service());
    }

    @Produces
    @Singleton
    AskDelivery askDelivery(Database database) {
        return new PostgresDeliveryWishes(database);
    }

    @Produces
    @Singleton
    KeepWaiting.Pulses pulses(Database database) {
        return new PostgresPulses(database);
    }

    @Produces
    @Singleton
    Ladder.Rungs rungs(Database database) {
        return new PostgresRungs(database);
    }

    @Produces
    @Singleton
    HandOver handOver(Database database) {
        return new PostgresHandOver(database);
    }

    @Produces
    @Singleton
    Notices notices(Database database) {
        return new PostgresNotices(database);
    }

    @Produces
    @Singleton
    Accounts accounts(Database database) {
        return new PostgresAccounts(database);
    }

    @Produces
    @Singleton
    AuditTrail auditTrail(Database database, Tenancy tenancy) {
        return new PostgresAuditTrail(database, tenancy);
    }

    @Produces
    @Singleton
    Erasure erasure(Database database, AuditTrail trail) {
        return new PostgresErasure(database, trail);
    }

    @Produces
    @Singleton
    Outbox outbox(DataSource source, Messenger messenger) {
        return new Outbox(source, messenger);
    }
}
