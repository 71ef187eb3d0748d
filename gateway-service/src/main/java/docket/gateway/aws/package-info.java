/** Batch jobs of Bedrock: JSONL in S3, made, watched and stopped through the control plane. */
@NullMarked
package docket.gateway.aws;

import org.jspecify.annotations.NullMarked;
