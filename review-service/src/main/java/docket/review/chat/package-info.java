/**
 * The only place that knows Slack and Teams. A channel is read by many, so what is said there leads to the workbench and
 * never carries a link that decides.
 */
@NullMarked
package docket.review.chat;

import org.jspecify.annotations.NullMarked;
