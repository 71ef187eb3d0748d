/** Reads the catalogue of models from its file. */
@NullMarked
package docket.model.catalogue;

import org.jspecify.annotations.NullMarked;
