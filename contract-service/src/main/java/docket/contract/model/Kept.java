package docket.contract.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * One answered question, kept under the document so that it is never asked and paid again.
 *
 * @param pages that were shown
 * @param prompt name and version
 * @param model the one that answered
 * @param cost in US dollars
 */
record Kept(List<Integer> pages, String prompt, String model, BigDecimal cost, Said said) {}
