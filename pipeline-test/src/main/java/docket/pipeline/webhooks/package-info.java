/** Measures how CRM webhooks are taken: what is refused, how many a second, what a kill -9 costs. */
@NullMarked
package docket.pipeline.webhooks;

import org.jspecify.annotations.NullMarked;
