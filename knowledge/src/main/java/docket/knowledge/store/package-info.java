/** The only place of this module that knows SQL. */
@NullMarked
package docket.knowledge.store;

import org.jspecify.annotations.NullMarked;
