package docket.review;

import docket.messages.DocumentEvent.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Looks for last days of notice that come near, and promises a mail for each: once for every step of coming nearer. */
public final class RemindOfNotices {

    private final ContractStock stock;
    private final ContractDesk desk;
    private final Reminders reminders;
    private final People people;
    private final Clock clock;

    public RemindOfNotices(ContractStock stock, ContractDesk desk, Reminders reminders, People people, Clock clock) {
        this.stock = stock;
        this.desk = desk;
        this.reminders = reminders;
        this.people = people;
        this.clock = clock;
    }

    /** @return how many mails were promised */
    public int look() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int promised = 0;
        for (var day : desk.days(stock.all())) {
            if (!day.notice() || day.on().isBefore(today)) continue;
            long left = ChronoUnit.DAYS.between(today, day.on());
            // Who starts late gets the nearest reminder only, not all that were missed.
            var due = day.reminders().stream().filter(before -> left <= before).min(Integer::compareTo);
            if (due.isPresent() && reminders.promise(reminder(day, due.get()))) promised++;
        }
        return promised;
    }

    private Reminders.Reminder reminder(ContractDesk.Day day, int before) {
        return new Reminders.Reminder(
                day.document(),
                day.term(),
                day.on(),
                before,
                day.what(),
                (day.page() > 0 ? "Page " + day.page() + ": " : "") + day.quote(),
                people.askedFirst(Question.CONTRACT));
    }
}
