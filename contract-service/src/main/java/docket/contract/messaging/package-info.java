/** The only place of this service that knows queues. */
@NullMarked
package docket.contract.messaging;

import org.jspecify.annotations.NullMarked;
