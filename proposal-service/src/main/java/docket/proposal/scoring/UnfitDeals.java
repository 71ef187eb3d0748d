package docket.proposal.scoring;

/** Nothing can be learned of these deals. The message says why and what helps. */
public final class UnfitDeals extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnfitDeals(String why) {
        super(why);
    }
}
