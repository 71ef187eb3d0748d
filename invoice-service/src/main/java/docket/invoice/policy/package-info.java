/**
 * Who approves which invoices, as the house has written it down. The policy can only ask for more people than the
 * checks do, never for fewer.
 */
@NullMarked
package docket.invoice.policy;

import org.jspecify.annotations.NullMarked;
