/** Sends documents through all services as running processes, to measure them here and to test them in the tests. */
@NullMarked
package docket.pipeline;

import org.jspecify.annotations.NullMarked;
