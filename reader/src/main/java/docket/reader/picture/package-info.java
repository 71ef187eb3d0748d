/**
 * Pictures that Java itself cannot decode, by libraries of the machine or delivered ones: JPEG 2000 and HEIC. Readers of
 * ImageIO, so that pictures in PDFs come the same way.
 */
@NullMarked
package docket.reader.picture;

import org.jspecify.annotations.NullMarked;
