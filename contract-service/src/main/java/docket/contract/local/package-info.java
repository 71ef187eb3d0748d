/**
 * Reads contracts with rules about how lawyers write: deterministic, in this process, free. Every answer points at the
 * words it came from.
 */
@NullMarked
package docket.contract.local;

import org.jspecify.annotations.NullMarked;
