package docket.proposal.scoring;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Closed deals as a CRM exports them: CSV with a header, comma or semicolon, UTF-8. Needed are an id, an outcome (won or
 * lost) and the day of closing; every other column is a signal.
 *
 * @param leftOut rows that are no closed deals, and columns that are not learned of, in words
 */
public record DealFile(List<ClosedDeal> deals, List<String> leftOut) {

    private static final Set<String> ID = Set.of("id", "deal_id", "record_id", "opportunity_id", "hs_object_id");
    private static final Set<String> OUTCOME = Set.of(
            "outcome",
            "result",
            "status",
            "deal_status",
            "stage",
            "deal_stage",
            "dealstage",
            "stage_name",
            "won",
            "is_won");
    private static final Set<String> CLOSED =
            Set.of("closed_on", "closed_at", "close_date", "closedate", "closed_date", "closed", "close_time");
    private static final Set<String> WON =
            Set.of("won", "closed won", "closedwon", "win", "true", "yes", "1", "gewonnen");
    private static final Set<String> LOST =
            Set.of("lost", "closed lost", "closedlost", "loss", "false", "no", "0", "verloren");
    private static final String SYNTHETIC = "synthetic";
    private static final int MOST = 200_000;
    private static final int MOST_NAMED = 5;

    public DealFile {
        deals = List.copyOf(deals);
        leftOut = List.copyOf(leftOut);
    }

    /** @throws UnfitDeals if it is no such file */
    public static DealFile read(Reader text) throws IOException {
        var whole = new StringBuilder();
        text.transferTo(new java.io.StringWriter() {
            @Override
            public void write(char[] characters, int from, int count) {
                whole.append(characters, from, count);
            }
        });
        var content = whole.length() > 0 && whole.charAt(0) == '\uFEFF' ? whole.substring(1) : whole.toString();
        var head = content.lines().findFirst().orElse("");
        char delimiter = head.chars().filter(c -> c == ';').count()
                        > head.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(new java.io.StringReader(content))) {
            return read(parser.getHeaderNames(), parser);
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            throw new UnfitDeals("no CSV with a header: " + e.getMessage());
        }
    }

    private static DealFile read(List<String> headers, Iterable<CSVRecord> rows) {
        var columns = new LinkedHashMap<String, String>();
        for (var header : headers) {
            var name = Signals.name(header);
            if (columns.putIfAbsent(name, header) != null)
                throw new UnfitDeals("two columns are called " + header + "; rename one");
        }
        var id = one(columns, ID, "an id (a column id, deal_id or record_id)");
        var outcome = one(columns, OUTCOME, "how each deal ended (a column outcome with won or lost)");
        var closed = one(columns, CLOSED, "when each deal was closed (a column closed_on or close_date)");
        var deals = new ArrayList<ClosedDeal>();
        var problems = new ArrayList<String>();
        var hidden = new TreeSet<String>();
        int open = 0;
        for (var row : rows) {
            if (deals.size() >= MOST) throw new UnfitDeals("at most " + MOST + " deals are taken at once");
            var ended = ended(at(row, columns, outcome));
            if (ended.isEmpty()) {
                open++;
                continue;
            }
            var day = day(at(row, columns, closed));
            if (day.isEmpty() || at(row, columns, id).isEmpty()) {
                problems.add("line " + row.getParser().getCurrentLineNumber() + " has no "
                        + (day.isEmpty() ? "date of closing as in 2026-05-31" : "id"));
                continue;
            }
            var signals = new TreeMap<String, String>();
            boolean synthetic = false;
            for (var name : columns.keySet()) {
                if (name.equals(id) || name.equals(outcome) || name.equals(closed)) continue;
                var value = at(row, columns, name);
                if (name.equals(SYNTHETIC)) synthetic = value.equalsIgnoreCase("true");
                else if (Signals.isHindsight(name)) hidden.add(name);
                else if (!Signals.isParticular(name) && !value.isEmpty()) signals.put(name, value);
            }
            deals.add(new ClosedDeal(at(row, columns, id), ended.get(), day.get(), synthetic, signals));
        }
        return new DealFile(deals, leftOut(problems, open, hidden));
    }

    private static List<String> leftOut(List<String> problems, int open, Set<String> hidden) {
        var leftOut = new ArrayList<String>();
        if (open > 0) leftOut.add(open + " deals that are neither won nor lost");
        problems.stream().limit(MOST_NAMED).forEach(leftOut::add);
        if (problems.size() > MOST_NAMED) leftOut.add((problems.size() - MOST_NAMED) + " more lines like these");
        if (!hidden.isEmpty()) leftOut.add("columns only known once a deal is closed: " + String.join(", ", hidden));
        return leftOut;
    }

    private static String one(Map<String, String> columns, Set<String> names, String what) {
        return columns.keySet().stream()
                .filter(names::contains)
                .findFirst()
                .orElseThrow(() -> new UnfitDeals("the file does not tell " + what));
    }

    private static String at(CSVRecord row, Map<String, String> columns, String name) {
        var header = columns.get(name);
        return header == null || !row.isSet(header) ? "" : row.get(header).strip();
    }

    private static Optional<Boolean> ended(String value) {
        var text = value.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]+", " ").strip();
        if (WON.contains(text)) return Optional.of(true);
        return LOST.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** A day, or the day of a moment. */
    private static Optional<LocalDate> day(String value) {
        try {
            return value.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(value.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
