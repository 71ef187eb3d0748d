/**
 * The only place that knows how pages are read and drawn. A page is drawn once and kept with its document.
 */
@NullMarked
package docket.review.pages;

import org.jspecify.annotations.NullMarked;
