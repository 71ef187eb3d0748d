/** The only place of this service that knows settings. */
@NullMarked
package docket.invoice.config;

import org.jspecify.annotations.NullMarked;
