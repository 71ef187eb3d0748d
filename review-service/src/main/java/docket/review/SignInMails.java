package docket.review;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Mails with a sign-in link that were promised. Each is sent at least once; its link is made when it leaves. */
public interface SignInMails {

    /**
     * Promises one, unless this browser or several others asked for one to this address a moment ago.
     *
     * @param mail of somebody who is listed
     * @param browser what it will sign in, and nothing else
     */
    void promise(String mail, Secret browser);

    /** @param browser hash of the secret of the browser that asked */
    record Promised(String mail, @Nullable String browser) {}

    /** @param send throws to be asked again later. @return false when none waits */
    boolean next(Consumer<Promised> send);
}
