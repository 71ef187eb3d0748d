package docket.review.store;

import docket.review.Link;
import docket.review.Links;
import docket.review.Person;
import docket.review.Review;
import docket.review.Secret;
import java.time.Instant;
import java.util.Optional;

/** Approval links by their hash. */
final class PostgresLinks implements Links {

    private final Database database;

    PostgresLinks(Database database) {
        this.database = database;
    }

    @Override
    public void mint(Secret secret, Review review, Person person, Instant expiresAt) {
        database.change(
                "insert into link(hash, review_id, version, person_name, person_mail, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                secret.hash(),
                review.id(),
                review.version(),
                person.name(),
                person.mail(),
                expiresAt);
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
                        Database.instantOrNull(row, "voided_at")),
                secret.hash());
    }

    @Override
    public void opened(Secret secret) {
        database.change("update link set opened_at = now() where hash = ? and opened_at is null", secret.hash());
    }
}
