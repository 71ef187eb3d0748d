package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {

    private static final String[] LEFT = {
        "The supplier shall deliver the goods to the",
        "place named in the order, at its own risk and",
        "cost, within the time that both parties agreed",
        "upon. Late delivery entitles the buyer to claim",
        "damages of one per cent of the price for every",
        "week begun, up to a total of ten per cent of it.",
        "Goods are inspected on arrival and any defect is",
        "told to the supplier without undue delay, but"
    };

    private static final String[] RIGHT = {
        "no later than ten days after it could be seen by",
        "a careful merchant. The supplier may choose to",
        "repair the goods or to send others instead, and",
        "bears the cost of both. If neither succeeds in a",
        "fair time the buyer may lower the price or leave",
        "the contract. Claims end two years after the day",
        "on which the goods were handed over, unless the",
        "supplier was silent about a defect it knew of."
    };

    private static Page page(SamplePdf pdf) {
        return Reads.read(pdf.bytes()).pages().getFirst();
    }

    private static SamplePdf twoColumns(double offset) {
        var pdf = new SamplePdf().page().write(60, 60, 16, "General terms of delivery and of payment for goods");
        for (int i = 0; i < LEFT.length; i++) {
            pdf.write(60, 120 + 13 * i, 10, LEFT[i]).write(310, 120 + offset + 13 * i, 10, RIGHT[i]);
        }
        return pdf;
    }

    @Test
    void theFirstColumnIsReadToItsEndBeforeTheSecond() {
        var text = page(twoColumns(0).write(60, 760, 8, "Terms of March")).text();

        assertThat(text)
                .startsWith("General terms of delivery")
                .contains("to the\nplace named")
                .contains("delay, but\nno later than ten days")
                .endsWith("Terms of March");
    }

    @Test
    void columnsNeedNotStandOnTheSameLines() {
        assertThat(page(twoColumns(5)).text())
                .contains("to the\nplace named")
                .contains("delay, but\nno later than ten days");
    }

    @Test
    void aPageTellsItsColumns() {
        var columns = page(twoColumns(0)).columns();

        assertThat(columns).hasSize(2);
        assertThat(columns.getFirst().lines()).hasSize(8);
        assertThat(columns.getLast().box().x()).isBetween(305.0, 315.0);
    }

    @Test
    void threeColumnsAreReadOneAfterTheOther() {
        var pdf = new SamplePdf().page();
        for (int column = 0; column < 3; column++)
            for (int i = 0; i < LEFT.length; i++)
                pdf.write(50 + 170 * column, 120 + 13 * i, 7, (column == 1 ? RIGHT : LEFT)[i]);

        var page = page(pdf);

        assertThat(page.columns()).hasSize(3);
        assertThat(page.lines()).hasSize(24);
        assertThat(page.lines().get(8).text()).startsWith("no later than");
    }

    @Test
    void labelsAndAmountsStayOnOneLine() {
        var pdf = new SamplePdf().page();
        for (int i = 0; i < 12; i++)
            pdf.write(60, 120 + 14 * i, 10, "Careful work on the parts of order " + i)
                    .write(420, 120 + 14 * i, 10, "1" + i + " hours at 85.00 EUR");

        var page = page(pdf);

        assertThat(page.lines()).hasSize(12);
        assertThat(page.columns()).isEmpty();
    }

    @Test
    void twoAddressesSideBySideStayLines() {
        var rows = List.of(
                "Northwind Traders",
                "12 Harbour Street",
                "Springfield 12345",
                "Phone 555 0100",
                "Room 4",
                "Ask for Ann");
        var pdf = new SamplePdf().page();
        for (int i = 0; i < rows.size(); i++)
            pdf.write(60, 80 + 13 * i, 10, rows.get(i)).write(330, 80 + 13 * i, 10, rows.get(i));

        assertThat(page(pdf).lines()).hasSize(6);
    }
}
