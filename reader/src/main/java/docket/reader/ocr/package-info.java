/**
 * Letters in pictures: finds the engine this machine has, prepares a picture for it and hands back positioned words.
 * Scanned PDF pages and image files come through here.
 */
@NullMarked
package docket.reader.ocr;

import org.jspecify.annotations.NullMarked;
