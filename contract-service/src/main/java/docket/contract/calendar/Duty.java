package docket.contract.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * Something that happens, or must be done, on a day.
 *
 * @param id the same for the same duty of the same document, always
 * @param what in words, with the contract's name
 * @param proof where it is said, with the words
 * @param reminders days before the day on which somebody should be told
 */
public record Duty(String id, LocalDate day, String what, String proof, List<Integer> reminders) {

    public Duty {
        reminders = List.copyOf(reminders);
    }
}
