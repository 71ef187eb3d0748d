package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files made to break readers: each ends with pages or a reason, soon, and the next file is read as if nothing was. */
class HostilePdfTest {

    private static final Duration SOON = Duration.ofSeconds(24);

    private static ReadResult read(RawPdf pdf) {
        long start = System.nanoTime();
        var result = new Reader().read(pdf.bytes(), "hostile.pdf");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        var next = new Reader().read(RawPdf.onePage("Invoice 4711").bytes(), "next.pdf");
        assertThat(next)
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).isEqualTo("Invoice 4711"));
        return result;
    }

    private static void assertAnswered(RawPdf pdf) {
        assertThat(read(pdf)).isNotNull();
    }

    private static void assertStillRead(RawPdf pdf) {
        assertThat(read(pdf))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).contains("Invoice 1"));
    }

    @Test
    void pagesThatAreTheirOwnChildren() {
        assertAnswered(RawPdf.onePage("Invoice 1").object(2, "<</Type /Pages /Kids [3 0 R 2 0 R] /Count 1000000>>"));
    }

    @Test
    void pageTreesThousandsDeep() {
        var pdf = RawPdf.onePage("Invoice 1").object(2, "<</Type /Pages /Kids [100 0 R] /Count 1>>");
        for (int i = 100; i < 20_000; i++)
            pdf.object(i, "<</Type /Pages /Parent " + (i - 1) + " 0 R /Kids [" + (i + 1) + " 0 R] /Count 1>>");
        assertAnswered(pdf);
    }

    @Test
    void tenThousandPages() {
        var kids = "3 0 R ".repeat(10_000);
        assertThat(read(RawPdf.onePage("Invoice 1").object(2, "<</Type /Pages /Kids [" + kids + "] /Count 10000>>")))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(docket.messages.Refusal.TOO_LARGE));
    }

    @Test
    void aCountThatLies() {
        assertAnswered(RawPdf.onePage("Invoice 1").object(2, "<</Type /Pages /Kids [3 0 R] /Count -7>>"));
    }

    @Test
    void formsThatPaintThemselves() {
        assertAnswered(
                RawPdf.onePage("Invoice 1").stream(4, "", "BT /F 12 Tf 72 700 Td (Invoice 1) Tj ET /X Do").stream(
                        6,
                        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <</XObject <</X 6 0 R>>>>",
                        "/X Do /X Do"));
    }

    @Test
    void formsThatDoubleThirtyTimes() {
        var pdf = RawPdf.onePage("Invoice 1").stream(4, "", "/X Do");
        for (int i = 6; i < 36; i++) {
            pdf.stream(
                    i,
                    "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <</XObject <</X " + (i + 1)
                            + " 0 R>>>>",
                    "/X Do /X Do");
        }
        pdf.stream(36, "/Type /XObject /Subtype /Form /BBox [0 0 600 800]", "0 0 m");
        assertAnswered(pdf);
    }

    @Test
    void fontsDrawnWithThemselves() {
        assertAnswered(RawPdf.onePage("a")
                .object(
                        5,
                        "<</Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 97"
                                + " /LastChar 97 /Widths [10] /Encoding <</Differences [97 /a]>> /CharProcs <</a 7 0 R>>"
                                + " /Resources <</Font <</F 5 0 R>>>>>>")
                .stream(7, "", "10 0 d0 BT /F 1 Tf (aaaaaaaa) Tj ET"));
    }

    @Test
    void namesAndOutlinesThatGoInCircles() {
        assertStillRead(RawPdf.onePage("Invoice 1")
                .object(
                        1,
                        "<</Type /Catalog /Pages 2 0 R /Outlines 8 0 R /Names <</EmbeddedFiles 7 0 R /JavaScript 7 0 R>>>>")
                .object(7, "<</Kids [7 0 R 7 0 R]>>")
                .object(8, "<</Type /Outlines /First 9 0 R /Last 9 0 R>>")
                .object(9, "<</Title (x) /Parent 8 0 R /Next 9 0 R /First 8 0 R>>"));
    }

    @Test
    void streamsWhoseLengthIsTheStreamItself() {
        assertAnswered(RawPdf.onePage("Invoice 1")
                .object(4, "<</Length 4 0 R>>\nstream\nBT /F 12 Tf (Invoice 1) Tj ET\nendstream"));
    }

    @Test
    void objectStreamsInsideThemselves() {
        assertAnswered(RawPdf.onePage("Invoice 1").stream(
                10, "/Type /ObjStm /N 2 /First 10 /Extends 10 0 R", "10 0 11 5 <<>> <</A 10 0 R>>"));
    }

    @Test
    void filtersPiledUp() {
        var filters = IntStream.range(0, 500).mapToObj(_ -> "/FlateDecode").collect(Collectors.joining(" "));
        assertAnswered(RawPdf.onePage("Invoice 1").stream(4, "/Filter [" + filters + "]", "x\u009c\u0003\u0000"));
    }

    @Test
    void arraysNestedAHundredThousandTimes() {
        assertAnswered(RawPdf.onePage("Invoice 1").object(11, "[".repeat(100_000) + "]".repeat(100_000)));
        assertAnswered(RawPdf.onePage("Invoice 1").stream(4, "", "[".repeat(100_000) + " 0 0 m"));
    }

    @Test
    void pagesLargerThanTheWorld() {
        assertAnswered(RawPdf.onePage("Invoice 1")
                .object(3, RawPdf.page("4 0 R").replace("[0 0 595 842]", "[-1e30 -1e30 1e30 1e30]")));
    }

    @Test
    void picturesOfABillionDots() {
        var pdf = RawPdf.onePage("Invoice 1").stream(
                4, "", "BT /F 12 Tf 72 700 Td (Invoice 1) Tj ET q 500 0 0 500 0 0 cm /X Do Q")
                .stream(
                        6,
                        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
                                + " /Filter /FlateDecode",
                        "x\u009c\u0003\u0000\u0000\u0000\u0000\u0001");
        assertStillRead(pdf);
        assertThat(PageImages.png(pdf.bytes(), 1, 100)).isNotNull();
    }

    @Test
    void scriptsAndLaunchesAreNotFollowedAndTheWordsAreRead() {
        var result = read(RawPdf.onePage("Invoice 1")
                .object(
                        1,
                        "<</Type /Catalog /Pages 2 0 R /OpenAction 12 0 R /AA <</WC 13 0 R>> /Names <</JavaScript <</Names"
                                + " [(a) 12 0 R]>>>>>>")
                .object(12, "<</S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\))>>")
                .object(13, "<</S /Launch /F (/bin/sh) /Next 12 0 R>>"));
        assertThat(result).isInstanceOfSatisfying(ReadResult.Read.class, read -> {
            assertThat(read.pages().text()).isEqualTo("Invoice 1");
            assertThat(read.pages().findings())
                    .extracting(docket.documents.Finding::detail)
                    .anyMatch(detail -> detail.contains("run a script"))
                    .anyMatch(detail -> detail.contains("start a program"));
        });
    }
}
