/** Holds answers to their schema. */
@NullMarked
package docket.model.form;

import org.jspecify.annotations.NullMarked;
