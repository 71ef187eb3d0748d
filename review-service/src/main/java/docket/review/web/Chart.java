package docket.review.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar chart as lengths and words, drawn by a template as SVG. Whoever cannot see it, or would rather read numbers,
 * gets the same as a table.
 *
 * @param summary what it says, in a sentence
 * @param columns of the table; the first names the row
 */
public record Chart(
        String id,
        String title,
        String summary,
        List<Bar> bars,
        List<Label> labels,
        List<Label> scale,
        List<Series> legend,
        List<String> columns,
        List<List<String>> rows) {

    static final double WIDTH = 640;
    static final double HEIGHT = 220;

    /** What is less is nothing: an empty chart reaches to one. */
    private static final double LEAST = 0.000_001;

    private static final double LEFT = 44;
    private static final double BOTTOM = 26;
    private static final double TOP = 10;
    private static final int MOST_LABELS = 10;

    /** @param tone names the colour; 0 to 5 */
    public record Bar(String x, String y, String width, String height, int tone, String title) {}

    public record Label(String x, String y, String words) {}

    public record Series(int tone, String words) {}

    /** One bar made of parts, from the ground up. */
    record Stack(String label, List<Double> parts, List<String> words) {}

    /** @param series the parts' names, in their order */
    static Chart stacked(
            String id, String title, String summary, String first, List<String> series, List<Stack> stacks) {
        double most = Math.max(
                stacks.stream().mapToDouble(stack -> sum(stack.parts())).max().orElse(0), 0.000_001);
        double top = most < LEAST ? 1 : round(most);
        var bars = new ArrayList<Bar>();
        var labels = new ArrayList<Label>();
        double step = (WIDTH - LEFT) / Math.max(1, stacks.size());
        double wide = Math.min(step * 0.72, 64);
        int every = Math.max(1, (stacks.size() + MOST_LABELS - 1) / MOST_LABELS);
        for (int i = 0; i < stacks.size(); i++) {
            var stack = stacks.get(i);
            double x = LEFT + step * i + (step - wide) / 2;
            double from = HEIGHT - BOTTOM;
            for (int part = 0; part < stack.parts().size(); part++) {
                double tall = stack.parts().get(part) / top * (HEIGHT - BOTTOM - TOP);
                if (tall <= 0) continue;
                from -= tall;
                bars.add(new Bar(
                        number(x),
                        number(from),
                        number(wide),
                        number(Math.max(tall - 1, 0.8)),
                        part % 6,
                        stack.label() + ", " + series.get(part) + ": "
                                + stack.words().get(part)));
            }
            if (i % every == 0) labels.add(new Label(number(x + wide / 2), number(HEIGHT - 8), stack.label()));
        }
        var columns = new ArrayList<>(List.of(first));
        columns.addAll(series);
        var rows = stacks.stream()
                .map(stack -> {
                    var row = new ArrayList<>(List.of(stack.label()));
                    row.addAll(stack.words());
                    return List.copyOf(row);
                })
                .toList();
        return new Chart(id, title, summary, bars, labels, scale(top), legend(series), columns, rows);
    }

    private static List<Series> legend(List<String> series) {
        var legend = new ArrayList<Series>();
        for (int i = 0; i < series.size(); i++) legend.add(new Series(i % 6, series.get(i)));
        return legend;
    }

    private static List<Label> scale(double top) {
        return List.of(
                new Label("0", number(HEIGHT - BOTTOM), "0"),
                new Label("0", number((HEIGHT - BOTTOM + TOP) / 2 + 4), plain(top / 2)),
                new Label("0", number(TOP + 4), plain(top)));
    }

    private static double sum(List<Double> parts) {
        return parts.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The next number that reads well: 1, 2 or 5 and zeros. */
    private static double round(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 2, 5, 10}) if (step * power >= most) return step * power;
        return most;
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, number < 0.01 ? "%.4f" : "%.2f", number)
                        .replaceAll("\\.?0+$", "");
    }

    private static String number(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
