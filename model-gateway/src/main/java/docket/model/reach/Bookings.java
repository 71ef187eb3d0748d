package docket.model.reach;

import docket.model.Budget.Ended;
import docket.model.ModelAdapter.Call;
import docket.model.Usage;

/** Books what a call of a model uses; one booking is open at a time. */
public interface Bookings {

    /** Reserves again after a settlement; false if there is no room. */
    boolean again(Call call);

    /** Settles the open booking. */
    void settle(String route, Usage usage, Ended ended);

    /** The most the call's question can be, in tokens. */
    long mostInput();
}
