package docket.review;

import java.util.function.Consumer;

/** Mails with a sign-in link that were promised. Each is sent at least once; its link is made when it leaves. */
public interface SignInMails {

    /**
     * Promises one, unless one to this address was promised a moment ago.
     *
     * @param mail of somebody who is listed
     */
    void promise(String mail);

    /** @param send gets the address; throws to be asked again later. @return false when none waits */
    boolean next(Consumer<String> send);
}
