/** Measures the reader beside other ways to get the text of a PDF. */
@NullMarked
package docket.pipeline.reading;

import org.jspecify.annotations.NullMarked;
