/** The only place of this service that knows how a CRM spells a deal and how it is told about a proposal. */
@NullMarked
package docket.proposal.crm;

import org.jspecify.annotations.NullMarked;
