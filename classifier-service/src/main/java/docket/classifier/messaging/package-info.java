/** The only place of this service that knows queues. */
@NullMarked
package docket.classifier.messaging;

import org.jspecify.annotations.NullMarked;
