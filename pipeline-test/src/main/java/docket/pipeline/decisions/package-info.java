/** Measures that every token is answered with exactly one decision, whoever races and whatever dies. */
@NullMarked
package docket.pipeline.decisions;

import org.jspecify.annotations.NullMarked;
