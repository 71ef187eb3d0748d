package docket.review.web;

import docket.review.Secret;
import docket.review.WorkbenchAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.jspecify.annotations.Nullable;

/**
 * Ties a form to the browser it was shown in, for people who are not signed in: the form carries a proof that only
 * the cookie's holder can make, and no other site can send the cookie.
 */
@ApplicationScoped
class PageSession {

    static final String COOKIE = "docket-page";
    static final String ASKING = "docket-asking";

    private static final int SECRET_LENGTH = 43;
    private static final int LIVES = 2 * 60 * 60;

    private final WorkbenchAddress address;

    PageSession(WorkbenchAddress address) {
        this.address = address;
    }

    /**
     * The browser in which a sign-in link was asked for. It comes along when the link is opened out of a mail, as the other
     * cookie does not.
     */
    NewCookie asking(Secret browser) {
        return new NewCookie.Builder(ASKING)
                .value(browser.value())
                .path("/")
                .httpOnly(true)
                .secure(address.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(LIVES)
                .build();
    }

    Secret of(@Nullable String cookie) {
        return cookie != null && cookie.length() == SECRET_LENGTH ? new Secret(cookie) : Secret.random();
    }

    NewCookie cookie(Secret page) {
        return new NewCookie.Builder(COOKIE)
                .value(page.value())
                .path("/")
                .httpOnly(true)
                .secure(address.secure())
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(LIVES)
                .build();
    }

    /** @throws Problem when the form was not shown in this browser */
    static void require(@Nullable String cookie, @Nullable String csrf, String purpose) {
        if (cookie == null || csrf == null || !new Secret(cookie).proves(purpose, csrf)) {
            throw Problem.forbidden("This form was not opened in this browser, or too long ago. Open the link again.");
        }
    }
}
