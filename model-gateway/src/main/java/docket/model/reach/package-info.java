/** Gets a call answered: which place is asked, what is tried again, when it is given up. */
@NullMarked
package docket.model.reach;

import org.jspecify.annotations.NullMarked;
