/** What a contract asks for on which day, and calendars of it. */
@NullMarked
package docket.contract.calendar;

import org.jspecify.annotations.NullMarked;
