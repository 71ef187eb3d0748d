package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuledTableTest {

    private static Page page(SamplePdf pdf) {
        return Reads.read(pdf.bytes()).pages().getFirst();
    }

    /** Places from the upper left, as {@link SamplePdf#write} has them. */
    private static SamplePdf line(SamplePdf pdf, double x0, double y0, double x1, double y1) {
        return pdf.content("0.5 w %.1f %.1f m %.1f %.1f l S".formatted(x0, 841.9 - y0, x1, 841.9 - y1));
    }

    private static SamplePdf grid(SamplePdf pdf, double[] across, double[] down) {
        for (double x : across) line(pdf, x, down[0], x, down[down.length - 1]);
        for (double y : down) line(pdf, across[0], y, across[across.length - 1], y);
        return pdf;
    }

    @Test
    void cellsAreWhatRulesMakeThem() {
        var pdf = grid(new SamplePdf().page(), new double[] {60, 200, 340, 480}, new double[] {100, 130, 190, 220});
        pdf.write(65, 118, 10, "Clause").write(205, 118, 10, "Meaning").write(345, 118, 10, "Owner");
        pdf.write(65, 145, 10, "Late delivery")
                .write(205, 145, 10, "One per cent of")
                .write(205, 160, 10, "the price a week,")
                .write(205, 175, 10, "ten at most")
                .write(345, 160, 10, "Purchasing");
        pdf.write(65, 208, 10, "Defects").write(205, 208, 10, "Two years");

        var tables = page(pdf).tables();
        var table = tables.getFirst();

        assertThat(tables).hasSize(1);
        assertThat(table.columns()).isEqualTo(3);
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(1).text(1)).isEqualTo("One per cent of the price a week, ten at most");
        assertThat(table.rows().get(1).text(2)).isEqualTo("Purchasing");
        assertThat(table.rows().get(2).text(2)).isEmpty();
    }

    @Test
    void whereARuleIsMissingACellReachesOverColumnsOrRows() {
        var pdf = new SamplePdf().page();
        // Three columns, three rows; the first row is one cell over two columns, the last column one cell over two
        // rows.
        for (double x : new double[] {60, 480}) line(pdf, x, 100, x, 190);
        line(pdf, 200, 130, 200, 190);
        line(pdf, 340, 100, 340, 190);
        for (double y : new double[] {100, 190}) line(pdf, 60, y, 480, y);
        line(pdf, 60, 130, 480, 130);
        line(pdf, 60, 160, 340, 160);
        pdf.write(65, 118, 10, "Both").write(345, 118, 10, "Third");
        pdf.write(65, 148, 10, "a1").write(205, 148, 10, "b1").write(345, 163, 10, "tall");
        pdf.write(65, 178, 10, "a2").write(205, 178, 10, "b2");

        var table = page(pdf).tables().getFirst();

        assertThat(table.rows().getFirst().cells().getFirst()).satisfies(cell -> {
            assertThat(cell.text()).isEqualTo("Both");
            assertThat(cell.span()).isEqualTo(2);
        });
        assertThat(table.rows().get(1).cells().getLast()).satisfies(cell -> {
            assertThat(cell.text()).isEqualTo("tall");
            assertThat(cell.rows()).isEqualTo(2);
            assertThat(cell.column()).isEqualTo(2);
        });
        assertThat(table.rows().get(2).text(1)).isEqualTo("b2");
    }

    @Test
    void rowsThatNobodyRuledAreToldByTheirFigures() {
        var pdf = grid(new SamplePdf().page(), new double[] {60, 300, 400}, new double[] {100, 130, 300});
        pdf.write(65, 118, 10, "Item").write(305, 118, 10, "Price");
        pdf.write(65, 150, 10, "Pallet, used").write(305, 150, 10, "94.43");
        pdf.write(65, 165, 10, "Paint, white")
                .write(305, 165, 10, "1,140.48")
                .write(65, 178, 9, "in tins of five litres");
        pdf.write(65, 195, 10, "Binder").write(305, 195, 10, "37.00");

        var table = page(pdf).tables().getFirst();

        assertThat(table.hasHeader()).isTrue();
        assertThat(table.rows()).hasSize(4);
        assertThat(table.rows().get(2).text(0)).isEqualTo("Paint, white in tins of five litres");
        assertThat(table.rows().get(3).text(1)).isEqualTo("37.00");
    }

    @Test
    void ruledTablesAreKeptWithTheWords() {
        var pdf = grid(new SamplePdf().page(), new double[] {60, 200, 340}, new double[] {100, 130, 160});
        pdf.write(65, 118, 10, "a")
                .write(205, 118, 10, "b")
                .write(65, 148, 10, "c")
                .write(205, 148, 10, "d");
        var pages = Reads.read(pdf.bytes());

        assertThat(pages.pages().getFirst().grids()).singleElement().satisfies(grid -> {
            assertThat(grid.across()).containsExactly(60.0, 200.0, 340.0);
            assertThat(grid.merged()).isEmpty();
        });
        assertThat(Pages.fromJson(pages.toJson())).isEqualTo(pages);
    }

    @Test
    void aFrameRoundAnAddressIsNoTable() {
        var pdf = grid(new SamplePdf().page(), new double[] {60, 300}, new double[] {100, 200});

        assertThat(page(pdf.write(65, 120, 10, "Northwind Traders")).tables()).isEmpty();
    }
}
