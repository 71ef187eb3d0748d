package docket.review.store;

import docket.messages.DocumentId;
import docket.review.Person;
import docket.review.Reminders;
import java.util.function.Consumer;

/** Reminders as rows. The row stays locked while its mail is sent, so that two processes never send the same one. */
final class PostgresReminders implements Reminders {

    private final Database database;

    PostgresReminders(Database database) {
        this.database = database;
    }

    private record Waiting(long id, Reminder reminder) {}

    @Override
    public boolean promise(Reminder reminder) {
        return database.transaction(connection -> Database.change(
                        connection,
                        "insert into reminder(document_id, term, day, before, what, quote, person)"
                                + " values (?, ?, cast(? as date), ?, ?, ?, ?) on conflict do nothing",
                        reminder.document().value(),
                        reminder.term(),
                        reminder.day().toString(),
                        reminder.before(),
                        reminder.what(),
                        reminder.quote(),
                        Json.write(reminder.to()))
                > 0);
    }

    @Override
    public boolean next(Consumer<Reminder> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select * from reminder where sent_at is null and due_at <= now() order by due_at, id limit 1"
                            + " for update skip locked",
                    row -> new Waiting(
                            row.getLong("id"),
                            new Reminder(
                                    new DocumentId(row.getString("document_id")),
                                    row.getString("term"),
                                    row.getDate("day").toLocalDate(),
                                    row.getInt("before"),
                                    row.getString("what"),
                                    row.getString("quote"),
                                    Json.read(row.getString("person"), Person.class))));
            for (var each : due) {
                try {
                    send.accept(each.reminder());
                    Database.change(connection, "update reminder set sent_at = now() where id = ?", each.id());
                } catch (RuntimeException e) {
                    Database.change(
                            connection,
                            "update reminder set attempts = attempts + 1, note = ?, due_at = now()"
                                    + " + least(600, power(2, attempts)) * interval '1 second' where id = ?",
                            e.getClass().getSimpleName(),
                            each.id());
                }
            }
            return !due.isEmpty();
        });
    }
}
