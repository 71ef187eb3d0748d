/** The Ops Alert's doors and the only place in it that knows AWS. */
@NullMarked
package docket.opsalert.aws;

import org.jspecify.annotations.NullMarked;
