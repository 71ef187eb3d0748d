/** Measures the way to foundation models against a Bedrock of this machine and a real PostgreSQL. */
@NullMarked
package docket.pipeline.gateway;

import org.jspecify.annotations.NullMarked;
