/** Kafka's broker and controller in this process. The only place that knows Kafka. */
@NullMarked
package docket.local.kafka;

import org.jspecify.annotations.NullMarked;
