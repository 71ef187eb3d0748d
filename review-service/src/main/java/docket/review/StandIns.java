package docket.review;

import java.time.LocalDate;
import java.util.List;

/** Who decides for whom while they are away. */
public interface StandIns {

    /** @param last day included */
    record StandIn(Person away, Person present, LocalDate first, LocalDate last) {

        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** In place of what was said before for whoever is away. */
    void set(StandIn standIn);

    void end(Person away);

    List<StandIn> all();

    /** Those that hold on a day. */
    default Absences on(LocalDate day) {
        return new Absences(all().stream().filter(each -> each.holds(day)).toList());
    }
}
