/** Tells metrics, traces and alarms what happened. */
@NullMarked
package docket.model.observe;

import org.jspecify.annotations.NullMarked;
