package docket.review.store;

import docket.review.Errands;
import docket.review.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Errands as rows. The row stays locked while its errand runs, so that two processes never run the same one. */
final class PostgresErrands implements Errands {

    private static final String LATER = "attempts = attempts + 1, due_at = now() + least(600, power(2, attempts)) *"
            + " interval '1 second', note = ?";
    private static final String ONE = " order by due_at, id limit 1 for update skip locked";

    private final Database database;

    PostgresErrands(Database database) {
        this.database = database;
    }

    private record Mail(long id, ReviewMail mail) {}

    private record Task(long id, TaskAnswer answer) {}

    private static @Nullable Person person(@Nullable String json) {
        return json == null ? null : Json.read(json, Person.class);
    }

    private record Announcement(long id, String body) {}

    @Override
    public boolean nextMail(Consumer<ReviewMail> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select id, review_id, person, why from mail where sent_at is null and due_at <= now()" + ONE,
                    row -> new Mail(
                            row.getLong(1),
                            new ReviewMail(row.getString(2), person(row.getString(3)), row.getString(4))));
            for (var mail : due) {
                try {
                    send.accept(mail.mail());
                    Database.change(connection, "update mail set sent_at = now() where id = ?", mail.id());
                } catch (RuntimeException e) {
                    Database.change(connection, "update mail set " + LATER + " where id = ?", words(e), mail.id());
                }
            }
            return !due.isEmpty();
        });
    }

    @Override
    public boolean nextTaskAnswer(Function<TaskAnswer, Ending> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select * from task_answer where state = 'waiting' and due_at <= now()" + ONE,
                    row -> new Task(
                            row.getLong("id"),
                            new TaskAnswer(
                                    row.getString("review_id"),
                                    row.getString("token"),
                                    row.getString("output"),
                                    row.getString("error"),
                                    row.getString("cause"))));
            for (var task : due) end(connection, task.id(), ending(send, task.answer()));
            return !due.isEmpty();
        });
    }

    private static Ending ending(Function<TaskAnswer, Ending> send, TaskAnswer answer) {
        try {
            return send.apply(answer);
        } catch (RuntimeException e) {
            return new Ending.Again(words(e));
        }
    }

    private static void end(Connection connection, long id, Ending ending) throws SQLException {
        switch (ending) {
            case Ending.Answered _ -> end(connection, id, "answered", "the waiting workflow was told");
            case Ending.TaskClosed(String note) -> end(connection, id, "closed", note);
            case Ending.Refused(String note) -> end(connection, id, "refused", note);
            case Ending.Again(String note) ->
                Database.change(connection, "update task_answer set " + LATER + " where id = ?", note, id);
        }
    }

    private static void end(Connection connection, long id, String state, String note) throws SQLException {
        Database.change(
                connection,
                "update task_answer set state = ?, note = ?, attempts = attempts + 1, token = '' where id = ?",
                state,
                note,
                id);
    }

    @Override
    public boolean nextInboxMessage(Consumer<String> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select id, body from inbox_redrive order by id limit 1 for update skip locked",
                    row -> new Announcement(row.getLong(1), row.getString(2)));
            for (var announcement : due) {
                send.accept(announcement.body());
                Database.change(connection, "delete from inbox_redrive where id = ?", announcement.id());
            }
            return !due.isEmpty();
        });
    }

    @Override
    public String taskNote(String reviewId) {
        return database.one(
                        "select state, note from task_answer where review_id = ?",
                        row -> row.getString("note").isEmpty()
                                ? "the answer to the waiting workflow is " + row.getString("state")
                                : row.getString("note"),
                        reviewId)
                .orElse("");
    }

    private static String words(RuntimeException e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
