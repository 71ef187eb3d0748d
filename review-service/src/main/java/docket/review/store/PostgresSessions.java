package docket.review.store;

import docket.review.Secret;
import docket.review.Sessions;
import java.time.Instant;
import java.util.Optional;

/** Sessions and sign-in links by their hash. */
final class PostgresSessions implements Sessions {

    private static final String STILL_OPENS = "hash = ? and used_at is null and expires_at > ?";

    private final Database database;

    PostgresSessions(Database database) {
        this.database = database;
    }

    @Override
    public void invite(Secret link, String mail, Instant expiresAt) {
        database.change(
                "insert into sign_in_link(hash, person_mail, expires_at) values (?, ?, ?)",
                link.hash(),
                mail,
                expiresAt);
    }

    @Override
    public boolean invites(Secret link, Instant now) {
        return database.one("select 1 from sign_in_link where " + STILL_OPENS, _ -> 1, link.hash(), now)
                .isPresent();
    }

    @Override
    public Optional<String> signIn(Secret link, Secret session, Instant now, Instant expiresAt) {
        return database.transaction(connection -> {
            var mail = Database.list(
                            connection,
                            "update sign_in_link set used_at = ? where " + STILL_OPENS + " returning person_mail",
                            row -> row.getString(1),
                            now,
                            link.hash(),
                            now)
                    .stream()
                    .findFirst();
            if (mail.isPresent()) {
                Database.change(connection, "delete from session where expires_at <= ?", now);
                Database.change(
                        connection,
                        "insert into session(hash, person_mail, expires_at) values (?, ?, ?)",
                        session.hash(),
                        mail.get(),
                        expiresAt);
            }
            return mail;
        });
    }

    @Override
    public void open(Secret session, String mail, Instant now, Instant expiresAt) {
        database.change("delete from session where expires_at <= ?", now);
        database.change(
                "insert into session(hash, person_mail, expires_at) values (?, ?, ?)", session.hash(), mail, expiresAt);
    }

    @Override
    public Optional<String> find(Secret session, Instant now) {
        return database.one(
                "select person_mail from session where hash = ? and expires_at > ?",
                row -> row.getString(1),
                session.hash(),
                now);
    }

    @Override
    public void signOut(Secret session) {
        database.change("delete from session where hash = ?", session.hash());
    }
}
