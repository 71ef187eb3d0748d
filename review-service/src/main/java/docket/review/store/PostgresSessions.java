package docket.review.store;

import docket.review.Person;
import docket.review.Secret;
import docket.review.Sessions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions and sign-in links by their hash. */
final class PostgresSessions implements Sessions {

    private static final String STILL_OPENS = "hash = ? and used_at is null and expires_at > ?";

    private static final String THERE = " and (browser is null or browser = ?)";

    private final Database database;

    PostgresSessions(Database database) {
        this.database = database;
    }

    @Override
    public void invite(Secret link, Person person, @Nullable String browser, Instant expiresAt) {
        database.change(
                "insert into sign_in_link(hash, browser, person_mail, home, expires_at) values (?, ?, ?, ?, ?)",
                link.hash(),
                browser,
                person.mail(),
                person.tenant(),
                expiresAt);
    }

    @Override
    public boolean invites(Secret link, Instant now) {
        return database.one("select 1 from sign_in_link where " + STILL_OPENS, _ -> 1, link.hash(), now)
                .isPresent();
    }

    @Override
    public boolean invites(Secret link, Secret browser, Instant now) {
        return database.one(
                        "select 1 from sign_in_link where " + STILL_OPENS + THERE,
                        _ -> 1,
                        link.hash(),
                        now,
                        browser.hash())
                .isPresent();
    }

    @Override
    public Optional<String> signIn(Secret link, Secret browser, Secret session, Instant now, Instant expiresAt) {
        return database.transaction(connection -> {
            var mail = Database.list(
                            connection,
                            "update sign_in_link set used_at = ? where " + STILL_OPENS + THERE
                                    + " returning person_mail",
                            row -> row.getString(1),
                            now,
                            link.hash(),
                            now,
                            browser.hash())
                    .stream()
                    .findFirst();
            if (mail.isPresent()) {
                Database.change(connection, "delete from session where expires_at <= ?", now);
                Database.change(
                        connection,
                        "insert into session(hash, person_mail, home, expires_at)"
                                + " select ?, person_mail, home, ? from sign_in_link where hash = ?",
                        session.hash(),
                        expiresAt,
                        link.hash());
            }
            return mail;
        });
    }

    @Override
    public void open(Secret session, Person person, Instant now, Instant expiresAt) {
        database.change("delete from session where expires_at <= ?", now);
        database.change(
                "insert into session(hash, person_mail, home, expires_at) values (?, ?, ?, ?)",
                session.hash(),
                person.mail(),
                person.tenant(),
                expiresAt);
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
