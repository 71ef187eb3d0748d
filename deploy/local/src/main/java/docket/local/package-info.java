/**
 * The embedded cloud: what Docket needs from AWS, in one process on the loopback interface. It remembers everything
 * across {@code kill -9}.
 */
@NullMarked
package docket.local;

import org.jspecify.annotations.NullMarked;
