/** The only place that knows what a contract is: the contract-service's own reading, comparing and marking, as a library. */
@NullMarked
package docket.review.contracts;

import org.jspecify.annotations.NullMarked;
