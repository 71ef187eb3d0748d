package docket.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import docket.reader.ocr.SeenLine.SeenWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TornNumbersTest {

    /** Words a letter apart, as fonts of one width set them; {@code _} stands for a wide gap. */
    private static String mended(String line) {
        var words = new ArrayList<SeenWord>();
        int left = 0;
        for (String text : line.split(" ")) {
            if (text.equals("_")) {
                left += 60;
                continue;
            }
            words.add(new SeenWord(text, left, 0, left + 12 * text.length(), 20, 0.9));
            left += 12 * text.length() + 10;
        }
        return TornNumbers.mended(List.of(new SeenLine(words, 20, 20))).getFirst().words().stream()
                .map(SeenWord::text)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "CASH RM20. 40, CASH RM20.40",
        "TOTAL RM5. OO, TOTAL RM5.00",
        "CASH RMS. OO, CASH RM5.00",
        "GST 6% RMO. 28, GST 6% RM0.28",
        "TOTAL 12. 50, TOTAL 12.50",
        "CHANGE RM100 .00, CHANGE RM100.00",
        "TAX RMO.48, TAX RM0.48"
    })
    void anAmountTornAtItsPointIsWhole(String torn, String whole) {
        assertThat(mended(torn)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lots 10, 20 and 30",
                "No. 12",
                "since 1990. 25 years",
                "Total RM _ 5.00",
                "total 7. _ 50 pieces",
                "3. OF"
            })
    void whatIsNoAmountStaysApart(String line) {
        assertThat(mended(line)).isEqualTo(line.replace("_ ", ""));
    }

    @Test
    void theWholeIsAsSureAsItsWorsePart() {
        var row = new SeenLine(
                List.of(new SeenWord("RM5.", 0, 0, 50, 20, 0.9), new SeenWord("20", 58, 2, 80, 22, 0.4)), 20, 20);
        assertThat(TornNumbers.mended(List.of(row)).getFirst().words())
                .containsExactly(new SeenWord("RM5.20", 0, 0, 80, 22, 0.4));
    }
}
