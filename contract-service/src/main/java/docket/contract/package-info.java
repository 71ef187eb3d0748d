/**
 * What a contract is here: a paper somebody signs, with parties, dates, a term, a governing law and clauses that may be
 * risks. This package is plain Java; it reads a contract, judges it, and applies what a person decided.
 */
@NullMarked
package docket.contract;

import org.jspecify.annotations.NullMarked;
