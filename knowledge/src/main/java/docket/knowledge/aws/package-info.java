/** The only place of this module that knows AWS. */
@NullMarked
package docket.knowledge.aws;

import org.jspecify.annotations.NullMarked;
