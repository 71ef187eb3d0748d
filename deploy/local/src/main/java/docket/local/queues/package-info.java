/**
 * Message queues that speak Amazon SQS's JSON protocol. A message that was answered for is in a journal on disk; its
 * body stays there until somebody receives it.
 */
@NullMarked
package docket.local.queues;

import org.jspecify.annotations.NullMarked;
