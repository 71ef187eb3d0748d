package docket.reader.paper;

import docket.reader.Word;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Picture;
import docket.reader.paper.Block.Table;
import java.util.ArrayList;
import java.util.List;

/** Blocks below each other. */
final class Flow {

    /** A picture in a cell may shrink to this width, in points. */
    private static final double NARROWEST = 100;

    private Flow() {}

    static List<Strip> strips(List<? extends Block> blocks, double left, double width, double tallest, int depth) {
        var strips = new ArrayList<Strip>();
        for (Block block : blocks) {
            switch (block) {
                case Paragraph paragraph -> strips.addAll(Paragraphs.strips(paragraph, left, width));
                case Table table -> strips.addAll(Tables.strips(table, left, width, tallest, depth));
                case Picture picture -> strips.add(strip(picture, left, width, tallest));
                case PageBreak _ -> {
                    if (depth == 0) strips.add(Strip.pageBreak());
                }
            }
        }
        return strips;
    }

    private static Strip strip(Picture picture, double left, double width, double tallest) {
        double scale = Math.min(1, Math.min(width / picture.width(), tallest / picture.height()));
        var fitting = picture.scaled(scale);
        var strip = Strip.space(fitting.height());
        for (Word word : fitting.words()) strip.words.add(word.at(left + word.x(), word.y()));
        return strip;
    }

    /** Widest part that cannot be broken, and widest line, in points. */
    static double[] extent(List<? extends Block> blocks, int depth) {
        var widest = new double[2];
        for (Block block : blocks) {
            var extent = switch (block) {
                case Paragraph paragraph -> Paragraphs.extent(paragraph);
                case Table table -> Tables.extent(table, depth);
                case Picture picture -> new double[] {Math.min(NARROWEST, picture.width()), picture.width()};
                case PageBreak _ -> new double[2];
            };
            widest[0] = Math.max(widest[0], extent[0]);
            widest[1] = Math.max(widest[1], extent[1]);
        }
        return widest;
    }
}
