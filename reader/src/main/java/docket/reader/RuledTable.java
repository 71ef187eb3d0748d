package docket.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in the cells of a grid. Rows that a program left unruled, below a ruled head, are told by their figures. */
final class RuledTable {

    private static final int FEWEST_FILLED = 3;

    private RuledTable() {}

    /** Empty for a form or a frame, where hardly a cell has words. */
    static Optional<Table> of(Grid grid, List<Line> lines) {
        var words = new TreeMap<Integer, TreeMap<Integer, List<List<Word>>>>();
        for (Line line : lines) {
            int row = -1;
            int column = -1;
            for (Word word : line.words()) {
                var place = grid.place(word);
                if (place == null) {
                    column = -1;
                    continue;
                }
                var cell = words.computeIfAbsent(place[0], _ -> new TreeMap<>())
                        .computeIfAbsent(place[1], _ -> new ArrayList<>());
                if (place[0] != row || place[1] != column) cell.add(new ArrayList<>());
                cell.getLast().add(word);
                row = place[0];
                column = place[1];
            }
        }
        int filled = words.values().stream().mapToInt(Map::size).sum();
        boolean beside = words.values().stream().anyMatch(row -> row.size() > 1);
        if (filled < FEWEST_FILLED || words.size() < 2 || !beside) return Optional.empty();
        var rows = new ArrayList<Table.Row>();
        for (int row = 0; row < grid.rows(); row++) {
            var cells = words.getOrDefault(row, new TreeMap<>());
            var figures = figures(cells);
            if (figures.size() > 1) rows.addAll(parted(cells, figures, grid, row));
            else rows.add(new Table.Row(cells(cells, grid, row)));
        }
        return Optional.of(new Table(grid.columns(), Tables.hasHeader(rows), rows));
    }

    /** Lines without what stands in the grid. */
    static List<Line> without(Grid grid, List<Line> lines) {
        var rest = new ArrayList<Line>();
        for (Line line : lines) {
            var free = line.words().stream()
                    .filter(word -> grid.place(word) == null)
                    .toList();
            if (free.size() == line.words().size()) rest.add(line);
            else if (!free.isEmpty()) rest.add(new Line(free));
        }
        return rest;
    }

    private static List<Table.Cell> cells(Map<Integer, List<List<Word>>> cells, Grid grid, int row) {
        var all = new ArrayList<Table.Cell>();
        cells.forEach((column, lines) -> {
            var shape = grid.cell(row, column);
            all.add(new Table.Cell(
                    column,
                    shape.columns(),
                    shape.rows(),
                    lines.stream().flatMap(List::stream).toList()));
        });
        return all;
    }

    /** Where rows begin in cells that hold several: where the column with most figures has one; empty if none has. */
    private static List<Double> figures(Map<Integer, List<List<Word>>> cells) {
        List<Double> most = List.of();
        if (cells.size() < 2) return most;
        for (var lines : cells.values()) {
            if (lines.size() < 2 || lines.size() <= most.size()) continue;
            boolean all = lines.stream().allMatch(RuledTable::isFigure);
            if (all) most = lines.stream().map(RuledTable::middle).toList();
        }
        return most;
    }

    private static boolean isFigure(List<Word> line) {
        int digits = 0;
        int letters = 0;
        for (Word word : line) {
            for (int i = 0; i < word.text().length(); i++) {
                if (Character.isDigit(word.text().charAt(i))) digits++;
                else if (Character.isLetter(word.text().charAt(i))) letters++;
            }
        }
        return digits > letters && line.size() <= 3;
    }

    private static double middle(List<Word> line) {
        var first = line.getFirst();
        return first.y() + first.height() / 2;
    }

    private static List<Table.Row> parted(
            Map<Integer, List<List<Word>>> cells, List<Double> starts, Grid grid, int row) {
        var parts = new ArrayList<TreeMap<Integer, List<List<Word>>>>();
        for (int i = 0; i < starts.size(); i++) parts.add(new TreeMap<>());
        cells.forEach((column, lines) -> {
            for (List<Word> line : lines) {
                int part = 0;
                double slack = 0.6 * line.getFirst().height();
                while (part + 1 < starts.size() && starts.get(part + 1) <= middle(line) + slack) part++;
                parts.get(part).computeIfAbsent(column, _ -> new ArrayList<>()).add(line);
            }
        });
        return parts.stream()
                .map(part -> new Table.Row(cells(part, grid, row).stream()
                        .map(cell -> new Table.Cell(cell.column(), cell.span(), cell.words()))
                        .toList()))
                .toList();
    }
}
