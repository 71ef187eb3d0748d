/**
 * Work on bytes nobody trusts, done in processes that may die of it: bytes go in, bytes come out. What the work is stays
 * unknown here; see {@link docket.reader.worker.Work}.
 */
@NullMarked
package docket.reader.worker;

import org.jspecify.annotations.NullMarked;
