package docket.review.store;

import docket.review.Addressee;
import docket.review.Link;
import docket.review.Links;
import docket.review.Person;
import docket.review.Review;
import docket.review.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Approval links by their hash. */
final class PostgresLinks implements Links {

    private final Database database;

    PostgresLinks(Database database) {
        this.database = database;
    }

    @Override
    public void mint(Secret secret, Review review, Addressee to, Instant expiresAt) {
        var away = to.inPlaceOf();
        database.change(
                "insert into link(hash, review_id, version, person_name, person_mail, expires_at, away_name, away_mail)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                secret.hash(),
                review.id(),
                review.version(),
                to.person().name(),
                to.person().mail(),
                expiresAt,
                away == null ? null : away.name(),
                away == null ? null : away.mail());
    }

    @Override
    public Optional<Link> find(Secret secret) {
        return database.one(
                "select * from link where hash = ?",
                row -> new Link(
                        row.getString("review_id"),
                        row.getString("version"),
                        row.getString("person_name"),
                        row.getString("person_mail"),
                        Database.instant(row, "expires_at"),
                        Database.instantOrNull(row, "voided_at"),
                        away(row)),
                secret.hash());
    }

    static @Nullable Person away(ResultSet row) throws SQLException {
        var mail = row.getString("away_mail");
        return mail == null ? null : new Person(row.getString("away_name"), mail, "");
    }

    @Override
    public void opened(Secret secret) {
        database.change("update link set opened_at = now() where hash = ? and opened_at is null", secret.hash());
    }
}
