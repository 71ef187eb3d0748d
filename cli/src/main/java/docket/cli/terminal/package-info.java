/**
 * How the command talks to a person. Lines that move appear on terminals only.
 */
@NullMarked
package docket.cli.terminal;

import org.jspecify.annotations.NullMarked;
