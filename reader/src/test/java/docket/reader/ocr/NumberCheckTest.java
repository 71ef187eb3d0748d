package docket.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import docket.reader.ocr.SeenLine.SeenWord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumberCheckTest {

    private static final Grey PAPER = paper();

    private static Grey paper() {
        var pixels = new byte[400 * 100];
        Arrays.fill(pixels, (byte) 255);
        return new Grey(pixels, 400, 100);
    }

    /** Says what it was told to say, one word after another. */
    private record Told(Deque<SeenWord> answers, boolean readsWords) implements Engine {

        @Override
        public String name() {
            return "told";
        }

        @Override
        public Set<String> languages() {
            return Set.of("eng");
        }

        @Override
        public List<SeenLine> recognise(Grey picture, Manner manner, Duration limit) {
            return answers.isEmpty() ? List.of() : List.of(new SeenLine(List.of(answers.pop()), 30, 30));
        }
    }

    private static SeenWord word(String text, int left, double confidence) {
        return new SeenWord(text, left, 10, left + 60, 34, confidence);
    }

    private static String checked(List<SeenWord> words, SeenWord... answers) {
        var rows = List.of(new SeenLine(words, 34, 26));
        var engine = new Told(new ArrayDeque<>(List.of(answers)), true);
        return new NumberCheck(engine, PAPER, 300, "eng")
                .of(rows, 10).getFirst().words().stream()
                        .map(SeenWord::text)
                        .reduce((one, other) -> one + " " + other)
                        .orElse("");
    }

    @Test
    void aDoubtfulAmountIsWhatTwoLooksAgreeOn() {
        assertThat(checked(
                        List.of(word("TOTAL", 0, 0.95), word("30.96", 100, 0.73)),
                        word("30.90", 0, 0.8),
                        word("3090", 0, 0.7),
                        word("30.90", 0, 0.7)))
                .isEqualTo("TOTAL 30.90");
    }

    @Test
    void oneLookAloneChangesNothing() {
        assertThat(checked(List.of(word("10.00", 100, 0.77)), word("49.00", 0, 0.9), word("10.00", 0, 0.5)))
                .isEqualTo("10.00");
    }

    @Test
    void aLookThatLostDigitsIsNoVote() {
        assertThat(checked(List.of(word("7.45", 100, 0.3)), word("7.5", 0, 0.9), word("7.5", 0, 0.9)))
                .isEqualTo("7.45");
    }

    @Test
    void aSureNumberIsNotLookedAt() {
        assertThat(checked(List.of(word("30.96", 100, 0.95)), word("30.90", 0, 0.9), word("30.90", 0, 0.9)))
                .isEqualTo("30.96");
    }

    @Test
    void whatStandsElsewhereOnThePageTooIsBelieved() {
        assertThat(checked(
                        List.of(word("82.80", 0, 0.57), word("82.80", 100, 0.95), word("82.80", 200, 0.95)),
                        word("82.86", 0, 0.78),
                        word("82.86", 0, 0.77),
                        word("82.80", 0, 0.52)))
                .isEqualTo("82.80 82.80 82.80");
    }

    @Test
    void whatStandsAroundTheDigitsStays() {
        assertThat(checked(
                        List.of(word("RM21.85-", 100, 0.5)),
                        word("RM21.83", 0, 0.8),
                        word("21,83", 0, 0.8),
                        word("21.83", 0, 0.8)))
                .isEqualTo("RM21.83-");
    }

    @Test
    void anEngineThatIsSlowToAskIsAskedNothing() {
        var rows = List.of(new SeenLine(List.of(word("30.96", 100, 0.5)), 34, 26));
        var engine = new Told(new ArrayDeque<>(List.of(word("30.90", 0, 1), word("30.90", 0, 1))), false);
        assertThat(new NumberCheck(engine, PAPER, 300, "eng").of(rows, 10)).isEqualTo(rows);
    }
}
