package docket.reader;

import docket.documents.Box;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words on one baseline, left to right, at least one. What stands far apart on one baseline is one line too, but for columns
 * of running text, each of which has lines of its own.
 */
public record Line(List<Word> words) {

    public Line {
        if (words.isEmpty()) throw new IllegalArgumentException("a line has words");
        words = List.copyOf(words);
    }

    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    public Box box() {
        return words.stream().map(Word::box).reduce(Box::around).orElseThrow();
    }
}
