package docket.reader.paper;

import docket.reader.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of the tables that were set on one page. */
final class SetTables {

    /** A row with its upper and lower edge. */
    private record Placed(SetRow row, double top, double bottom) {}

    private final List<Placed> rows = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();

    void add(SetRow row, double top, double bottom) {
        if (!rows.isEmpty()) {
            var last = rows.getLast();
            if (last.row().is(row)) {
                rows.set(rows.size() - 1, new Placed(row, last.top(), bottom));
                return;
            }
            if (!last.row().isBeside(row)) endTable();
        }
        rows.add(new Placed(row, top, bottom));
    }

    List<Grid> endPage() {
        endTable();
        var all = List.copyOf(grids);
        grids.clear();
        return all;
    }

    private void endTable() {
        if (rows.size() > 1 && rows.getFirst().row().columns() > 1) {
            var across = Arrays.stream(rows.getFirst().row().across())
                    .map(SetTables::tenth)
                    .boxed()
                    .toList();
            var down = new ArrayList<Double>();
            var owners = new int[rows.size()][];
            int cells = 0;
            var above = new int[0];
            for (int i = 0; i < owners.length; i++) {
                var placed = rows.get(i);
                down.add(tenth(placed.top()));
                above = placed.row().owners(cells, above);
                owners[i] = above;
                cells += above.length;
            }
            down.add(tenth(rows.getLast().bottom()));
            grids.add(Grid.of(across, down, owners));
        }
        rows.clear();
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
