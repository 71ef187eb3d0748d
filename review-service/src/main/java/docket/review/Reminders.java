package docket.review;

import docket.messages.DocumentId;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Mails about days that come near. Each is promised once, and sent at least once. */
public interface Reminders {

    /**
     * One reminder.
     *
     * @param term which key term names the day
     * @param before how many days before it this one is for
     * @param quote the words that say so; may be empty
     */
    record Reminder(
            DocumentId document, String term, LocalDate day, int before, String what, String quote, Person to) {}

    /** @return false when this reminder was promised before, which changes nothing */
    boolean promise(Reminder reminder);

    /** @param send throws to be asked again later. @return false when none waits */
    boolean next(Consumer<Reminder> send);
}
