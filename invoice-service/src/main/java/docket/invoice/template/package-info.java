/**
 * What a house knows of one vendor's paper, in a file of its own: where a value stands. It overrules what was read from
 * the pages of that vendor, and nothing else.
 */
@NullMarked
package docket.invoice.template;

import org.jspecify.annotations.NullMarked;
