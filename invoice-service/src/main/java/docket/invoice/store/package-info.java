/** The only place of this service that knows SQL. */
@NullMarked
package docket.invoice.store;

import org.jspecify.annotations.NullMarked;
