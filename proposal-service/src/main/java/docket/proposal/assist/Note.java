package docket.proposal.assist;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A draft for the CRM.
 *
 * @param subject of an e-mail, or a title
 * @param text all of it, as it would be left at the deal
 * @param rows what of it is a table: actions with owner and day, or claims with their sources
 * @param open what a person should look at, in words
 * @param engine who wrote it
 * @param steps what was done on the way, in order, each kept
 */
public record Note(
        String subject,
        String text,
        List<Map<String, String>> rows,
        List<String> open,
        String engine,
        BigDecimal cost,
        List<Step> steps) {

    /** @param name as in {@code plan}. @param result as JSON or words */
    public record Step(String name, String result) {}

    public Note {
        rows = rows.stream().map(Map::copyOf).toList();
        open = List.copyOf(open);
        steps = List.copyOf(steps);
    }

    static Note free(String subject, String text, List<Map<String, String>> rows, List<String> open, String engine) {
        return new Note(subject, text, rows, open, engine, BigDecimal.ZERO, List.of());
    }
}
