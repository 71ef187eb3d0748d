/** A calibrated model of deals that were won and lost: learned, judged, explained. */
@NullMarked
package docket.proposal.scoring;

import org.jspecify.annotations.NullMarked;
