/**
 * The only place that knows PostgreSQL. One public act is one transaction.
 */
@NullMarked
package docket.review.store;

import org.jspecify.annotations.NullMarked;
