/**
 * What people do: a review waits, a person decides, whoever waited is told; the timeline remembers. Plain Java; the
 * world outside is in the subpackages.
 */
@NullMarked
package docket.review;

import org.jspecify.annotations.NullMarked;
