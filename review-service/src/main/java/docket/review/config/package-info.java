/**
 * The only place that knows settings, and where the parts are put together. Nothing here decides anything.
 */
@NullMarked
package docket.review.config;

import org.jspecify.annotations.NullMarked;
