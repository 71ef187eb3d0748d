/** The project's own sample documents, drawn as real PDFs. Everything here is made up and comes out the same each time. */
@NullMarked
package docket.samples;

import org.jspecify.annotations.NullMarked;
