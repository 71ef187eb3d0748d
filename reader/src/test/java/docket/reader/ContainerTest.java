package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.Test;

class ContainerTest {

    private static String mail(String... parts) {
        var text = new StringBuilder("From: Ann <ann@example.com>\r\nTo: bob@example.com\r\n"
                + "Subject: =?UTF-8?Q?Ihre_Rechnung_f=C3=BCr_Mai?=\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n");
        for (String part : parts) text.append("--b1\r\n").append(part).append("\r\n");
        return text.append("--b1--\r\n").toString();
    }

    private static String attached(String name, String type, byte[] bytes) {
        return "Content-Type: " + type + "; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\""
                + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static final String TEXT =
            "Content-Type: text/plain; charset=utf-8\r\n\r\nGuten Tag,\r\nanbei die Rechnung.";

    @Test
    void aMailIsItsHeadAndItsBodyAndWhatCameWithIt() {
        var pages = Reads.read(mail(TEXT, attached("../../rechnung.pdf", "application/pdf", new byte[] {1, 2, 3})));

        assertThat(pages.mediaType()).isEqualTo(Pages.MAIL);
        assertThat(pages.isContainer()).isTrue();
        assertThat(pages.text())
                .contains("Subject: Ihre Rechnung für Mai\n")
                .contains("Guten Tag,\nanbei die Rechnung.");
        assertThat(pages.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("rechnung.pdf");
            assertThat(file.bytes()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void ofTwoSpellingsOfOneBodyTheRicherIsRead() {
        var pages = Reads.read(mail("Content-Type: multipart/alternative; boundary=b2\r\n\r\n"
                + "--b2\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
                + "--b2\r\nContent-Type: text/html\r\n\r\n<p>Rich <b>text</b></p><img src=\"http://tracker.example/x.png\">"
                + "<div style=\"display:none\">preheader</div>\r\n--b2--"));

        assertThat(pages.text()).contains("Rich text").doesNotContain("plain");
        assertThat(Reads.hidden(pages)).isEqualTo("preheader");
    }

    @Test
    void aPictureThatTheBodyShowsIsNoAttachment() {
        var pages = Reads.read(mail(
                "Content-Type: text/html\r\n\r\n<p>Hello</p><img src=\"cid:logo\">",
                "Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\naGVsbG8="));

        assertThat(pages.attachments()).isEmpty();
    }

    @Test
    void aForwardedMailIsAFileOfItsOwn() {
        var pages = Reads.read(mail(
                TEXT,
                "Content-Type: message/rfc822\r\n\r\n"
                        + mail("Content-Type: text/plain\r\n\r\ninner").replace("b1", "b9")));

        assertThat(pages.attachments()).singleElement().satisfies(file -> {
            assertThat(file.mediaType()).isEqualTo(Pages.MAIL);
            assertThat(Reads.read(file.bytes()).text()).contains("inner");
        });
    }

    @Test
    void aMailboxIsItsMails() {
        var mail = mail(TEXT).replace("\r\n", "\n");
        var pages = Reads.read("From ann@example.com Mon Mar  2 10:00:00 2026\n" + mail
                + "\nFrom bob@example.com Mon Mar  2 11:00:00 2026\n" + mail);

        assertThat(pages.mediaType()).isEqualTo(Pages.MBOX);
        assertThat(pages.attachments())
                .hasSize(2)
                .allSatisfy(file -> assertThat(Reads.read(file.bytes()).text()).contains("Guten Tag"));
    }

    @Test
    void attachedXmlOfAMailIsItsChildsMatterAndNotStoredTwice() {
        var pages = Reads.read(mail(
                TEXT, attached("xrechnung.xml", "application/xml", "<Invoice/>".getBytes(StandardCharsets.UTF_8))));

        assertThat(pages.attachments().getFirst().isXml()).isTrue();
        assertThat(Pages.fromJson(pages.toJson()).attachments().getFirst().isXml())
                .isFalse();
    }

    @Test
    void anArchivesEntriesAreFilesWithHarmlessNames() {
        var pages = Reads.read(
                Reads.zipOf("../../etc/cron.d/evil", "x", "inbox\\a.txt", "hello there", "__MACOSX/._a.txt", "y"));

        assertThat(pages.mediaType()).isEqualTo(Pages.ZIP);
        assertThat(pages.attachments()).extracting(Attachment::name).containsExactly("evil", "a.txt");
        assertThat(pages.isBareContainer()).isTrue();
    }

    @Test
    void anArchiveWithinArchivesIsReadToAnEnd() {
        var bytes = Reads.zipOf("a.txt", "hello there");
        for (int i = 0; i < 3; i++) bytes = Reads.zip(Map.of("inner.zip", bytes));
        assertThat(Reads.read(bytes).attachments()).hasSize(1);

        var deeper = Reads.zip(Map.of("inner.zip", bytes));
        assertThat(Reads.refusal(deeper)).contains("archives within archives");
    }

    @Test
    void anArchiveOfTooManyFilesIsRefused() {
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 300; i++) many.put("f" + i, new byte[] {65});

        assertThat(Reads.refusal(Reads.zip(many))).contains("too many files (300, at most 200)");
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() {
        assertThat(Reads.refusal(Reads.zip(Map.of("zeros", new byte[60 << 20]))))
                .contains("more data than a document may hold");
    }

    @Test
    void theFilesOfAPdfPortfolioAreHandedOnAndThoseOfAnEInvoiceAreNot() throws IOException {
        var plain = portfolio("timesheet.pdf");
        var invoice = portfolio("factur-x.xml");

        assertThat(plain.isContainer()).isTrue();
        assertThat(plain.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).isNotEmpty());
        assertThat(invoice.isContainer()).isFalse();
    }

    private static Pages portfolio(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var content = name.endsWith(".xml") ? "<Invoice xmlns='urn:x'/>" : "%PDF-1.7 inner";
            var file = new PDComplexFileSpecification();
            file.setFile(name);
            file.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
            var files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of(name, file));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Collection"), new COSDictionary());
            document.save(out);
        }
        return Reads.read(out.toByteArray());
    }

    @Test
    void aGzipFileHoldsOneFile() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write("hello there".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Reads.read(out.toByteArray()).attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).asString().isEqualTo("hello there"));
    }
}
