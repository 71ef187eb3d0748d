/** The only place of this service that knows AWS. */
@NullMarked
package docket.classifier.aws;

import org.jspecify.annotations.NullMarked;
