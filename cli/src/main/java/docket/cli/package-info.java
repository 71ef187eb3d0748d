/**
 * The {@code docket} command: one class per subcommand, results on standard output, talk on standard error. It knows
 * the services only by their HTTP API and their processes.
 */
@NullMarked
package docket.cli;

import org.jspecify.annotations.NullMarked;
