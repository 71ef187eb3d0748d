package docket.review;

/** Links follow the people: to whoever stands in when somebody is away, and back when they return. */
public interface HandOver {

    /**
     * Voids every link that lies with the wrong person today, and promises a mail with a new one to the right one, in
     * one transaction. Where all lie right nothing happens, so it may be called as often as one likes.
     *
     * @return how many links were voided
     */
    int settle(Absences today);
}
