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
    CONFIDENTIALITY("confidentiality"),
    EXPIRATION("end of the term"),
    RENEWAL_TERM("renewal of the term"),
    RENEWAL_NOTICE("notice to prevent a renewal"),
    COMPETITION_EXCEPTION("exception to a restriction of competition"),
    NO_SOLICITATION_OF_CUSTOMERS("no solicitation of customers"),
    NON_DISPARAGEMENT("non-disparagement"),
    FIRST_REFUSAL("right of first refusal, offer or negotiation"),
    REVENUE_SHARING("sharing of revenue or profit"),
    PRICE_RESTRICTION("restriction of prices"),
    VOLUME_RESTRICTION("restriction of volume"),
    JOINT_IP_OWNERSHIP("joint ownership of intellectual property"),
    LICENSE_GRANT("grant of a licence"),
    NON_TRANSFERABLE_LICENSE("licence that cannot be transferred"),
    AFFILIATE_LICENSE_LICENSOR("licence that the licensor's affiliates grant"),
    AFFILIATE_LICENSE_LICENSEE("licence that the licensee's affiliates have"),
    UNLIMITED_LICENSE("licence without limits of use"),
    PERPETUAL_LICENSE("irrevocable or perpetual licence"),
    SOURCE_CODE_ESCROW("source code escrow"),
    POST_TERMINATION_SERVICES("duties after the end"),
    WARRANTY_DURATION("duration of a warranty"),
    COVENANT_NOT_TO_SUE("covenant not to sue"),
    THIRD_PARTY_BENEFICIARY("third-party beneficiary"),
    PARTIES_NAMED("what the parties are called"),
    BLANK_DATE("date left blank");

    private final String label;

    ClauseType(String label) {
        this.label = label;
    }

    /** As people say it. */
    public String label() {
        return label;
    }
}
