/** The only place of the transport that knows Kafka. */
@NullMarked
package docket.transport.kafka;

import org.jspecify.annotations.NullMarked;
