/** The only place that knows how versions of a proposal are kept. */
@NullMarked
package docket.review.versions;

import org.jspecify.annotations.NullMarked;
