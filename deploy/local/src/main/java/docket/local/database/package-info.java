/** PostgreSQL as a child process that may outlive us and be found again. The only place that knows its binaries. */
@NullMarked
package docket.local.database;

import org.jspecify.annotations.NullMarked;
