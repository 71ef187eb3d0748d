package docket.invoice.layout;

/** What may speak for or against a value, each told as a number from about -1 to about 1. */
enum Trait {
    /** Nothing on the pages is the field's. */
    NONE,
    /** The rules chose it, and how surely. */
    RULES,
    RULES_SURE,
    /** A label that means the field stands left of it or over it, and how surely it means it. */
    LABEL_LEFT,
    LABEL_ABOVE,
    /** The nearest label means something else. */
    OTHER_LEFT,
    OTHER_ABOVE,
    /** What stands left of it ends in a colon. */
    COLON,
    /** It has its cell for itself. */
    ALONE,
    BEGINS_WITH_LABEL,
    FIRST_PAGE,
    LAST_PAGE,
    TOP,
    UPPER,
    LOWER,
    FOOT,
    LEFT,
    RIGHT,
    FIRST_ROW,
    LARGE,
    BOLD,
    REPEATED,
    /** In a row of many figures. */
    AMONG_FIGURES,
    LEGAL_FORM,
    OWN_DOMAIN,
    ADDRESS_FOLLOWS,
    ACCOUNT_HOLDER,
    HAS_DIGIT,
    MANY_WORDS,
    SMALL_LETTERS,
    DIGITS_ONLY,
    MIXED,
    LONG,
    SHORT,
    HAS_YEAR,
    NEAR_TITLE,
    NEAR_DATE,
    EARLIEST,
    LATEST,
    ONLY,
    FIRST,
    NEAR_NUMBER,
    LARGEST,
    SUM_OF_TWO,
    PART_OF_SUM,
    LAST,
    WITH_CURRENCY,
    /** How surely the engine recognised the letters. */
    CLEAR
}
