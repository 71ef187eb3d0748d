package docket.reader.ocr;

import docket.reader.ocr.SeenLine.SeenWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what stands on one baseline: an engine that looks for columns gives label and amount of a table's row
 * apart.
 */
final class Rows {

    private Rows() {}

    static List<SeenLine> of(List<SeenLine> lines) {
        var sorted = lines.stream()
                .sorted(Comparator.comparingDouble(SeenLine::baseline))
                .toList();
        var rows = new ArrayList<List<SeenLine>>();
        for (SeenLine line : sorted) {
            List<SeenLine> home = null;
            for (int i = rows.size() - 1; i >= 0 && i >= rows.size() - 6 && home == null; i--) {
                if (fits(rows.get(i), line)) home = rows.get(i);
            }
            if (home == null) {
                home = new ArrayList<>();
                rows.add(home);
            }
            home.add(line);
        }
        return rows.stream()
                .map(Rows::joined)
                .sorted(Comparator.comparingDouble(SeenLine::baseline))
                .toList();
    }

    private static boolean fits(List<SeenLine> row, SeenLine line) {
        for (SeenLine each : row) {
            double size = Math.min(each.size(), line.size());
            if (Math.abs(each.baseline() - line.baseline()) > 0.4 * size) return false;
            boolean apart = left(each) >= right(line) || left(line) >= right(each);
            if (!apart) return false;
        }
        return true;
    }

    private static int left(SeenLine line) {
        return line.words().stream().mapToInt(SeenWord::left).min().orElse(0);
    }

    private static int right(SeenLine line) {
        return line.words().stream().mapToInt(SeenWord::right).max().orElse(0);
    }

    private static SeenLine joined(List<SeenLine> row) {
        if (row.size() == 1) return row.getFirst();
        var words = row.stream()
                .flatMap(line -> line.words().stream())
                .sorted(Comparator.comparingInt(SeenWord::left))
                .toList();
        var largest =
                row.stream().max(Comparator.comparingDouble(SeenLine::size)).orElseThrow();
        return new SeenLine(words, largest.baseline(), largest.size());
    }
}
