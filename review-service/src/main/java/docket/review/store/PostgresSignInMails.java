package docket.review.store;

import docket.review.Secret;
import docket.review.SignInMails;
import java.util.function.Consumer;

/** Promised mails as rows; the row stays locked while its mail is sent. */
final class PostgresSignInMails implements SignInMails {

    private static final String PAUSE = "interval '30 seconds'";

    private final Database database;

    PostgresSignInMails(Database database) {
        this.database = database;
    }

    /** Several people share no address; whoever asks from more browsers in a moment is none. */
    private static final int BROWSERS = 3;

    private record Waiting(long id, Promised promised) {}

    @Override
    public void promise(String mail, Secret browser) {
        database.change(
                "insert into sign_in_mail(person_mail, browser) select ?, ? where not exists (select 1 from sign_in_mail"
                        + " where person_mail = ? and browser = ? and created_at > now() - " + PAUSE + ")"
                        + " and (select count(*) from sign_in_mail where person_mail = ?"
                        + " and created_at > now() - " + PAUSE + ") < " + BROWSERS,
                mail,
                browser.hash(),
                mail,
                browser.hash(),
                mail);
    }

    @Override
    public boolean next(Consumer<Promised> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select id, person_mail, browser from sign_in_mail where sent_at is null and due_at <= now()"
                            + " order by due_at, id limit 1 for update skip locked",
                    row -> new Waiting(row.getLong(1), new Promised(row.getString(2), row.getString(3))));
            for (var each : due) {
                try {
                    send.accept(each.promised());
                    Database.change(connection, "update sign_in_mail set sent_at = now() where id = ?", each.id());
                } catch (RuntimeException e) {
                    Database.change(
                            connection,
                            "update sign_in_mail set attempts = attempts + 1, note = ?, due_at = now()"
                                    + " + least(600, power(2, attempts)) * interval '1 second' where id = ?",
                            e.getClass().getSimpleName(),
                            each.id());
                }
            }
            return !due.isEmpty();
        });
    }
}
