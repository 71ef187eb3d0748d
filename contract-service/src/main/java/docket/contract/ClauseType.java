package docket.contract;

/** What a passage of a contract does. */
public enum ClauseType {
    GOVERNING_LAW("governing law"),
    TERMINATION("termination"),
    TERMINATION_FOR_CONVENIENCE("termination for convenience"),
    AUTOMATIC_RENEWAL("automatic renewal"),
    CAP_ON_LIABILITY("cap on liability"),
    UNCAPPED_LIABILITY("uncapped liability"),
    INDEMNITY("indemnity"),
    BROAD_INDEMNITY("indemnity for any and all losses"),
    EXCLUSIVITY("exclusivity"),
    NON_COMPETE("non-compete"),
    NO_SOLICITATION("no solicitation of employees"),
    ASSIGNMENT_RESTRICTED("assignment only with consent"),
    ASSIGNMENT_WITHOUT_CONSENT("assignment without consent"),
    CHANGE_OF_CONTROL("change of control"),
    PRICE_INCREASE("price increase"),
    LATE_PAYMENT_INTEREST("interest on late payment"),
    MINIMUM_COMMITMENT("minimum commitment"),
    LIQUIDATED_DAMAGES("liquidated damages"),
    MOST_FAVOURED_CUSTOMER("most favoured customer"),
    AUDIT_RIGHTS("audit rights"),
    IP_ASSIGNMENT("assignment of intellectual property"),
    INSURANCE("insurance"),
    CONFIDENTIALITY("confidentiality");

    private final String label;

    ClauseType(String label) {
        this.label = label;
    }

    /** As people say it. */
    public String label() {
        return label;
    }
}
