package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers somebody may be asked to type. */
class HandStepNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "42", "100", "2000", "123", "1234", "12345678", "4321", "5555", "2026"})
    void whatIsFilledInWithoutReadingIsNotAskedFor(String digits) {
        assertThat(HandStep.isTypical(digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1910", "119", "4711", "25050", "1001", "1324"})
    void otherAmountsAre(String digits) {
        assertThat(HandStep.isTypical(digits)).isFalse();
    }
}
