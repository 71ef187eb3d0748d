package docket.review.web;

import docket.review.Person;
import docket.review.Secret;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends this request. */
@RequestScoped
class Visitor {

    private static final String CSRF = "csrf";

    private @Nullable Person person;
    private @Nullable Secret session;
    private @Nullable String tenant;

    void isProgram(String ofTenant) {
        person = new Person("operator", "operator@localhost", Person.EVERYTHING + " admin", ofTenant, null);
        tenant = ofTenant;
    }

    /** Empty before it is known who comes. */
    Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    /** Whether the request came with the API token. */
    boolean isProgramNow() {
        return person != null && session == null;
    }

    void is(Person signedIn, Secret itsSession) {
        person = signedIn;
        session = itsSession;
        tenant = signedIn.tenant();
    }

    /** @throws Problem when nobody is signed in */
    Person person() {
        if (person == null) throw new Problem(401, "Not signed in", "Open a sign-in link first: ./docket up");
        return person;
    }

    /** Whoever is signed in with a session; not a program. */
    Optional<Person> signedIn() {
        return session == null ? Optional.empty() : Optional.ofNullable(person);
    }

    /** Whether somebody with this address is signed in. */
    boolean isSignedInAs(String mail) {
        return person != null && session != null && person.mail().equalsIgnoreCase(mail);
    }

    /** What a form must send back to prove that we made it for this session. */
    String csrf() {
        return session == null ? "" : session.proof(CSRF);
    }

    /** @throws Problem when the form or script was not made for this session */
    void require(@Nullable String csrf) {
        if (session == null || csrf == null || !session.proves(CSRF, csrf)) {
            throw Problem.forbidden("This form is not yours or too old. Reload the page and try again.");
        }
    }
}
