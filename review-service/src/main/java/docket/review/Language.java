package docket.review;

/** In which language the house is written to: in mails and chats, where nobody's browser tells. */
public interface Language {

    /** ISO 639-1. */
    String code();

    /** A sentence of the product's; English where it has no other form. */
    String say(String english);

    /** With {@code %s} where the value goes. */
    String say(String english, Object value);

    String say(String english, Object first, Object second);

    /** What a service or a check said about a document, with its facts. */
    String told(String english);

    /** Several such sentences, one after the other. */
    String toldAll(String english);
}
