package docket.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds among the rules of a page those that meet and so make cells; where a rule is missing, cells are one. */
final class Grids {

    /** In points: rules this near to each other are drawn as one, and meet. */
    private static final double NEAR = 2.5;

    /** More than these make drawings and forms, not tables. */
    private static final int MOST_RULES = 2_500;

    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS = 400;
    private static final int MOST_CELLS = 6_000;
    private static final int MOST_GRIDS = 40;

    /** Of a cell's side: so much of it is drawn where there is a border. */
    private static final double DRAWN = 0.6;

    /** In points: nothing can be written into less. */
    private static final double SMALLEST = 5;

    /** A rule along one edge; {@code at} is where it lies, the others how far it goes. */
    private record Rule(double at, double from, double to) {}

    private Grids() {}

    /** From top to bottom. */
    static List<Grid> of(Rules rules) {
        if (rules.count() < 4 || rules.count() > MOST_RULES) return List.of();
        var level = new ArrayList<Rule>();
        var upright = new ArrayList<Rule>();
        for (int i = 0; i < rules.count(); i++) {
            double width = rules.right(i) - rules.left(i);
            double height = rules.bottom(i) - rules.top(i);
            if (width > height && width >= SMALLEST)
                level.add(new Rule((rules.top(i) + rules.bottom(i)) / 2, rules.left(i), rules.right(i)));
            else if (height > width && height >= SMALLEST)
                upright.add(new Rule((rules.left(i) + rules.right(i)) / 2, rules.top(i), rules.bottom(i)));
        }
        var levels = joined(level);
        var uprights = joined(upright);
        if (levels.size() < 3 || uprights.size() < 3 || (long) levels.size() * uprights.size() > 200_000)
            return List.of();
        var grids = new ArrayList<Grid>();
        for (int[] group : groups(levels, uprights)) {
            if (grids.size() == MOST_GRIDS) break;
            var grid = grid(levels, uprights, group);
            if (grid != null) grids.add(grid);
        }
        grids.sort((one, other) ->
                Double.compare(one.down().getFirst(), other.down().getFirst()));
        return grids;
    }

    /** Pieces of one rule made one. */
    private static List<Rule> joined(List<Rule> rules) {
        rules.sort((one, other) -> Double.compare(one.at(), other.at()));
        var all = new ArrayList<Rule>();
        int from = 0;
        for (int i = 1; i <= rules.size(); i++) {
            if (i < rules.size() && rules.get(i).at() - rules.get(from).at() <= NEAR) continue;
            var same = new ArrayList<>(rules.subList(from, i));
            same.sort((one, other) -> Double.compare(one.from(), other.from()));
            double at = same.stream().mapToDouble(Rule::at).average().orElse(0);
            double start = same.getFirst().from();
            double end = same.getFirst().to();
            for (Rule each : same) {
                if (each.from() > end + NEAR) {
                    all.add(new Rule(at, start, end));
                    start = each.from();
                }
                end = Math.max(end, each.to());
            }
            all.add(new Rule(at, start, end));
            from = i;
        }
        return all;
    }

    /** Which rules hang together, as numbers: those of the level ones first, then of the upright ones. */
    private static List<int[]> groups(List<Rule> levels, List<Rule> uprights) {
        int count = levels.size() + uprights.size();
        var home = new int[count];
        for (int i = 0; i < count; i++) home[i] = i;
        for (int i = 0; i < levels.size(); i++)
            for (int j = 0; j < uprights.size(); j++)
                if (meet(levels.get(i), uprights.get(j))) unite(home, i, levels.size() + j);
        var members = new ArrayList<List<Integer>>();
        for (int i = 0; i < count; i++) members.add(new ArrayList<>());
        for (int i = 0; i < count; i++) members.get(root(home, i)).add(i);
        return members.stream()
                .filter(group -> group.size() >= 6)
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static boolean meet(Rule level, Rule upright) {
        return upright.at() >= level.from() - NEAR
                && upright.at() <= level.to() + NEAR
                && level.at() >= upright.from() - NEAR
                && level.at() <= upright.to() + NEAR;
    }

    private static int root(int[] home, int i) {
        int root = i;
        while (home[root] != root) root = home[root];
        home[i] = root;
        return root;
    }

    private static void unite(int[] home, int one, int other) {
        home[root(home, one)] = root(home, other);
    }

    private static @Nullable Grid grid(List<Rule> levels, List<Rule> uprights, int[] group) {
        var level = new ArrayList<Rule>();
        var upright = new ArrayList<Rule>();
        for (int i : group) {
            if (i < levels.size()) level.add(levels.get(i));
            else upright.add(uprights.get(i - levels.size()));
        }
        var across = edges(upright);
        var down = edges(level);
        int columns = across.length - 1;
        int rows = down.length - 1;
        if (columns < 2 || rows < 2 || columns > MOST_COLUMNS || rows > MOST_ROWS || columns * rows > MOST_CELLS)
            return null;
        // What is no rectangle is no cell: a rule was left out there.
        return Grid.of(
                Arrays.stream(across).boxed().toList(),
                Arrays.stream(down).boxed().toList(),
                owners(across, down, level, upright));
    }

    /** Where rules lie, each once; those that leave no room between them are one. */
    private static double[] edges(List<Rule> rules) {
        var places = rules.stream().mapToDouble(Rule::at).sorted().toArray();
        var kept = new double[places.length];
        int count = 0;
        for (double place : places) if (count == 0 || place - kept[count - 1] >= SMALLEST) kept[count++] = tenth(place);
        return Arrays.copyOf(kept, count);
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }

    private static int[][] owners(double[] across, double[] down, List<Rule> levels, List<Rule> uprights) {
        int columns = across.length - 1;
        int rows = down.length - 1;
        var home = new int[rows * columns];
        for (int i = 0; i < home.length; i++) home[i] = i;
        for (int column = 1; column < columns; column++) {
            var here = at(uprights, across[column]);
            for (int row = 0; row < rows; row++)
                if (!isDrawn(here, down[row], down[row + 1]))
                    unite(home, row * columns + column - 1, row * columns + column);
        }
        for (int row = 1; row < rows; row++) {
            var here = at(levels, down[row]);
            for (int column = 0; column < columns; column++)
                if (!isDrawn(here, across[column], across[column + 1]))
                    unite(home, (row - 1) * columns + column, row * columns + column);
        }
        var owners = new int[rows][columns];
        for (int i = 0; i < home.length; i++) owners[i / columns][i % columns] = root(home, i);
        return owners;
    }

    private static List<Rule> at(List<Rule> rules, double place) {
        return rules.stream()
                .filter(rule -> Math.abs(rule.at() - place) < SMALLEST)
                .toList();
    }

    private static boolean isDrawn(List<Rule> rules, double from, double to) {
        double drawn = 0;
        for (Rule rule : rules) drawn = Math.max(drawn, Math.min(to, rule.to()) - Math.max(from, rule.from()));
        return drawn >= DRAWN * (to - from);
    }
}
