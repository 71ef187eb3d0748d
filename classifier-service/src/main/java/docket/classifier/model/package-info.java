/** The only place of this service that knows foundation models. */
@NullMarked
package docket.classifier.model;

import org.jspecify.annotations.NullMarked;
