/**
 * How the product asks a foundation model: within its budget, with its retries, at a known price. A question goes in,
 * a typed answer comes out; what a model or its host did wrong is an answer too, never a surprise.
 */
@NullMarked
package docket.model;

import org.jspecify.annotations.NullMarked;
