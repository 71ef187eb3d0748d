package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {

    private static final byte[] XML =
            "<?xml version=\"1.0\"?><a xmlns=\"urn:x\"><b>1</b></a>".getBytes(StandardCharsets.UTF_8);

    private static Pages read(byte[] bytes) {
        var result = new Reader().read(bytes, "file");
        assertThat(result).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read) result).pages();
    }

    private static String refusal(byte[] bytes) {
        var result = new Reader().read(bytes, "file");
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        return ((ReadResult.Refused) result).reason();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void pagesOfALockedPdfAreDrawnOnceItsPasswordWasGiven() throws java.io.IOException {
        byte[] pdf;
        try (var sample = new SamplePdf()) {
            pdf = sample.page()
                    .write(72, 72, 12, "Invoice 1")
                    .protect("open sesame")
                    .bytes();
        }
        var documents = new docket.documents.Documents(new docket.documents.InMemoryObjects());
        var locked = new docket.messages.DocumentId("locked");
        documents.keep(locked, "f.pdf", "test", pdf, java.time.Instant.EPOCH);
        var stored = new StoredPages(documents, new Reader());
        assertThat(stored.picture(locked, 1, 72)).isEmpty();

        stored.read(locked, pdf, "f.pdf", "open sesame");

        assertThat(stored.picture(locked, 1, 72)).isPresent();
        assertThat(stored.picture(locked, 2, 72)).isEmpty();
        assertThat(documents.bytes(locked)).isEqualTo(pdf);
    }

    @Test
    void pagesWithoutALookOfTheirOwnAreDrawnFromTheirWords() {
        var documents = new docket.documents.Documents(new docket.documents.InMemoryObjects());
        var id = new docket.messages.DocumentId("text");
        var bytes = utf8("Invoice 1");
        documents.keep(id, "f.txt", "test", bytes, java.time.Instant.EPOCH);
        var stored = new StoredPages(documents, new Reader());
        stored.read(id, bytes, "f.txt");

        assertThat(stored.picture(id, 1, 72)).isPresent();
        assertThat(stored.picture(id, 2, 72)).isEmpty();
    }

    @Test
    void anEncryptedPdfIsReadWithItsPasswordAndSaysSoWithout() {
        byte[] pdf;
        try (var sample = new SamplePdf()) {
            pdf = sample.page()
                    .write(72, 72, 12, "Invoice 1")
                    .protect("open sesame")
                    .bytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(new Reader().read(pdf, "f")).isInstanceOfSatisfying(ReadResult.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo(docket.messages.Refusal.NEEDS_PASSWORD);
            assertThat(refused.reason()).contains("together with its password");
        });
        assertThat(new Reader().read(pdf, "f", "wrong"))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(docket.messages.Refusal.NEEDS_PASSWORD));
        assertThat(new Reader().read(pdf, "f", "open sesame"))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(read.pages().text()).isEqualTo("Invoice 1"));
    }

    @Test
    void theTestVirusIsQuarantinedWhereverItStands() {
        var virus = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        for (var file : java.util.List.of(virus, virus + "\n", "Invoice 1\n" + virus)) {
            assertThat(new Reader().read(utf8(file), "f"))
                    .isInstanceOfSatisfying(
                            ReadResult.Refused.class,
                            refused -> assertThat(refused.cause()).isEqualTo(docket.messages.Refusal.QUARANTINED));
        }
    }

    @Test
    void wordsComeWithTheirPlaceOnThePage() {
        var page = read(new SamplePdf()
                        .page()
                        .write(72, 100, 12, SamplePdf.BOLD, "Invoice 4711")
                        .bytes())
                .pages()
                .getFirst();

        assertThat(page.width()).isCloseTo(595.3, within(0.1));
        var words = page.words();
        assertThat(words).extracting(Word::text).containsExactly("Invoice", "4711");
        assertThat(words.getFirst().x()).isCloseTo(72, within(0.1));
        assertThat(words.getFirst().y()).isBetween(88.0, 92.0);
        assertThat(words.getFirst().bottom()).isBetween(100.0, 104.0);
        assertThat(words.getFirst().fontSize()).isCloseTo(12, within(0.1));
        assertThat(words.getFirst().bold()).isTrue();
    }

    @Test
    void wordsOnOneBaselineAreOneLineInWhateverOrderTheyWereDrawn() {
        var pages = read(new SamplePdf()
                .page()
                .write(400, 200, 10, "119.00")
                .write(72, 220, 10, "second")
                .write(72, 200, 10, "Total")
                .bytes());

        assertThat(pages.text()).isEqualTo("Total 119.00\nsecond");
    }

    @Test
    void lettersDrawnTwiceToLookBoldAreReadOnce() {
        var pages = read(new SamplePdf()
                .page()
                .write(72, 100, 12, "Rechnung")
                .write(72.3, 100, 12, "Rechnung")
                .bytes());

        assertThat(pages.text()).isEqualTo("Rechnung");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void aTurnedPageIsReadUpright(int degrees) {
        // Text laid so that it stands upright at 100 from the left and 150 from the top once the page is turned.
        var at = switch (degrees) {
            case 90 -> new Matrix(0, 1, -1, 0, 150, 100);
            case 180 -> new Matrix(-1, 0, 0, -1, 595.28f - 100, 150);
            case 270 -> new Matrix(0, -1, 1, 0, 595.28f - 150, 841.89f - 100);
            default -> Matrix.getTranslateInstance(100, 841.89f - 150);
        };
        var page = read(new SamplePdf()
                        .page()
                        .rotated(degrees)
                        .matrix(at, 12, SamplePdf.PLAIN, "upright")
                        .bytes())
                .pages()
                .getFirst();

        boolean turned = degrees % 180 == 90;
        assertThat(page.width()).isCloseTo(turned ? 841.9 : 595.3, within(0.1));
        var word = page.words().getFirst();
        assertThat(word.text()).isEqualTo("upright");
        assertThat(word.x()).isCloseTo(100, within(0.2));
        assertThat(word.bottom()).isBetween(150.0, 154.0);
        assertThat(word.width()).isGreaterThan(word.height());
    }

    @Test
    void embeddedXmlIsFoundInTheNameTreeAndAmongAssociatedFiles() {
        var named = read(new SamplePdf()
                .page()
                .write(72, 72, 10, "x")
                .embed("factur-x.xml", XML)
                .bytes());
        var associated = read(new SamplePdf()
                .page()
                .write(72, 72, 10, "x")
                .associate("order.xml", XML)
                .bytes());

        assertThat(named.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("factur-x.xml");
            assertThat(file.mediaType()).isEqualTo(Pages.XML);
            assertThat(file.bytes()).isEqualTo(XML);
        });
        assertThat(associated.attachments()).extracting(Attachment::name).containsExactly("order.xml");
    }

    @Test
    void anAttachmentThatIsNoXmlIsOnlyNamed() {
        var pages = read(new SamplePdf()
                .page()
                .write(72, 72, 10, "x")
                .embed("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})
                .bytes());

        assertThat(pages.attachments()).singleElement().satisfies(file -> {
            assertThat(file.isXml()).isFalse();
            assertThat(file.bytes()).isEmpty();
        });
    }

    @Test
    void aScanIsReadAsPagesWithoutText() {
        var pages = read(new SamplePdf().page().page().bytes());

        assertThat(pages.pages()).hasSize(2);
        assertThat(pages.metadata()).containsEntry("textLayer", "none");
        assertThat(pages.hasText()).isFalse();
    }

    @Test
    void ofALongDocumentTheFirstPagesAndTheLastKeepTheirWords() {
        var word = new Word("Total", 10, 20, 30, 10, 10, false);
        var all = new ArrayList<Page>();
        for (int number = 1; number <= 9; number++)
            all.add(new Page(number, 595, 842, List.of(new Line(List.of(word)))));
        var json = new Pages(Pages.PDF, all, List.of(), Map.of()).toJson();

        var some = Pages.fromJson(new ByteArrayInputStream(json), 3).pages();

        assertThat(some).extracting(Page::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(some.stream().filter(page -> !page.lines().isEmpty()).map(Page::number))
                .containsExactly(1, 2, 3, 9);
        assertThat(Pages.fromJson(new ByteArrayInputStream(json), 9)).isEqualTo(Pages.fromJson(json));
    }

    @Test
    void pagesSurviveTheirJson() {
        var pages = read(new SamplePdf()
                .page()
                .write(72, 100, 12, SamplePdf.BOLD, "Betrag 1.234,56 \u20ac")
                .write(300, 300, 8, "fu\u00dfnote")
                .page()
                .embed("factur-x.xml", XML)
                .bytes());

        var again = Pages.fromJson(pages.toJson());

        assertThat(again.pages()).isEqualTo(pages.pages());
        assertThat(again.metadata()).isEqualTo(pages.metadata());
        assertThat(again.mediaType()).isEqualTo(Pages.PDF);
        assertThat(again.attachments().getFirst().bytes()).isEqualTo(XML);
    }

    @Test
    void plainTextBecomesLinesOnPages() {
        var pages = read(utf8("Invoice 1\n\nTotal      119.00\n"));

        assertThat(pages.mediaType()).isEqualTo(Pages.TEXT);
        assertThat(pages.text()).isEqualTo("Invoice 1\nTotal 119.00");
        var words = pages.pages().getFirst().lines().getLast().words();
        assertThat(words.get(1).x() - words.get(0).right()).isGreaterThan(20);
    }

    @Test
    void longTextGoesOnOnFurtherPages() {
        var pages = read(utf8("a line of text\n".repeat(130)));

        assertThat(pages.pages()).hasSize(3);
        assertThat(pages.pages()).extracting(Page::number).containsExactly(1, 2, 3);
    }

    @Test
    void textInOtherEncodingsIsReadToo() {
        assertThat(read("Gr\u00fc\u00dfe aus K\u00f6ln".getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo("Gr\u00fc\u00dfe aus K\u00f6ln");
        assertThat(read("\ufeffGr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_16LE))
                        .text())
                .isEqualTo("Gr\u00fc\u00dfe");
    }

    @Test
    void xmlBecomesLinesOfElementAndValue() {
        var pages = read(
                utf8(
                        "<?xml version=\"1.0\"?><Invoice xmlns:c=\"urn:c\"><c:ID>R-1</c:ID><c:Note>two words</c:Note></Invoice>"));

        assertThat(pages.mediaType()).isEqualTo(Pages.XML);
        assertThat(pages.text()).isEqualTo("Invoice\nID R-1\nNote two words");
    }

    @Test
    void xmlWithADocumentTypeIsRefused() {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";

        assertThat(refusal(utf8(bomb))).contains("DOCTYPE").contains("Docket accepts PDF files");
    }

    @Test
    void brokenXmlIsRefusedWithItsLine() {
        assertThat(refusal(utf8("<?xml version=\"1.0\"?>\n<a>\n<b></a>"))).contains("not well-formed (line 3)");
    }

    @Test
    void whatCannotBeReadIsRefusedWithWhatItIs() {
        assertThat(refusal(new byte[0]))
                .startsWith("The file is empty (0 bytes).")
                .contains("Docket accepts");
        assertThat(refusal(utf8("   \n "))).contains("no text");
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .contains("image is damaged");
        assertThat(refusal(utf8("<!DOCTYPE html><html><body></body></html>"))).contains("web page holds no text");
        assertThat(refusal(new byte[] {1, 2, 3, 4, 0, 0, 7})).contains("does not know");
    }

    @Test
    void aPdfBehindAPasswordIsRefusedAndOneWithoutIsRead() {
        assertThat(refusal(new SamplePdf()
                        .page()
                        .write(72, 72, 10, "secret")
                        .protect("open sesame")
                        .bytes()))
                .contains("needs a password");
        assertThat(read(new SamplePdf()
                                .page()
                                .write(72, 72, 10, "printable")
                                .protect("")
                                .bytes())
                        .text())
                .isEqualTo("printable");
    }

    @Test
    void aPdfWithNothingBehindItsHeaderIsRefused() {
        var pdf = new SamplePdf().page().write(72, 72, 10, "x").bytes();

        assertThat(refusal(Arrays.copyOf(pdf, 20))).contains("damaged or cut off");
    }

    @Test
    void moreThanAThousandPagesAreRefused() {
        var pdf = new SamplePdf();
        for (int i = 0; i < 1001; i++) pdf.page();

        assertThat(refusal(pdf.bytes())).contains("too many pages (1001)");
    }

    @Test
    void aPdfThatMultipliesItselfIsStopped() {
        assertThat(refusal(NestedForms.pdf(12, 12))).contains("takes more work");
    }

    @Test
    void aPdfThatUnpacksToMoreThanTheMemoryHoldsIsRefused() {
        assertThat(refusal(NestedForms.unpackingTo(64))).contains("unpacks to more data");
        assertThat(read(NestedForms.unpackingTo(1)).pages()).hasSize(1);
    }

    @Test
    void pagesCanBeSeen() {
        var pdf = new SamplePdf().page().write(72, 72, 10, "x").bytes();

        assertThat(PageImages.png(pdf, 1, 72))
                .hasValueSatisfying(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
        assertThat(PageImages.png(pdf, 2, 72)).isEmpty();
        assertThat(PageImages.png(utf8("Invoice 1"), 1, 72)).isPresent();
        assertThat(PageImages.png(new byte[0], 1, 72)).isEmpty();
    }
}
