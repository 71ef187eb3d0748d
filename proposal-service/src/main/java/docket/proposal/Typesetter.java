package docket.proposal;

/** Sets a draft in the house's form. The same draft gives the same words in both. */
public interface Typesetter {

    /** Office Open XML, for people who go on writing. */
    byte[] docx(Draft draft);

    /** The form that is approved and sent. */
    byte[] pdf(Draft draft);
}
