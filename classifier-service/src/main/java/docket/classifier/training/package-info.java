/** Fits the classifier's model to a folder of documents with known kinds, and measures it on documents it was not fitted to. */
@NullMarked
package docket.classifier.training;

import org.jspecify.annotations.NullMarked;
