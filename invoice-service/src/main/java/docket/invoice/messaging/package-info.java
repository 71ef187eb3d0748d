/** The only place of this service that knows queues. */
@NullMarked
package docket.invoice.messaging;

import org.jspecify.annotations.NullMarked;
