/**
 * Keeps a document as it came, with what was found in it. A document never changes; what a step found is written once,
 * under document, step and engine version, and the first reading wins.
 */
@NullMarked
package docket.documents;

import org.jspecify.annotations.NullMarked;
