/** The only place of this service that knows settings. */
@NullMarked
package docket.classifier.config;

import org.jspecify.annotations.NullMarked;
