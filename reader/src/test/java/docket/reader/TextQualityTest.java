package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextQualityTest {

    private static List<Word> words(String text) {
        return Arrays.stream(text.split(" "))
                .map(word -> new Word(word, 0, 0, 10, 10, 10, false))
                .toList();
    }

    @Test
    void ordinaryTextInAnyTongueIsNoGarbage() {
        assertThat(TextQuality.isGarbage(words("The invoice is payable within thirty days of its date, thank you very"
                        + " much for your order of the goods listed above")))
                .isFalse();
        assertThat(TextQuality.isGarbage(words("Rechnung über Müllgebühren für das Grundstück Schwarzwaldstraße zahlbar"
                        + " binnen vierzehn Tagen ohne jeden Abzug nach Erhalt")))
                .isFalse();
        assertThat(TextQuality.isGarbage(
                        words("Счёт на оплату за услуги связи по договору от марта месяца этого года")))
                .isFalse();
    }

    @Test
    void codesAndFiguresAreNoGarbage() {
        assertThat(TextQuality.isGarbage(
                        words("XK4711 BGHT2 100.00 19.00 119.00 DE89370400440532013000 QRST-77 4 PCS")))
                .isFalse();
    }

    @Test
    void privateCharactersAreGarbage() {
        assertThat(TextQuality.isGarbage(words("\ue001\ue002\ue003 \ue004\ue005\ue006\ue007 \ue008\ue009 \ue00a\ue00b"
                        + "\ue00c \ue00d\ue00e\ue00f\ue010 \ue011\ue012\ue013\ue014\ue015")))
                .isTrue();
    }

    @Test
    void lettersThatStandForOthersAreGarbage() {
        assertThat(TextQuality.isGarbage(words("Gkf jmwpjdf js qbzbcmf xjuijo uijsuz hspxn ebzt pg jut ebuf gkfm"
                        + " ztmrt bbcdx wrtps lkjhg mnbvc qwrtp sdfgh")))
                .isTrue();
    }
}
