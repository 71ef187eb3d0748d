package docket.reader;

import docket.documents.Box;
import java.util.List;
import java.util.stream.Collectors;

/** Words on one baseline, left to right, at least one. Columns far apart on one baseline are one line too. */
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
