/** Drafts a proposal against the clock. No part of the service. */
@NullMarked
package docket.proposal.bench;

import org.jspecify.annotations.NullMarked;
