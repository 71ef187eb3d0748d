/** The only place of this service that knows DOCX and PDF. Templates lie beside the classes, as resources. */
@NullMarked
package docket.proposal.typesetting;

import org.jspecify.annotations.NullMarked;
