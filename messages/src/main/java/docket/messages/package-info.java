/** Every message that crosses a queue, and nothing else. Messages carry ids, never bytes. */
@NullMarked
package docket.messages;

import org.jspecify.annotations.NullMarked;
