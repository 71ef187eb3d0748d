/** Puts the whole gateway together from what an operator sets. The only package that knows all the others. */
@NullMarked
package docket.model.assembly;

import org.jspecify.annotations.NullMarked;
