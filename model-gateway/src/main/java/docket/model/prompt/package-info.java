/** Prompts as versioned files. */
@NullMarked
package docket.model.prompt;

import org.jspecify.annotations.NullMarked;
