/** The only place of this service that knows AWS. */
@NullMarked
package docket.invoice.aws;

import org.jspecify.annotations.NullMarked;
