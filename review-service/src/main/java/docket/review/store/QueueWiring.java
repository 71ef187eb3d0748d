package docket.review.store;

import docket.review.Overview;
import docket.review.PersonLanguages;
import docket.review.SavedViews;
import docket.review.SettingHistory;
import docket.review.StandIns;
import docket.review.Waiting;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers what the queue is looked through with, and what is counted. */
class QueueWiring {

    @Produces
    @Singleton
    Waiting waiting(Database database) {
        return new PostgresWaiting(database);
    }

    @Produces
    @Singleton
    StandIns standIns(Database database) {
        return new PostgresStandIns(database);
    }

    @Produces
    @Singleton
    SavedViews savedViews(Database database) {
        return new PostgresSavedViews(database);
    }

    @Produces
    @Singleton
    Overview overview(Database database) {
        return new PostgresOverview(database);
    }

    @Produces
    @Singleton
    SettingHistory settingHistory(Database database) {
        return new PostgresSettingHistory(database);
    }

    @Produces
    @Singleton
    PersonLanguages personLanguages(Database database) {
        return new PostgresLanguages(database);
    }
}
