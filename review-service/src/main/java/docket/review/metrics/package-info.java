/** The only place that knows meters. What an operator should be woken for is measured here. */
@NullMarked
package docket.review.metrics;

import org.jspecify.annotations.NullMarked;
