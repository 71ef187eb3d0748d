/**
 * Office documents as pages: Office Open XML and OpenDocument read from their parts, the old binary formats by way of
 * Apache POI, RTF. Nothing they point to is fetched; macros are never run.
 */
@NullMarked
package docket.reader.office;

import org.jspecify.annotations.NullMarked;
