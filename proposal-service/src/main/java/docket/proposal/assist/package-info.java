/** What helps people with a deal beside its proposal: e-mails, meetings, research. Each goes to a person first. */
@NullMarked
package docket.proposal.assist;

import org.jspecify.annotations.NullMarked;
