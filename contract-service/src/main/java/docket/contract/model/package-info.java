/** A second reader that asks a foundation model, in bounded steps, and believes it only what stands on the page. */
@NullMarked
package docket.contract.model;

import org.jspecify.annotations.NullMarked;
