/** Sets flowing text on pages as a printer would: what office files, mails and web pages have in common. */
@NullMarked
package docket.reader.paper;

import org.jspecify.annotations.NullMarked;
