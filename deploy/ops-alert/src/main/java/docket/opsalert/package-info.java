/**
 * What an alarm about a Bedrock model means: which child alarms fired, whether more quota would help, and what to write to
 * AWS Support. Plain Java; {@code docket.opsalert.aws} knows AWS.
 */
@NullMarked
package docket.opsalert;

import org.jspecify.annotations.NullMarked;
