package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import docket.invoice.layout.Calibration.Example;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void withoutCurvesAScoreStaysAsItIs() {
        assertThat(Calibration.none().of("iban", 0.7)).isEqualTo(0.7);
    }

    @Test
    void aScoreThatIsRightHalfTheTimeBecomesAHalf() {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 200; i++) examples.add(new Example("vendor_name", 0.9, i % 2 == 0, 1));

        assertThat(Calibration.fit(examples).of("vendor_name", 0.9)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aHigherScoreIsNeverLessSure() {
        var shipped = Calibration.load();

        for (String field : new String[] {"vendor_name", "due_date", "total_amount"})
            for (double score = 0.1; score < 0.95; score += 0.05)
                assertThat(shipped.of(field, score + 0.05)).isGreaterThanOrEqualTo(shipped.of(field, score));
    }

    @Test
    void nothingReadFromAPageIsCertain() {
        assertThat(Calibration.load().of("invoice_date", 1)).isLessThanOrEqualTo(0.99);
    }
}
