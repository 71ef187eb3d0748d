/** The only place of the transport that knows SQS. */
@NullMarked
package docket.transport.sqs;

import org.jspecify.annotations.NullMarked;
