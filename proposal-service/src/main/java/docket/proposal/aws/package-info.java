/** The only place of this service that knows AWS. */
@NullMarked
package docket.proposal.aws;

import org.jspecify.annotations.NullMarked;
