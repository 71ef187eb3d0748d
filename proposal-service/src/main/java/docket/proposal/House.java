package docket.proposal;

/** What the house adds to a deal: what it knows, and what it charges. */
public record House(KnownAnswers known, PriceList.Source prices) {

    /** Adds nothing. */
    public static final House NONE = new House(KnownAnswers.NONE, () -> PriceList.NONE);
}
