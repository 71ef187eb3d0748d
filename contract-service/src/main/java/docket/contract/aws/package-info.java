/** The only place of this service that knows AWS. */
@NullMarked
package docket.contract.aws;

import org.jspecify.annotations.NullMarked;
