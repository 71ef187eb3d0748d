/** Questions about contracts, answered from what was read in them. */
@NullMarked
package docket.contract.ask;

import org.jspecify.annotations.NullMarked;
