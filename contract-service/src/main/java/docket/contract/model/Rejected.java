package docket.contract.model;

/**
 * An entry of a model that does not count.
 *
 * @param about the term or clause
 * @param page as the model said
 * @param why in words of ours; nothing of the model's or the contract's
 */
record Rejected(String about, int page, String why) {

    String told() {
        return about.replace('_', ' ') + " (page " + page + "): " + why;
    }
}
