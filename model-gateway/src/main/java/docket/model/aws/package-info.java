/** Models and guardrails of Amazon Bedrock. */
@NullMarked
package docket.model.aws;

import org.jspecify.annotations.NullMarked;
