/** The only place of this service that knows settings: every part is made here. */
@NullMarked
package docket.proposal.config;

import org.jspecify.annotations.NullMarked;
