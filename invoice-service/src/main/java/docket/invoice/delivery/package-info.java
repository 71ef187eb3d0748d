/** Approved invoices in the forms that other systems take: JSON, UBL and CSV. */
@NullMarked
package docket.invoice.delivery;

import org.jspecify.annotations.NullMarked;
