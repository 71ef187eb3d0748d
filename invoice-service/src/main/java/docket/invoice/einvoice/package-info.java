/**
 * Reads structured e-invoices exactly as they state their values. CII (ZUGFeRD, Factur-X, XRechnung), UBL (EN 16931,
 * Peppol, XRechnung) and FatturaPA are told apart by their root element.
 */
@NullMarked
package docket.invoice.einvoice;

import org.jspecify.annotations.NullMarked;
