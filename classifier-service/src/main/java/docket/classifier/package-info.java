/**
 * A document's pages in, its kind out. What the pages say is weighed by a small fitted model; an e-invoice's XML needs
 * no weighing.
 */
@NullMarked
package docket.classifier;

import org.jspecify.annotations.NullMarked;
