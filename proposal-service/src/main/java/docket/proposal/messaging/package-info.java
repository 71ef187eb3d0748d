/** The only place of this service that knows queues. */
@NullMarked
package docket.proposal.messaging;

import org.jspecify.annotations.NullMarked;
