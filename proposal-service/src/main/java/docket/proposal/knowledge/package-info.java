/** The only place of this service that asks the store of knowledge. */
@NullMarked
package docket.proposal.knowledge;

import org.jspecify.annotations.NullMarked;
