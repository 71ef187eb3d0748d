package docket.proposal.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A step of a draft, as it is kept beside the document: what a model said, letter by letter.
 *
 * @param step {@code outline}, {@code section}, {@code check} or {@code polish}
 * @param title of the section, else empty
 * @param text plain words, or JSON where the step's answer has a form
 * @param model that answered
 * @param tokens in and out
 * @param cost in US dollars
 */
record KeptStep(String step, String title, String text, String model, long tokens, BigDecimal cost, Instant at) {}
