/** The only place of this service that knows HTTP from the inside: the CRM's webhook comes in here. */
@NullMarked
package docket.proposal.web;

import org.jspecify.annotations.NullMarked;
