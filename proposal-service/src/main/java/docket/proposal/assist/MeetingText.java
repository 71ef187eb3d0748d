package docket.proposal.assist;

import docket.proposal.assist.NoteWriter.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What another reader of a meeting's notes found, in the form of the rules' own summary. Days are the rules' to read. */
public final class MeetingText {

    private MeetingText() {}

    /** @param owner empty where nobody is named. @param quote the notes' words, with the day if one is named */
    public record Action(String action, String owner, String quote) {}

    public static Note write(
            Context context,
            List<String> summary,
            List<String> decisions,
            List<Action> actions,
            List<String> questions,
            String engine,
            BigDecimal cost) {
        var notes = context.request().text();
        var held = LocalMeeting.heldOn(context);
        var rows = new ArrayList<Map<String, String>>();
        for (var action : actions) {
            var row = new LinkedHashMap<String, String>();
            row.put("action", action.action());
            row.put("owner", action.owner().isEmpty() ? LocalMeeting.NOBODY : action.owner());
            row.put(
                    "due",
                    SpokenDay.in(action.quote(), held)
                            .map(java.time.LocalDate::toString)
                            .orElse(LocalMeeting.NO_DAY));
            row.put("source", "line " + line(notes, action.quote()) + " of the notes");
            rows.add(row);
        }
        var title = context.deal()
                .facts()
                .getOrDefault("title", "deal " + context.deal().id());
        var subject = "Meeting of " + held + ": " + title;
        var lines = new ArrayList<String>(List.of(subject));
        section("Summary", summary, lines);
        section("Decisions", decisions, lines);
        section(
                "Actions",
                rows.stream()
                        .map(row -> row.get("action") + " | " + row.get("owner") + " | " + row.get("due") + " ("
                                + row.get("source") + ")")
                        .toList(),
                lines);
        section("Open questions", questions, lines);
        return new Note(subject, String.join("\n", lines), rows, LocalMeeting.open(rows), engine, cost, List.of());
    }

    private static void section(String title, List<String> entries, List<String> lines) {
        if (entries.isEmpty()) return;
        lines.add("");
        lines.add(title);
        entries.forEach(entry -> lines.add("- " + entry));
    }

    private static int line(String notes, String quote) {
        int number = 0;
        for (var line : notes.lines().toList()) {
            number++;
            if (Research.stands(quote, line)) return number;
        }
        return 1;
    }
}
