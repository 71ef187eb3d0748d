/**
 * Docket's processes on one machine: starting, watching, stopping and killing them. Plain Java, so that tests and
 * benchmarks drive the same processes a person does.
 */
@NullMarked
package docket.cli.stack;

import org.jspecify.annotations.NullMarked;
