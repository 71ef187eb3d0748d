/** Looking at the machine and counting tests. */
@NullMarked
package docket.cli.check;

import org.jspecify.annotations.NullMarked;
