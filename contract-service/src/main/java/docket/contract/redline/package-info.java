/** A contract with what the house proposes written into it, for the other side to read. */
@NullMarked
package docket.contract.redline;

import org.jspecify.annotations.NullMarked;
