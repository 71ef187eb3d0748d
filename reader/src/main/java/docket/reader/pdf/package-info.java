/** The content of a PDF's pages as letters, rules and painted areas; PDFBox parses the file, this reads the pages. */
@NullMarked
package docket.reader.pdf;

import org.jspecify.annotations.NullMarked;
