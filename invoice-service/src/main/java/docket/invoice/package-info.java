/**
 * An invoice in; a checked invoice or a review request out. The rules and the use case know no queue, no cloud and no
 * file format; the formats are read in {@code einvoice} and {@code layout}.
 */
@NullMarked
package docket.invoice;

import org.jspecify.annotations.NullMarked;
