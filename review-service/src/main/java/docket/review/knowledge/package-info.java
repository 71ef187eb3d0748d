/** The only place that knows where knowledge comes from and how it is found: the library {@code knowledge}. */
@NullMarked
package docket.review.knowledge;

import org.jspecify.annotations.NullMarked;
