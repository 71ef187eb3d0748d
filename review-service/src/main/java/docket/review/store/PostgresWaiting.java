package docket.review.store;

import docket.review.Person;
import docket.review.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue in its table. Pages are cut by the database, so that a list costs the same however many wait. */
final class PostgresWaiting implements Waiting {

    private static final String FROM = " from review r left join document d on d.id = r.document_id where ";

    private final Database database;

    PostgresWaiting(Database database) {
        this.database = database;
    }

    private record Clause(String sql, List<@Nullable Object> values) {}

    @Override
    public Found find(Wish wish) {
        var where = where(wish);
        int total = database.one(
                        "select count(*) as n" + (wish.words().isBlank() ? " from review r where " : FROM)
                                + where.sql(),
                        row -> row.getInt("n"),
                        where.values().toArray())
                .orElse(0);
        var values = new ArrayList<>(where.values());
        values.add(wish.size());
        values.add((long) (wish.page() - 1) * wish.size());
        var entries = database.list(
                "select r.*, d.file" + FROM + where.sql() + " order by " + order(wish) + ", r.id limit ? offset ?",
                PostgresWaiting::entry,
                values.toArray());
        return new Found(entries, total);
    }

    private static Clause where(Wish wish) {
        var sql = new StringBuilder("r.state = 'open'");
        var values = new ArrayList<@Nullable Object>();
        var kind = wish.kind();
        if (kind != null) {
            sql.append(" and r.kind = ?");
            values.add(kind.label());
        }
        switch (wish.whose()) {
            case ALL -> {}
            case FREE -> sql.append(" and r.owner_mail is null");
            case MINE -> {
                sql.append(" and coalesce(r.owner_mail, r.person_mail) = any(?)");
                values.add(wish.mine().toArray(String[]::new));
            }
            case OTHERS -> {
                sql.append(" and r.owner_mail <> all(?)");
                values.add(wish.mine().toArray(String[]::new));
            }
        }
        for (var word : wish.words().strip().split("\\s+")) {
            if (word.isEmpty()) continue;
            sql.append(" and (d.file || ' ' || r.title || ' ' || r.amount || ' ' || r.reasons) ilike ? escape '\\'");
            values.add("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return new Clause(sql.toString(), values);
    }

    private static String order(Wish wish) {
        var column = switch (wish.order()) {
            case DEADLINE -> "r.deadline";
            case AGE -> "r.created_at";
            case AMOUNT -> "r.amount_value";
            case KIND -> "r.kind";
            case OWNER -> "r.owner_name";
            case FILE -> "lower(d.file)";
        };
        return column + (wish.descending() ? " desc nulls last" : " nulls last");
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var file = row.getString("file");
        return new Entry(
                PostgresReviews.review(row), file == null ? "" : file, ownerIn(row), row.getBigDecimal("amount_value"));
    }

    private static @Nullable Owner ownerIn(ResultSet row) throws SQLException {
        var mail = row.getString("owner_mail");
        if (mail == null) return null;
        return new Owner(row.getString("owner_name"), mail, Database.instant(row, "owner_since"));
    }

    @Override
    public Optional<Entry> entry(String review) {
        return database.one(
                "select r.*, d.file" + FROM + "r.id = ? and r.state = 'open'", PostgresWaiting::entry, review);
    }

    @Override
    public Optional<Owner> owner(String review) {
        return database
                .list(
                        "select owner_name, owner_mail, owner_since from review"
                                + " where id = ? and owner_mail is not null",
                        row -> new Owner(
                                row.getString("owner_name"),
                                row.getString("owner_mail"),
                                Database.instant(row, "owner_since")),
                        review)
                .stream()
                .findFirst();
    }

    @Override
    public boolean claim(String review, Person by) {
        return take(review, by, " and (owner_mail is null or owner_mail = ?)", by.mail());
    }

    @Override
    public boolean assign(String review, Person to) {
        return take(review, to, "");
    }

    @Override
    public boolean hand(String review, Person to) {
        return database.transaction(connection -> {
            int given = Database.change(
                    connection,
                    "update review set owner_name = ?, owner_mail = ?, owner_since = ?, touched_at = ?"
                            + " where id = ? and state = 'open'",
                    to.name(),
                    to.mail(),
                    Instant.now(),
                    Instant.now(),
                    review);
            if (given == 0) return false;
            Database.change(
                    connection,
                    "insert into mail(review_id, person, why) values (?, ?, 'Handed to you')",
                    review,
                    Json.write(to));
            return true;
        });
    }

    private boolean take(String review, Person by, String unless, String... values) {
        var all = new ArrayList<@Nullable Object>(List.of(by.name(), by.mail(), Instant.now(), Instant.now(), review));
        all.addAll(List.of(values));
        return database.change(
                        "update review set owner_name = ?, owner_mail = ?, owner_since = ?, touched_at = ?"
                                + " where id = ? and state = 'open'" + unless,
                        all.toArray())
                > 0;
    }

    @Override
    public boolean release(String review, Person by) {
        return database.change(
                        "update review set owner_name = null, owner_mail = null, owner_since = null, touched_at = ?"
                                + " where id = ? and owner_mail = ?",
                        Instant.now(),
                        review,
                        by.mail())
                > 0;
    }

    @Override
    public String mark() {
        return database.one(
                        "select concat_ws(' ', (select count(*) from review where state = 'open'),"
                                + " (select max(created_at) from review), (select max(decided_at) from review),"
                                + " (select max(touched_at) from review)) as mark",
                        row -> row.getString("mark"))
                .orElse("");
    }
}
