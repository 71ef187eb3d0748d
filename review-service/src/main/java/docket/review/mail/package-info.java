/**
 * The only place that knows mail. A link is minted the moment its mail goes out, so no secret lies in a table.
 */
@NullMarked
package docket.review.mail;

import org.jspecify.annotations.NullMarked;
