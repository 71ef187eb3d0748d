package docket.contract.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.Term;
import docket.contract.calendar.Duties.Known;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final Map<String, Known> TERMS = Map.of(
            Term.DOCUMENT_TITLE, new Known("Maintenance Agreement", 1, ""),
            Term.EXPIRATION_DATE, new Known("2028-04-01", 2, "for a period of three (3) years"),
            Term.RENEWAL_TERM, new Known("successive 1 year", 2, ""),
            Term.NOTICE_DEADLINE, new Known("2028-02-01", 2, "unless notice is given, in writing; 60 days before"));

    @Test
    void theLastDayForNoticeComesBeforeTheEndAndRemindsEarly() {
        var duties = Duties.of("d-1", TERMS);
        assertThat(duties).extracting(Duty::day).containsExactly(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 4, 1));
        assertThat(duties.getFirst().reminders()).containsExactly(90, 30, 7);
    }

    @Test
    void everyDutyIsAnEventWithItsAlarms() {
        var file = CalendarFile.of(Duties.of("d-1", TERMS), Instant.EPOCH);
        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains("DTSTART;VALUE=DATE:20280201\r\n", "TRIGGER:-P90D\r\n", "\\, in writing\\; 60 days")
                .endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void noLineIsLongerThanTheStandardAllows() {
        var duty = new Duty("d", LocalDate.EPOCH, "ä".repeat(200), "", List.of());
        var file = CalendarFile.of(List.of(duty), Instant.EPOCH);
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + "ä".repeat(200));
    }

    @Test
    void whatAPersonWroteInsteadOfADateIsNoDuty() {
        assertThat(Duties.of("d", Map.of(Term.EXPIRATION_DATE, new Known("open", 0, ""))))
                .isEmpty();
    }
}
