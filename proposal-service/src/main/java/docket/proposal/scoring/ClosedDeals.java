package docket.proposal.scoring;

import java.util.List;
import java.util.Optional;

/** Keeps closed deals and the models that were learned of them. */
public interface ClosedDeals {

    /** Keeps them under their ids; one that is there already is replaced. */
    void keep(List<ClosedDeal> deals);

    /** Forgets every one, as before real deals follow made-up ones. @return how many there were */
    int forget();

    /** The newest first. */
    List<ClosedDeal> newest(int most);

    /** A model with how it was judged; in force from now on, where it is to be. */
    void keep(DealModel model, String judged, boolean inForce);

    Optional<DealModel> inForce();

    /** How the model in force was judged, as JSON. */
    Optional<String> judgement();
}
