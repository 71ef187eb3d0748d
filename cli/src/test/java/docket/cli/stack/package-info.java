/** Real processes, tiny ones. */
@NullMarked
package docket.cli.stack;

import org.jspecify.annotations.NullMarked;
