/** An account of AWS: whether Docket can run in it, and what a month of it costs. Knows the SDK, and no terminal. */
@NullMarked
package docket.cli.account;

import org.jspecify.annotations.NullMarked;
