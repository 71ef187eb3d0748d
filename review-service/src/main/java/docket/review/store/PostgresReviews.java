package docket.review.store;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Ruling;
import docket.review.Agreement;
import docket.review.Closing;
import docket.review.Decision;
import docket.review.Demand;
import docket.review.Headline;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.transport.outbox.Outbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reviews in their table, with everything that must happen in the same transaction. */
final class PostgresReviews implements Reviews {

    private static final String SUPERSEDED = "docket.Superseded";

    /** Requests of one transaction. */
    private static final int AT_ONCE = 32;

    private record Opening(Review review, ReviewRequested request) {}

    private final Database database;
    private final Together<Opening, Review> opening = new Together<>(AT_ONCE, this::openAll);

    PostgresReviews(Database database) {
        this.database = database;
    }

    /** Requests that arrive at the same time share a transaction. */
    @Override
    public void open(Review review, ReviewRequested request) {
        opening.ask(new Opening(review, request));
    }

    private List<Review> openAll(List<Opening> openings) {
        return database.transaction(connection -> {
            PostgresTimeline.record(
                    connection, openings.stream().map(Opening::request).toList());
            for (var each : openings) open(connection, each.review());
            return openings.stream().map(Opening::review).toList();
        });
    }

    private static void open(Connection connection, Review review) throws SQLException {
        if (insert(connection, review) == 0) return;
        supersedeOlder(connection, review);
        if (review.isOpen() && !newerIsThere(connection, review)) {
            ask(connection, review, review.asked());
        }
    }

    private static void ask(Connection connection, Review review, List<Person> people) throws SQLException {
        for (var person : people) {
            Database.change(
                    connection, "insert into mail(review_id, person) values (?, ?)", review.id(), Json.write(person));
        }
    }

    private static int insert(Connection connection, Review review) throws SQLException {
        return Database.change(
                connection,
                "insert into review(id, document_id, seq, version, kind, question, result, reasons, reply_to, state,"
                        + " title, amount, person_name, person_mail, person_role, created_at, deadline,"
                        + " demand, audit)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                review.id(),
                review.documentId().value(),
                review.seq(),
                review.version(),
                review.kind().label(),
                review.question().name(),
                review.result(),
                Json.write(review.reasons()),
                Json.write(review.replyTo()),
                review.state().label(),
                review.headline().title(),
                review.headline().amount(),
                review.person().name(),
                review.person().mail(),
                review.person().role(),
                review.createdAt(),
                review.deadline(),
                Json.write(review.demand()),
                review.demand().audit());
    }

    /** Of two requests the one further on counts, whichever arrives first. */
    private static void supersedeOlder(Connection connection, Review review) throws SQLException {
        var older = Database.list(
                connection,
                "select * from review r where document_id = ? and state = 'open'"
                        + " and exists (select 1 from review n where n.document_id = r.document_id and n.seq > r.seq)",
                PostgresReviews::review,
                review.documentId().value());
        for (var stale : older) {
            Database.change(connection, "update review set state = 'superseded' where id = ?", stale.id());
            voidLinks(connection, stale.id());
            if (stale.replyTo() instanceof ReplyTo.TaskToken(String token)) {
                answer(
                        connection,
                        stale.id(),
                        new Closing.Answer.TaskFailure(token, SUPERSEDED, "the document moved on to a newer version"));
            }
        }
    }

    private static boolean newerIsThere(Connection connection, Review review) throws SQLException {
        return !Database.list(
                        connection,
                        "select 1 from review where document_id = ? and seq > ?",
                        _ -> 1,
                        review.documentId().value(),
                        review.seq())
                .isEmpty();
    }

    @Override
    public boolean close(Closing closing) {
        return database.transaction(connection -> close(connection, closing));
    }

    private static boolean close(Connection connection, Closing closing) throws SQLException {
        var review = closing.review();
        PostgresTimeline.lock(connection, review.documentId());
        if (closeIfOpen(connection, closing) == 0) return false;
        PostgresTimeline.record(connection, closing.events());
        voidLinks(connection, review.id());
        answer(connection, review.id(), closing.answer());
        return true;
    }

    @Override
    public Change change(String id, Function<Review, Change> next) {
        var known = find(id);
        if (known.isEmpty()) return new Change.Nothing();
        return database.transaction(connection -> {
            // The lock every change of this document takes first, so that two never wait for each other.
            PostgresTimeline.lock(connection, known.get().documentId());
            var open = Database.list(
                    connection,
                    "select * from review where id = ? and state = 'open' for update",
                    PostgresReviews::review,
                    id);
            if (open.isEmpty()) return new Change.Nothing();
            var change = next.apply(open.getFirst());
            switch (change) {
                case Change.Close(var closing) -> {
                    keep(connection, closing.review());
                    close(connection, closing);
                }
                case Change.Keep(var review, var people) -> {
                    keep(connection, review);
                    ask(connection, review, people);
                }
                case Change.Nothing() -> {}
            }
            return change;
        });
    }

    private static void keep(Connection connection, Review review) throws SQLException {
        Database.change(
                connection,
                "update review set demand = ?, deadline = ?, rulings = ?, person_name = ?, person_mail = ?,"
                        + " person_role = ? where id = ?",
                Json.write(review.demand()),
                review.deadline(),
                review.rulings().isEmpty() ? null : Json.write(review.rulings()),
                review.person().name(),
                review.person().mail(),
                review.person().role(),
                review.id());
        // Whoever agreed is done with it: it is free for those who have not.
        Database.change(
                connection,
                "update review set owner_name = null, owner_mail = null, owner_since = null, touched_at = now()"
                        + " where id = ? and owner_mail = any(?)",
                review.id(),
                review.demand().agreements().stream().map(Agreement::mail).toArray(String[]::new));
    }

    private static int closeIfOpen(Connection connection, Closing closing) throws SQLException {
        var decision = closing.decision();
        var kind = decision.kind();
        return Database.change(
                connection,
                "update review set state = ?, verdict = ?, decided_by = ?, comment = ?, corrections = ?,"
                        + " decided_kind = ?, decided_at = ? where id = ? and state = 'open'",
                closing.state().label(),
                decision.verdict().name(),
                decision.by(),
                decision.comment(),
                Json.write(decision.corrections()),
                kind == null ? null : kind.label(),
                decision.at(),
                closing.review().id());
    }

    private static void voidLinks(Connection connection, String review) throws SQLException {
        Database.change(
                connection, "update link set voided_at = now() where review_id = ? and voided_at is null", review);
    }

    private static void answer(Connection connection, String review, Closing.Answer answer) throws SQLException {
        switch (answer) {
            case Closing.Answer.Message(var channel, var decided) -> Outbox.add(connection, channel, decided);
            case Closing.Answer.TaskSuccess(String token, String output) ->
                task(connection, review, token, output, null, null);
            case Closing.Answer.TaskFailure(String token, String error, String cause) ->
                task(connection, review, token, null, error, cause);
        }
    }

    private static void task(
            Connection connection,
            String review,
            String token,
            @Nullable String output,
            @Nullable String error,
            @Nullable String cause)
            throws SQLException {
        Database.change(
                connection,
                "insert into task_answer(review_id, token, output, error, cause) values (?, ?, ?, ?, ?)",
                review,
                token,
                output,
                error,
                cause);
        Database.change(
                connection,
                "update review set reply_to = ? where id = ?",
                Json.write(new ReplyTo.TaskToken("***")),
                review);
    }

    @Override
    public Optional<Review> find(String id) {
        return database.one("select * from review where id = ?", PostgresReviews::review, id);
    }

    @Override
    public List<Review> in(Review.State state, int limit) {
        return database.list(
                "select * from review where state = ? order by deadline, id limit ?",
                PostgresReviews::review,
                state.label(),
                limit);
    }

    @Override
    public List<Review> of(DocumentId document) {
        return database.list(
                "select * from review where document_id = ? order by seq", PostgresReviews::review, document.value());
    }

    @Override
    public List<Review> ruled(int limit) {
        return database.list(
                "select * from review where rulings is not null and state = 'decided' order by decided_at desc limit ?",
                PostgresReviews::review,
                limit);
    }

    @Override
    public int openCount() {
        return database.one("select count(*) as n from review where state = 'open'", row -> row.getInt("n"))
                .orElse(0);
    }

    @Override
    public List<Review> overdue(Instant now, int limit) {
        return database.list(
                "select * from review where state = 'open' and deadline <= ? order by deadline limit ?",
                PostgresReviews::review,
                now,
                limit);
    }

    static Review review(ResultSet row) throws SQLException {
        return new Review(
                row.getString("id"),
                new DocumentId(row.getString("document_id")),
                row.getInt("seq"),
                row.getString("version"),
                Kind.of(row.getString("kind")),
                Question.valueOf(row.getString("question")),
                row.getString("result"),
                Json.strings(row.getString("reasons")),
                Json.read(row.getString("reply_to"), ReplyTo.class),
                Review.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Headline(row.getString("title"), row.getString("amount")),
                new Person(row.getString("person_name"), row.getString("person_mail"), row.getString("person_role")),
                Database.instant(row, "created_at"),
                Database.instant(row, "deadline"),
                demand(row.getString("demand")),
                rulings(row.getString("rulings")),
                decision(row));
    }

    private static List<Ruling> rulings(@Nullable String json) {
        return json == null ? List.of() : List.of(Json.read(json, Ruling[].class));
    }

    private static Demand demand(@Nullable String json) {
        return json == null ? Demand.ANYBODY : Json.read(json, Demand.class);
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        if (verdict == null) return null;
        var kind = row.getString("decided_kind");
        return new Decision(
                Verdict.valueOf(verdict),
                row.getString("decided_by"),
                row.getString("comment"),
                Json.map(row.getString("corrections")),
                kind == null ? null : Kind.of(kind),
                Database.instant(row, "decided_at"));
    }
}
