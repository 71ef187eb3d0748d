package docket.contract;

/**
 * The columns of a contract's outline, the rows of its reading. {@code part} is {@code section}, {@code exhibit},
 * {@code definition}, {@code reference} (to a part that was not found) or {@code amount}; {@code name} is its number,
 * term or sum; {@code says} its heading.
 */
public final class OutlineRow {

    public static final String PART = "part";
    public static final String NAME = "name";
    public static final String SAYS = "says";

    public static final String DEFINITION = "definition";
    public static final String REFERENCE = "reference";
    public static final String AMOUNT = "amount";

    private OutlineRow() {}
}
