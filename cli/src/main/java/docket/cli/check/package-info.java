/**
 * What must work before Docket is built: the look at the machine and the run of all tests. JDK only, because
 * {@code docket} also runs these classes from their sources.
 */
@NullMarked
package docket.cli.check;

import org.jspecify.annotations.NullMarked;
