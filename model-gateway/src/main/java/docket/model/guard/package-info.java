/** Guardrails that need no host, and masks for what may reach a log. */
@NullMarked
package docket.model.guard;

import org.jspecify.annotations.NullMarked;
