/** Fits the clause model to a folder of contracts that lawyers marked, and measures it on contracts it was not fitted to. */
@NullMarked
package docket.contract.training;

import org.jspecify.annotations.NullMarked;
