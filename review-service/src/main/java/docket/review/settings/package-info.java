/**
 * The only place that knows where the files of the house lie. It writes no others.
 */
@NullMarked
package docket.review.settings;

import org.jspecify.annotations.NullMarked;
