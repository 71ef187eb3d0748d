package docket.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds tables: those whose cells are ruled, and elsewhere by how words stand, at least three rows below each other whose
 * words leave the same upright gaps free. Worked out when asked for, not stored.
 */
final class Tables {

    private static final int FEWEST_ROWS = 3;

    private Tables() {}

    /** Words of one line that stand together. */
    private record Group(List<Word> words) {

        double left() {
            return words.getFirst().x();
        }

        double right() {
            return words.getLast().right();
        }
    }

    static List<Table> on(Page page) {
        var tables = new ArrayList<Table>();
        var rest = page.lines();
        for (Grid grid : page.grids()) {
            var table = RuledTable.of(grid, page.lines());
            if (table.isEmpty()) continue;
            tables.add(table.get());
            rest = RuledTable.without(grid, rest);
        }
        boolean any = !tables.isEmpty();
        tables.addAll(unruled(page, rest));
        if (any) tables.sort(Comparator.comparingDouble(table -> table.box().y()));
        return tables;
    }

    private static List<Table> unruled(Page page, List<Line> lines) {
        var tables = new ArrayList<Table>();
        List<List<Group>> block = new ArrayList<>();
        double bottom = 0;
        for (Line line : lines) {
            var groups = groups(line);
            double top = line.words().getFirst().y();
            double height = line.words().getFirst().height();
            boolean near = !block.isEmpty() && top - bottom < 2.5 * height && top >= bottom - 2 * height;
            if (!near || groups.size() == 1 && isProse(line, page)) {
                table(block).ifPresent(tables::add);
                block = new ArrayList<>();
            }
            if (groups.size() >= 2 || !block.isEmpty()) block.add(groups);
            bottom = top + height;
        }
        table(block).ifPresent(tables::add);
        return tables;
    }

    private static boolean isProse(Line line, Page page) {
        return line.words().size() > 6 && line.box().width() > 0.5 * page.width();
    }

    private static List<Group> groups(Line line) {
        var groups = new ArrayList<Group>();
        var words = new ArrayList<Word>();
        for (Word word : line.words()) {
            if (!words.isEmpty() && word.x() - words.getLast().right() > 0.9 * word.fontSize()) {
                groups.add(new Group(List.copyOf(words)));
                words.clear();
            }
            words.add(word);
        }
        groups.add(new Group(List.copyOf(words)));
        return groups;
    }

    private static Optional<Table> table(List<List<Group>> block) {
        int usual = block.stream().mapToInt(List::size).max().orElse(0);
        var full = block.stream()
                .filter(row -> row.size() >= 2 && row.size() >= usual - 1)
                .toList();
        if (full.size() < FEWEST_ROWS) return Optional.empty();
        var columns = columns(full);
        if (columns.size() < 2) return Optional.empty();
        var rows = new ArrayList<Table.Row>();
        for (List<Group> groups : block) {
            var cells = groups.stream().map(group -> cell(group, columns)).toList();
            boolean goesOn = !rows.isEmpty()
                    && cells.size() == 1
                    && cells.getFirst().span() == 1
                    && cells.getFirst().column() > 0;
            if (goesOn) rows.set(rows.size() - 1, joined(rows.getLast(), cells));
            else rows.add(new Table.Row(cells));
        }
        return Optional.of(new Table(columns.size(), hasHeader(rows), rows));
    }

    /** Upright strips that the words of the full rows fill, left to right; each is {left, right}. */
    private static List<double[]> columns(List<List<Group>> rows) {
        var strips = new ArrayList<double[]>();
        for (List<Group> row : rows) {
            for (Group group : row) {
                double left = group.left();
                double right = group.right();
                for (int i = strips.size() - 1; i >= 0; i--) {
                    var strip = strips.get(i);
                    if (left < strip[1] + 1 && right > strip[0] - 1) {
                        left = Math.min(left, strip[0]);
                        right = Math.max(right, strip[1]);
                        strips.remove(i);
                    }
                }
                strips.add(new double[] {left, right});
            }
        }
        strips.sort((one, other) -> Double.compare(one[0], other[0]));
        return strips;
    }

    private static Table.Cell cell(Group group, List<double[]> columns) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < columns.size(); i++) {
            boolean meets = group.left() < columns.get(i)[1] + 1 && group.right() > columns.get(i)[0] - 1;
            if (meets && first < 0) first = i;
            if (meets) last = i;
        }
        if (first < 0) {
            first = 0;
            while (first < columns.size() - 1 && columns.get(first)[1] < group.left()) first++;
            last = first;
        }
        return new Table.Cell(first, last - first + 1, group.words());
    }

    private static Table.Row joined(Table.Row row, List<Table.Cell> more) {
        var cells = new ArrayList<>(row.cells());
        for (Table.Cell each : more) {
            int at = -1;
            for (int i = 0; i < cells.size(); i++)
                if (cells.get(i).column() == each.column() && cells.get(i).span() == 1) at = i;
            if (at < 0) cells.add(each);
            else {
                var words = new ArrayList<>(cells.get(at).words());
                words.addAll(each.words());
                cells.set(at, new Table.Cell(each.column(), 1, words));
            }
        }
        cells.sort((one, other) -> Integer.compare(one.column(), other.column()));
        return new Table.Row(cells);
    }

    /** Names of columns have no digits; what stands below them has. */
    static boolean hasHeader(List<Table.Row> rows) {
        return rows.size() > 1 && digits(rows.getFirst()) == 0 && digits(rows.get(1)) > 0;
    }

    private static long digits(Table.Row row) {
        return row.cells().stream()
                .filter(cell -> cell.text().chars().anyMatch(Character::isDigit))
                .count();
    }
}
