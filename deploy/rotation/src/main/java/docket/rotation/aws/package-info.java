/** The only place that knows AWS. */
@NullMarked
package docket.rotation.aws;

import org.jspecify.annotations.NullMarked;
