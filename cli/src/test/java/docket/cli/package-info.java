/** Commands against an in-memory twin of the review service's API. */
@NullMarked
package docket.cli;

import org.jspecify.annotations.NullMarked;
