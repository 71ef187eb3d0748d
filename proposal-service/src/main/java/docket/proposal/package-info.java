/**
 * A proposal answers a deal in the CRM or a request on paper, in the house's form and with nothing in it that the
 * source did not say. It goes to a person first, always; what the person approved is what leaves, byte for byte.
 */
@NullMarked
package docket.proposal;

import org.jspecify.annotations.NullMarked;
