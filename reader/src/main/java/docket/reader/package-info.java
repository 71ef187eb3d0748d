/**
 * Turns any file into pages of positioned words. The type is decided by content, and a file that cannot be read is
 * answered with a reason, never with an exception.
 */
@NullMarked
package docket.reader;

import org.jspecify.annotations.NullMarked;
