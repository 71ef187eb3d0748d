package docket.review;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets people in: by a one-time link, and by nothing else. */
public final class SignIn {

    private static final Duration LINK_LIVES = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final People people;
    private final Clock clock;
    private final Duration sessionLives;

    public SignIn(Sessions sessions, People people, Clock clock, Duration sessionLives) {
        this.sessions = sessions;
        this.people = people;
        this.clock = clock;
        this.sessionLives = sessionLives;
    }

    /** A link for this person, good once and for 15 minutes. */
    public Secret invite(Person person) {
        return invite(person, null);
    }

    /**
     * The same for one browser alone. What reads mails opens links in another one, and may press any button there.
     *
     * @param browser hash of its secret; null for whichever comes first
     */
    public Secret invite(Person person, @Nullable String browser) {
        var link = Secret.random();
        sessions.invite(link, person, browser, clock.instant().plus(LINK_LIVES));
        return link;
    }

    public boolean invites(Secret link) {
        return sessions.invites(link, clock.instant());
    }

    /** Whether it would let somebody in with this browser. */
    public boolean invites(Secret link, Secret browser) {
        return sessions.invites(link, browser, clock.instant());
    }

    /** @return the session of whoever followed the link; empty when it does not let anybody in any more */
    public Optional<Secret> signIn(Secret link, Secret browser) {
        var session = Secret.random();
        var now = clock.instant();
        return sessions.signIn(link, browser, session, now, now.plus(sessionLives))
                .map(_ -> session);
    }

    /** A session for somebody whom an identity provider vouches for. */
    public Secret enter(Person person) {
        var session = Secret.random();
        var now = clock.instant();
        sessions.open(session, person, now, now.plus(sessionLives));
        return session;
    }

    /** Who is signed in; nobody when the session is over or the person may not decide any more. */
    public Optional<Person> signedIn(Secret session) {
        return sessions.find(session, clock.instant()).flatMap(people::signedIn);
    }

    public void signOut(Secret session) {
        sessions.signOut(session);
    }

    public Duration sessionLives() {
        return sessionLives;
    }
}
