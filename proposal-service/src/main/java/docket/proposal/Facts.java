package docket.proposal;

import java.util.List;

/** The names of what a proposal says, in the order people see them. */
final class Facts {

    static final String LANGUAGE = "language";
    static final String DEAL_ID = "deal_id";
    static final String TITLE = "title";
    static final String CLIENT_NAME = "client_name";
    static final String CLIENT_CONTACT = "client_contact";
    static final String CLIENT_EMAIL = "client_email";
    static final String CLIENT_ADDRESS = "client_address";
    /** In words of a writer or a person; the house's own wording without. */
    static final String INTRODUCTION = "introduction";

    static final String SUMMARY = "summary";
    static final String RESPONSE_DEADLINE = "response_deadline";
    static final String DELIVERY_DATE = "delivery_date";
    static final String PAYMENT_TERMS = "payment_terms";
    static final String VALID_UNTIL = "valid_until";
    static final String CURRENCY = "currency";
    /** The deal's value as the CRM carries it; compared with the sum of the items, never printed. */
    static final String AMOUNT = "amount";

    /** In per cent of what the items cost together; of one item, in per cent of that item. */
    static final String DISCOUNT = "discount";
    /** An article's number in the price list. */
    static final String SKU = "sku";

    static final String NET_TOTAL = "net_total";
    static final String TAX_TOTAL = "tax_total";
    static final String GROSS_TOTAL = "gross_total";
    /** Of {@code proposal.pdf}, the file a person approves. */
    static final String SHA256 = "proposal_sha256";

    /** Items a person writes where the source names none, in the form of {@link WrittenItems}. */
    static final String PRICES = "prices";

    static final String POSITION = "position";
    static final String DESCRIPTION = "description";
    static final String QUANTITY = "quantity";
    static final String UNIT = "unit";
    static final String UNIT_PRICE = "unit_price";
    static final String TAX_RATE = "tax_rate";
    static final String LINE_TOTAL = "line_total";

    static final String REQUIREMENT = "requirement";
    static final String OBLIGATION = "obligation";
    static final String ANSWER = "answer";
    /** Where an answer comes from, by {@link Provenance}; follows from the answer's evidence. */
    static final String STATUS = "status";

    /** Sections the house wrote for any proposal, in their order. */
    static final List<String> SECTIONS =
            List.of("section_approach", "section_team", "section_references", "section_security", "section_support");

    /** What a source may say and a person may correct. */
    static final List<String> GIVEN = List.of(
            LANGUAGE,
            DEAL_ID,
            TITLE,
            CLIENT_NAME,
            CLIENT_CONTACT,
            CLIENT_EMAIL,
            CLIENT_ADDRESS,
            INTRODUCTION,
            SUMMARY,
            RESPONSE_DEADLINE,
            DELIVERY_DATE,
            PAYMENT_TERMS,
            VALID_UNTIL,
            CURRENCY,
            AMOUNT,
            DISCOUNT,
            "section_approach",
            "section_team",
            "section_references",
            "section_security",
            "section_support");

    static final List<String> DATES = List.of(RESPONSE_DEADLINE, DELIVERY_DATE, VALID_UNTIL);

    /** What must not be absent from a proposal. */
    static final List<String> EXPECTED =
            List.of(TITLE, CLIENT_NAME, SUMMARY, DELIVERY_DATE, PAYMENT_TERMS, VALID_UNTIL);

    static final List<String> ITEM = List.of(POSITION, DESCRIPTION, QUANTITY, UNIT, UNIT_PRICE, TAX_RATE);
    /** What a source may say of an item and a person may correct. */
    static final List<String> ITEM_GIVEN =
            List.of(POSITION, SKU, DESCRIPTION, QUANTITY, UNIT, UNIT_PRICE, DISCOUNT, TAX_RATE);

    static final List<String> ITEM_NUMBERS = List.of(QUANTITY, UNIT_PRICE, DISCOUNT, TAX_RATE);
    static final List<String> REQUIREMENT_ROW = List.of(POSITION, REQUIREMENT, OBLIGATION, ANSWER);

    private Facts() {}
}
