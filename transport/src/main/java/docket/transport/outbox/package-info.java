/** Sends what a transaction promised to send, at least once. The only place of the transport that knows a database. */
@NullMarked
package docket.transport.outbox;

import org.jspecify.annotations.NullMarked;
