/** Functions run on this machine as Lambda runs them: through the runtime interface, behind a twin of its API. */
@NullMarked
package docket.cli.function;

import org.jspecify.annotations.NullMarked;
