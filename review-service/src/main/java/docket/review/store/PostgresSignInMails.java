package docket.review.store;

import docket.review.SignInMails;
import java.util.function.Consumer;

/** Promised mails as rows; the row stays locked while its mail is sent. */
final class PostgresSignInMails implements SignInMails {

    private static final String PAUSE = "interval '30 seconds'";

    private final Database database;

    PostgresSignInMails(Database database) {
        this.database = database;
    }

    private record Waiting(long id, String mail) {}

    @Override
    public void promise(String mail) {
        database.change(
                "insert into sign_in_mail(person_mail) select ? where not exists"
                        + " (select 1 from sign_in_mail where person_mail = ? and created_at > now() - " + PAUSE + ")",
                mail,
                mail);
    }

    @Override
    public boolean next(Consumer<String> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select id, person_mail from sign_in_mail where sent_at is null and due_at <= now()"
                            + " order by due_at, id limit 1 for update skip locked",
                    row -> new Waiting(row.getLong(1), row.getString(2)));
            for (var each : due) {
                try {
                    send.accept(each.mail());
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
