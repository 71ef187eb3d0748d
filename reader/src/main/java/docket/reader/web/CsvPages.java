package docket.reader.web;

import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Paper;
import docket.reader.paper.Span;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** Rows of values between separators, set as one table. */
public final class CsvPages {

    private static final char[] SEPARATORS = {';', '\t', '|', ','};
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\p{Sc}]?\\s?\\d[\\d.,' ]*\\s?[\\p{Sc}%]?|[-+]?\\d+");
    private static final int MOST_ROWS = 30_000;

    private CsvPages() {}

    public static Pages read(String text) throws NotAccepted {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        var rows = new ArrayList<Row>();
        try (var parser = format.parse(new StringReader(text))) {
            for (var each : parser) {
                if (rows.size() == MOST_ROWS) throw new NotAccepted("The table has too many rows.");
                var cells = new ArrayList<Cell>();
                each.forEach(value -> cells.add(cell(value)));
                rows.add(new Row(cells));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new NotAccepted("The table is damaged: a quote is not closed.");
        }
        return new Pages(
                Pages.CSV, Paper.pages(List.<Block>of(new Table(rows))), List.of(), Map.of("textLayer", "full"));
    }

    private static Cell cell(String value) {
        if (value.isBlank()) return Cell.EMPTY;
        var align = NUMBER.matcher(value.strip()).matches() ? Align.RIGHT : Align.LEFT;
        return new Cell(List.of(new Paragraph(List.of(Span.plain(value.strip())), align, 0, List.of(), 0)), 1);
    }

    /** The one that the first lines have most alike. */
    private static char separator(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).limit(20).toList();
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long fewest = lines.stream()
                    .mapToLong(line -> line.chars().filter(c -> c == separator).count())
                    .sorted()
                    .skip(lines.size() / 5)
                    .findFirst()
                    .orElse(0);
            if (fewest > most) {
                most = fewest;
                best = separator;
            }
        }
        return best;
    }
}
