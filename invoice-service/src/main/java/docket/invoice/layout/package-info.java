/**
 * Reads invoices and receipts from the words on their pages: labels in seven languages, the shape of values and where
 * they stand to each other. Knows no vendor.
 */
@NullMarked
package docket.invoice.layout;

import org.jspecify.annotations.NullMarked;
