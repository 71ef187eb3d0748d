/** The only place of the transport that knows Lambda: the door for SQS batches. */
@NullMarked
package docket.transport.aws;

import org.jspecify.annotations.NullMarked;
