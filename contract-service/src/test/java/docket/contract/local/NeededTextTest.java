package docket.contract.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NeededTextTest {

    @Test
    void aStretchOfLettersIsNeeded() {
        assertThat(lets("\\bliab(?:le|ility)\\b", "The Supplier is LIABLE.")).isTrue();
        assertThat(lets("\\bliab(?:le|ility)\\b", "The Supplier pays.")).isFalse();
    }

    @Test
    void ofTwoWaysToSayItOneIsEnough() {
        var says = "\\b(?:audit|inspect)\\w*\\b.{0,80}?\\b(?:books|records)\\b";
        assertThat(lets(says, "may inspect the records")).isTrue();
        assertThat(lets(says, "may audit the books")).isTrue();
        assertThat(lets(says, "may audit the premises")).isFalse();
        assertThat(lets(says, "keeps books and records")).isFalse();
    }

    @Test
    void whatMayBeMissingIsNotNeeded() {
        assertThat(lets("not(?:\\s+be)?\\s+limited", "is not limited")).isTrue();
        assertThat(lets("(?:compete){0,2}.*", "nothing of it")).isTrue();
        assertThat(lets("(?:not\\s+)?terminat\\w+", "it terminates")).isTrue();
    }

    @Test
    void whatMustNotFollowIsNotNeeded() {
        assertThat(lets("exclusive(?!\\s+jurisdiction)", "an exclusive right")).isTrue();
    }

    @Test
    void lettersOfOtherAlphabetsAreFoldedAsAPatternDoes() {
        assertThat(lets("\\brésili\\w+", "RÉSILIATION du contrat")).isTrue();
        assertThat(lets("\\bkündig\\w+", "die KÜNDIGUNG")).isTrue();
        assertThat(lets("licen[cs]e", "a Licenſe")).isTrue();
    }

    @Test
    void noKnownWordingIsMissedInItsOwnWords() {
        var search = new StringSearch(PatternReading.strings(ClausePatterns.known().stream()
                .map(ClausePatterns.Wording::needed)
                .toList()));
        for (String sentence : sentences()) {
            var found = search.in(sentence);
            for (var wording : ClausePatterns.known()) {
                if (wording.matches(sentence))
                    assertThat(wording.needed().isIn(found::has))
                            .as("%s in: %s", wording.says(), sentence)
                            .isTrue();
            }
        }
    }

    @Test
    void everyWordingNeedsSomething() {
        assertThat(ClausePatterns.known())
                .filteredOn(wording -> wording.needed().equals(NeededText.NOTHING))
                .isEmpty();
    }

    /** Every word the patterns know stands in one of them or in another. */
    private static List<String> sentences() {
        return ClausePatterns.known().stream()
                .map(wording -> wording.says().pattern())
                .flatMap(pattern -> List.of(
                        pattern,
                        pattern.replaceAll("\\\\[bswd][+*]?|\\.\\{[^}]*}\\??|\\(\\?[:!=]|[()\\[\\]]", " "),
                        pattern.replaceAll("\\\\[bswd][+*]?|\\.\\{[^}]*}\\??|\\(\\?[:!=]|\\W", " ")
                                .toUpperCase(java.util.Locale.ROOT))
                        .stream())
                .toList();
    }

    private static boolean lets(String pattern, String sentence) {
        var needed = NeededText.of(pattern);
        var found = new StringSearch(PatternReading.strings(List.of(needed))).in(sentence);
        boolean matches = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(sentence)
                .find();
        boolean let = needed.isIn(found::has);
        assertThat(let).as("a match must be let through").isIn(matches, true);
        return let;
    }
}
