/** The only place that knows S3. */
@NullMarked
package docket.documents.s3;

import org.jspecify.annotations.NullMarked;
