/**
 * The only place that knows AWS: Step Functions tasks, the inbox bucket and its queue, and the Lambda door.
 */
@NullMarked
package docket.review.aws;

import org.jspecify.annotations.NullMarked;
