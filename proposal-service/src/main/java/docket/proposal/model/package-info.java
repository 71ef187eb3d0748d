/** What a foundation model adds to deals: words. Figures are the data's, and are held against it. */
@NullMarked
package docket.proposal.model;

import org.jspecify.annotations.NullMarked;
