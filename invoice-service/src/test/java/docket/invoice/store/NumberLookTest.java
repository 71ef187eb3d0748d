package docket.invoice.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLookTest {

    @ParameterizedTest
    @ValueSource(strings = {"R-0010581/26", "r 1O58I / 26", "R10581 26", "R-10S8l-26", "Ｒ-１０５８１-26"})
    void spellingsOfOneNumberLookTheSame(String spelling) {
        assertThat(NumberLook.of(spelling).look()).isEqualTo("r1058126");
    }

    @ParameterizedTest
    @CsvSource({"2026-104857, 104857", "104857, RE/2026/104857", "R 5, R-05"})
    void aLostPrefixMakesNoOtherNumber(String one, String other) {
        assertThat(NumberLook.of(one).isLike(NumberLook.of(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"R-1, R-11", "2026-1, 1", "1048, 2048", "R-104857, R-104858"})
    void otherNumbersAreOthers(String one, String other) {
        assertThat(NumberLook.of(one).isLike(NumberLook.of(other))).isFalse();
        assertThat(NumberLook.of(one).isTypedLike(NumberLook.of(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"R-104857, R-140857", "R-104857, R-1044857", "R-104857, R-14857"})
    void oneSlipOfTheHandIsFound(String one, String other) {
        assertThat(NumberLook.of(one).isTypedLike(NumberLook.of(other))).isTrue();
        assertThat(NumberLook.of(other).isTypedLike(NumberLook.of(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"R-104857, R-104875", "R-104857, R-104957", "R-1048, R-1408", "R-104857, R-10485"})
    void whatMayBeTheNextOfASeriesIsNoSlip(String one, String other) {
        assertThat(NumberLook.of(one).isTypedLike(NumberLook.of(other))).isFalse();
    }
}
