/**
 * The only place that knows queues. Everything taken here is recorded before it is acknowledged.
 */
@NullMarked
package docket.review.messaging;

import org.jspecify.annotations.NullMarked;
