/**
 * Carries messages between the services: over SQS, or over Kafka in the profile {@code kafka}. A message is answered
 * only when its work is done; what it sent on the way is with the broker by then.
 */
@NullMarked
package docket.transport;

import org.jspecify.annotations.NullMarked;
