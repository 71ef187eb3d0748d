package docket.model;

/** What shall become of a question its client has no tokens left for. */
public enum OverBudget {
    /** Say so, with the time the budget starts anew. */
    FAIL,
    /** Ask the model the catalogue calls cheaper, if its own budget has room; else say so. */
    CHEAPER,
    /** Keep it for the next batch, which pays from the budget of the day it runs on. */
    LATER
}
