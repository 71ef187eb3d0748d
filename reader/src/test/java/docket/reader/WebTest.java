package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebTest {

    @Test
    void aWebPageIsReadAsABrowserShowsIt() {
        var pages = Reads.read("<!DOCTYPE html><html><head><title>T</title><style>.x{display:none}</style>"
                + "<script>document.write('no')</script></head><body><h1>Invoice 7</h1><p>Dear   <b>Ann</b>,<br>thanks.</p>"
                + "<div class=x>for machines</div><p style='color:#fff'>white</p>"
                + "<p style='background:#123456;color:#fff'>seen</p></body></html>");

        assertThat(pages.text()).isEqualTo("Invoice 7\nDear Ann,\nthanks.\nseen");
        assertThat(Reads.hidden(pages)).isEqualTo("for machines white");
        assertThat(Reads.word(pages, "Invoice").fontSize())
                .isGreaterThan(Reads.word(pages, "thanks.").fontSize());
    }

    @Test
    void aTableOfAWebPageStandsInColumns() {
        var pages = Reads.read("<html><body><table><tr><th>Item</th><th align=right>Price</th></tr>"
                + "<tr><td>A long description of work</td><td align=right>1.00</td></tr>"
                + "<tr><td align=right>Total</td><td align=right>1,001.00</td></tr></table></body></html>");

        assertThat(pages.text()).isEqualTo("Item Price\nA long description of work 1.00\nTotal 1,001.00");
        assertThat(Reads.word(pages, "1.00").right())
                .isCloseTo(Reads.word(pages, "1,001.00").right(), within(0.2));
    }

    @Test
    void cellsOfATableKeepTheirSpans() {
        var page = Reads.read("<html><body><p>Bitte liefern Sie die folgenden Teile mit der Post an uns.</p><table>"
                        + "<tr><th colspan=2>Part</th><th>Quantity</th></tr>"
                        + "<tr><td rowspan=2>Seal</td><td>small</td><td>12</td></tr>"
                        + "<tr><td>large</td><td>7</td></tr></table></body></html>")
                .pages()
                .getFirst();

        var rows = page.tables().getFirst().rows();

        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().cells().getFirst().span()).isEqualTo(2);
        assertThat(rows.get(1).cells().getFirst()).satisfies(cell -> {
            assertThat(cell.text()).isEqualTo("Seal");
            assertThat(cell.rows()).isEqualTo(2);
        });
        assertThat(rows.get(2).text(1)).isEqualTo("large");
        assertThat(rows.get(2).text(0)).isEmpty();
        assertThat(page.language()).isEqualTo("de");
    }

    @Test
    void framesWithinFramesLoseNoWord() {
        var html = "<p>innermost</p>";
        for (int i = 0; i < 30; i++) html = "<table><tr><td>" + html + "</td><td>" + i + "</td></tr></table>";

        assertThat(Reads.read("<html><body>" + html + "</body></html>").text())
                .contains("innermost")
                .contains("29");
    }

    @Test
    void aPageOfScriptsHoldsNoText() {
        assertThat(Reads.refusal("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)))
                .contains("holds no text");
    }

    @Test
    void anErrorPageSavedInsteadOfADocumentIsNoDocument() {
        assertThat(Reads.refusal("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("a download went wrong");
        assertThat(Reads.read("<html><body><h1>Invoice 404</h1><p>Total 4.00</p></body></html>")
                        .text())
                .startsWith("Invoice 404");
    }

    @Test
    void markdownIsReadAsThePageItDescribes() {
        var pages = Reads.read("# Request\n\nWe *need*:\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| c | d |\n");

        assertThat(pages.text()).isEqualTo("Request\nWe need:\n1. one\n2. two\na b\nc d");
        assertThat(Reads.word(pages, "Request").bold()).isTrue();
    }

    @Test
    void rowsOfValuesAreATable() {
        var pages = Reads.read("Item;Qty;Price\n\"Work; long\";2;100,00\nTravel;1;19,50\n");

        assertThat(pages.mediaType()).isEqualTo(Pages.CSV);
        assertThat(pages.text()).isEqualTo("Item Qty Price\nWork; long 2 100,00\nTravel 1 19,50");
        assertThat(Reads.word(pages, "100,00").right())
                .isCloseTo(Reads.word(pages, "19,50").right(), within(0.2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain      | This agreement, made today, binds both.\\nIt ends, sadly, never, and so on, as they say.\\n
            text/plain      | Total 5\\n\\n- one\\n- two\\n
            text/plain      | To: whom it may concern\\n\\nI was here.\\n
            text/csv        | a,b,c\\n1,2,3\\n
            text/markdown   | # One\\ntext\\n## Two\\n
            message/rfc822  | From: a@b.example\\nTo: c@d.example\\nSubject: Hi\\n\\nHello there\\n
            text/html       | <!-- hi --><table><tr><td>words</td></tr></table>
            application/xml | <?xml version='1.0'?><a xmlns='urn:x'><b>words</b></a>
            """)
    void textIsToldByItsForm(String type, String text) {
        assertThat(Reads.read(text.replace("\\n", "\n")).mediaType()).isEqualTo(type);
    }
}
