package docket.contract;

/** The names of a contract's key terms. */
public final class Term {

    public static final String DOCUMENT_TITLE = "document_title";
    /** All parties, joined by {@code "; "}; each of them is {@code party_1}, {@code party_2}, … too. */
    public static final String PARTIES = "parties";
    /** ISO date the contract bears: of its making or of its last signature. */
    public static final String AGREEMENT_DATE = "agreement_date";
    /** ISO date from which it binds. */
    public static final String EFFECTIVE_DATE = "effective_date";
    /** ISO date of its end without renewal, stated or computed from the start and the term. */
    public static final String EXPIRATION_DATE = "expiration_date";
    /** Length of the first term, as in {@code 3 years}, or {@code perpetual}. */
    public static final String TERM = "term";
    /** Length of a renewal, as in {@code successive 1 year} or {@code 2 years}; {@code perpetual} if without end. */
    public static final String RENEWAL_TERM = "renewal_term";
    /** As in {@code 90 days}. */
    public static final String RENEWAL_NOTICE = "notice_period_to_terminate_renewal";
    /** The jurisdiction, as in {@code New York} or {@code England and Wales}. */
    public static final String GOVERNING_LAW = "governing_law";
    /**
     * What liability is limited to: a sum as in {@code 250000.00 USD} or the contract's words ("the fees paid …");
     * {@code yes} where a sentence limits liability in another way.
     */
    public static final String LIABILITY_CAP = "liability_cap";
    /** {@code yes} where the parties sign. */
    public static final String SIGNATURE_BLOCK = "signature_block";

    /** {@code signed}, {@code partly signed} or {@code unsigned}, as far as words can tell. */
    public static final String SIGNATURE_STATUS = "signature_status";
    /** The last ISO day on which notice keeps the contract from renewing itself. */
    public static final String NOTICE_DEADLINE = "notice_deadline";
    /** Where disputes are heard: the place of the courts or of arbitration. */
    public static final String VENUE = "venue";
    /** Of an amendment: the contract it changes, as in {@code Supply Agreement of 2019-03-01}. */
    public static final String AMENDS = "amends";

    private Term() {}

    /** The name of the n-th address for notices, counted from 1. */
    public static String noticeAddress(int n) {
        return "notice_address_" + n;
    }

    /** The name of the n-th party's field, counted from 1. */
    public static String party(int n) {
        return "party_" + n;
    }
}
