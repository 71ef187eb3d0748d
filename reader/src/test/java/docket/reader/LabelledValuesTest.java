package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import docket.reader.LabelledValue.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledValuesTest {

    private static List<LabelledValue> on(SamplePdf pdf) {
        return Reads.read(pdf.bytes()).pages().getFirst().labelledValues();
    }

    @Test
    void whatFollowsAColonIsTheValue() {
        var pairs = on(new SamplePdf()
                .page()
                .write(72, 100, 10, "Order number: A-77")
                .write(72, 120, 10, "Auftragsdatum:")
                .write(200, 120, 10, "3. Mai 2026"));

        assertThat(pairs)
                .extracting(LabelledValue::label, LabelledValue::value, LabelledValue::side)
                .containsExactly(
                        tuple("Order number", "A-77", Side.RIGHT), tuple("Auftragsdatum", "3. Mai 2026", Side.RIGHT));
    }

    @Test
    void twoLabelsOnOneLineHaveAValueEach() {
        var pairs = on(new SamplePdf().page().write(72, 100, 10, "Date: 2026-05-03 Page: 1"));

        assertThat(pairs)
                .extracting(LabelledValue::label, LabelledValue::value)
                .containsExactly(tuple("Date", "2026-05-03"), tuple("Page", "1"));
    }

    @Test
    void withNothingBesideItAValueStandsBelow() {
        var pairs = on(new SamplePdf().page().write(72, 100, 10, "Deliver to:").write(72, 114, 10, "Sample Works"));

        assertThat(pairs)
                .extracting(LabelledValue::label, LabelledValue::value, LabelledValue::side)
                .containsExactly(tuple("Deliver to", "Sample Works", Side.BELOW));
    }

    @Test
    void aNameBesideAFigureNeedsNoColon() {
        var pairs =
                on(new SamplePdf().page().write(72, 100, 10, "Numero de pedido").write(250, 100, 10, "P-2041"));

        assertThat(pairs)
                .extracting(LabelledValue::label, LabelledValue::value)
                .containsExactly(tuple("Numero de pedido", "P-2041"));
    }

    @Test
    void namesAboveFiguresArePairsAndRowsOfATableAreNot() {
        var single = new SamplePdf()
                .page()
                .write(72, 100, 10, "Customer")
                .write(250, 100, 10, "Date")
                .write(72, 114, 10, "K-100")
                .write(250, 114, 10, "2026-05-03");
        var table = new SamplePdf()
                .page()
                .write(72, 100, 10, "Quantity")
                .write(250, 100, 10, "Price")
                .write(72, 114, 10, "1")
                .write(250, 114, 10, "10.00")
                .write(72, 128, 10, "2")
                .write(250, 128, 10, "20.00");

        assertThat(on(single))
                .extracting(LabelledValue::label, LabelledValue::value)
                .containsExactly(tuple("Customer", "K-100"), tuple("Date", "2026-05-03"));
        assertThat(on(table)).isEmpty();
    }

    @Test
    void boxesTellWhereBothStand() {
        var pair = on(new SamplePdf().page().write(72, 100, 10, "Order number: A-77"))
                .getFirst();

        assertThat(pair.labelBox().x()).isEqualTo(72);
        assertThat(pair.valueBox().x())
                .isGreaterThan(pair.labelBox().x() + pair.labelBox().width());
    }

    @Test
    void sentencesAreNoPairs() {
        var pairs = on(new SamplePdf()
                .page()
                .write(72, 100, 10, "We met on 3 May and spoke about the plans for the next year.")
                .write(72, 114, 10, "Nothing was decided; the next meeting is in June."));

        assertThat(pairs).isEmpty();
    }
}
