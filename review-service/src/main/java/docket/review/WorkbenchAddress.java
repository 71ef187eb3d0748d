package docket.review;

/**
 * Where people reach the workbench.
 *
 * @param url without a slash at the end, as in {@code https://docket.example.com}
 */
public record WorkbenchAddress(String url) {

    public WorkbenchAddress {
        if (!url.matches("https?://[^\\s]+[^/\\s]")) throw new IllegalArgumentException("no address: " + url);
    }

    /** Cookies go over TLS only where there is TLS. */
    public boolean secure() {
        return url.startsWith("https:");
    }

    public String approval(Secret link) {
        return url + "/a/" + link.value();
    }

    public String document(String id) {
        return url + "/documents/" + id;
    }

    public String signIn() {
        return url + "/sign-in";
    }

    public String signIn(Secret link) {
        return url + "/sign-in/" + link.value();
    }
}
