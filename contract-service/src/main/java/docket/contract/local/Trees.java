package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sum of small decision trees over a few numbers. All trees are complete and of one depth; node {@code n} has its
 * children at {@code 2n + 1} and {@code 2n + 2}.
 *
 * @param depth of every tree
 * @param base what is added to the trees' answers
 * @param trees in the order they were fitted
 */
public record Trees(int depth, double base, List<Tree> trees) {

    public Trees {
        trees = List.copyOf(trees);
    }

    /**
     * @param features per inner node, which number it looks at
     * @param thresholds per inner node; numbers not above go left
     * @param leaves from left to right
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tree(int[] features, float[] thresholds, float[] leaves) {

        double of(float[] numbers) {
            int node = 0;
            while (node < features.length) {
                node = 2 * node + (numbers[features[node]] <= thresholds[node] ? 1 : 2);
            }
            return leaves[node - features.length];
        }
    }

    /** None: everything is as likely as not. */
    public static Trees none() {
        return new Trees(1, 0, List.of());
    }

    /** In logits. */
    public double of(float[] numbers) {
        double sum = base;
        for (var tree : trees) sum += tree.of(numbers);
        return sum;
    }

    /** One line a tree, after one with depth and base. */
    List<String> write() {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "%d\t%.4f", depth, base));
        for (var tree : trees) {
            var line = new StringBuilder();
            for (int i = 0; i < tree.features.length; i++) {
                line.append(tree.features[i])
                        .append(' ')
                        .append(tree.thresholds[i])
                        .append(' ');
            }
            for (float leaf : tree.leaves) line.append(String.format(Locale.ROOT, "%.4f ", leaf));
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** @throws IllegalArgumentException if these are not lines that {@link #write} wrote */
    static Trees read(List<String> lines) {
        var head = lines.getFirst().split("\t");
        int depth = Integer.parseInt(head[0]);
        int inner = (1 << depth) - 1;
        var trees = new ArrayList<Tree>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(" ");
            if (cells.length != 3 * inner + 1) throw new IllegalArgumentException("not a tree: " + line);
            var features = new int[inner];
            var thresholds = new float[inner];
            var leaves = new float[inner + 1];
            for (int i = 0; i < inner; i++) {
                features[i] = Integer.parseInt(cells[2 * i]);
                thresholds[i] = Float.parseFloat(cells[2 * i + 1]);
            }
            for (int i = 0; i <= inner; i++) leaves[i] = Float.parseFloat(cells[2 * inner + i]);
            trees.add(new Tree(features, thresholds, leaves));
        }
        return new Trees(depth, Double.parseDouble(head[1]), trees);
    }
}
