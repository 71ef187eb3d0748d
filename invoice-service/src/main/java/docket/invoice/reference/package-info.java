/** What the company keeps about its vendors and orders, in files that people edit, and what invoices say against it. */
@NullMarked
package docket.invoice.reference;

import org.jspecify.annotations.NullMarked;
