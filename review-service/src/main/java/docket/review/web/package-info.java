/**
 * The only place that knows HTTP: the API, the workbench, the approval link. A GET never decides anything.
 */
@NullMarked
package docket.review.web;

import org.jspecify.annotations.NullMarked;
