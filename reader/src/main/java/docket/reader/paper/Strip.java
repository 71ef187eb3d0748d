package docket.reader.paper;

import docket.reader.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of paper as wide as the text that is never cut: a line, or a row of a table. Words stand from its top. */
final class Strip {

    final List<Word> words = new ArrayList<>();
    final List<Word> hidden = new ArrayList<>();
    double height;
    boolean breaks;
    /** Which row of which table this is, or a slice of it. */
    @Nullable
    SetRow row;

    static Strip space(double height) {
        var strip = new Strip();
        strip.height = height;
        return strip;
    }

    static Strip pageBreak() {
        var strip = new Strip();
        strip.breaks = true;
        return strip;
    }

    /** Lays another strip over this one, {@code down} points below its top. */
    void take(Strip other, double down) {
        other.words.forEach(word -> words.add(moved(word, down)));
        other.hidden.forEach(word -> hidden.add(moved(word, down)));
    }

    static Word moved(Word word, double down) {
        return down == 0 ? word : word.at(word.x(), word.y() + down);
    }
}
