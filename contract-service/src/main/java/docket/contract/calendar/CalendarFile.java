package docket.contract.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Duties as an iCalendar file (RFC 5545): whole-day events with alarms. The same duty keeps its UID, so that a calendar
 * that takes the file in again changes the event instead of doubling it.
 */
public final class CalendarFile {

    /** Octets a line may have, without its end (RFC 5545, 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private CalendarFile() {}

    /** @param now when the file is made */
    public static String of(List<Duty> duties, Instant now) {
        var file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Docket//Contracts//EN");
        for (var duty : duties) {
            line(file, "BEGIN:VEVENT");
            line(file, "UID:" + escaped(duty.id()) + "@docket");
            line(file, "DTSTAMP:" + STAMP.format(now));
            line(file, "DTSTART;VALUE=DATE:" + DAY.format(duty.day()));
            line(file, "DTEND;VALUE=DATE:" + DAY.format(duty.day().plusDays(1)));
            line(file, "SUMMARY:" + escaped(duty.what()));
            if (!duty.proof().isEmpty()) line(file, "DESCRIPTION:" + escaped(duty.proof()));
            line(file, "TRANSP:TRANSPARENT");
            for (int days : duty.reminders()) {
                line(file, "BEGIN:VALARM");
                line(file, "ACTION:DISPLAY");
                line(file, "TRIGGER:-P" + days + "D");
                line(file, "DESCRIPTION:" + escaped(duty.what()));
                line(file, "END:VALARM");
            }
            line(file, "END:VEVENT");
        }
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Longer lines go on in the next one behind a space; no character is cut in two. */
    private static void line(StringBuilder file, String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            var letters = Character.toString(character);
            int length = letters.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(letters);
            octets += length;
            i += Character.charCount(character);
        }
        file.append("\r\n");
    }
}
