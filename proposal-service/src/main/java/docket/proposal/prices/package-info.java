/** The only place of this service that knows how price lists are written. */
@NullMarked
package docket.proposal.prices;

import org.jspecify.annotations.NullMarked;
