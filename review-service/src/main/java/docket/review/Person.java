package docket.review;

/**
 * Somebody who decides.
 *
 * @param role {@code reviewer} for everything, or a question such as {@code invoice} for only that
 */
public record Person(String name, String mail, String role) {

    public static final String EVERYTHING = "reviewer";

    public Person {
        if (name.isBlank()) throw new IllegalArgumentException("a person without a name");
        if (!mail.matches("[^@\\s]+@[^@\\s]+")) throw new IllegalArgumentException("no mail address: " + mail);
    }
}
