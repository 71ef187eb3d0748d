package docket.contract.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class RedlineTest {

    private static final String UNCAPPED = "The Supplier's liability is unlimited.";
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    @Test
    void onlyTheWordsInQuestionAreStruckAndTheProposalStandsBehindThem() throws IOException {
        var document = new DocxRedline(docx(), "Docket", Instant.EPOCH);
        int placed = document.write(List.of(proposal(UNCAPPED, "Liability is limited to the fees.")));
        assertThat(placed).isEqualTo(1);
        var xml = part(document.bytes(), "word/document.xml");
        assertThat(xml.replaceAll("<[^>]+>", "|").replaceAll("\\|+", "|"))
                .contains(
                        "|Before it. |",
                        "|The Supplier's |liability| is unlimited.|Liability is limited to the fees.|",
                        "| After it.|");
        assertThat(xml).contains("<w:del ", "w:author=\"Docket\"", "<w:delText", "<w:ins ", "<w:commentReference");
        assertThat(part(document.bytes(), "word/comments.xml")).contains("Liability is unlimited.");
        assertThat(part(document.bytes(), "[Content_Types].xml")).contains("/word/comments.xml");
        assertThat(part(document.bytes(), "word/_rels/document.xml.rels")).contains("comments.xml");
    }

    @Test
    void theRedlineCanBeReadAgainWithTheProposalInIt() throws IOException {
        var document = new DocxRedline(docx(), "Docket", Instant.EPOCH);
        document.write(List.of(
                proposal(UNCAPPED, "Liability is limited to the fees."),
                new Proposal(null, "Each party keeps insurance.", "No clause asks for insurance")));
        var read = new Reader().read(document.bytes(), "redline.docx");
        assertThat(read)
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        result -> assertThat(result.pages().text())
                                .contains("Liability is limited to the fees.", "Each party keeps insurance."));
    }

    @Test
    void whatWordAsksOfChangesAndCommentsHolds() throws IOException {
        var document = new DocxRedline(docx(), "Docket", Instant.EPOCH);
        int placed = document.write(List.of(
                proposal(UNCAPPED, "Liability is limited to the fees."),
                proposal("Notices go by mail or by courier.", "Notices go by mail."),
                proposal("Notices of defects are given at once.", ""),
                new Proposal(null, "Each party keeps insurance.", "No clause asks for insurance")));
        assertThat(placed).isEqualTo(4);
        var xml = part(document.bytes(), "word/document.xml");
        var comments = part(document.bytes(), "word/comments.xml");
        assertThat(all("<w:(?:ins|del|bookmarkStart|commentRangeStart) [^>]*w:id=\"(\\d+)\"", xml))
                .doesNotHaveDuplicates()
                .hasSize(14);
        var commented = all("<w:comment [^>]*w:id=\"(\\d+)\"", comments);
        assertThat(commented).hasSize(4);
        for (var part : List.of("commentRangeStart", "commentRangeEnd", "commentReference"))
            assertThat(all("<w:" + part + " w:id=\"(\\d+)\"", xml)).containsExactlyInAnyOrderElementsOf(commented);
        assertThat(all("(?s)<w:del (.*?)</w:del>", xml))
                .noneMatch(gone -> gone.contains("<w:t>") || gone.contains("<w:t "));
        assertThat(all("(<w:delText)", xml)).hasSize(3 + 2);
        // With its paragraph's end, a clause that is rejected leaves no empty line.
        assertThat(xml).containsPattern("<w:p><w:pPr><w:rPr><w:ins [^>]*/></w:rPr></w:pPr><w:commentRangeStart");
    }

    private static List<String> all(String pattern, String text) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void wordsThatAreNotInTheFileAreNotPlaced() throws IOException {
        var document = new DocxRedline(docx(), "Docket", Instant.EPOCH);
        assertThat(document.write(List.of(proposal("Something that stands nowhere in it.", "Else."))))
                .isZero();
    }

    @Test
    void aTextFileCannotBeRedlined() {
        assertThatThrownBy(() -> Redline.of(new byte[0], "a.txt", reading(), "Docket", Instant.EPOCH))
                .hasMessageContaining("a.txt is neither a Word file (.docx) nor a PDF");
    }

    private static docket.documents.Reading reading() {
        return new docket.documents.Reading(
                docket.messages.Kind.CONTRACT,
                java.util.Map.of(),
                List.of(),
                List.of(),
                java.util.Map.of(),
                Instant.EPOCH,
                docket.messages.Work.free("test", 0));
    }

    private static Proposal proposal(String quote, String wording) {
        return new Proposal(new Evidence.OnPage(1, new Box(0, 0, 1, 1), quote), wording, "Liability is unlimited.");
    }

    private static byte[] docx() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", """
                    <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            put(zip, "_rels/.rels", """
                    <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            put(
                    zip,
                    "word/document.xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document " + W
                            + "><w:body><w:p><w:r><w:t>MASTER SERVICES AGREEMENT</w:t></w:r></w:p>"
                            + "<w:p><w:r><w:t xml:space=\"preserve\">Before it. The Supplier's </w:t></w:r>"
                            + "<w:r><w:rPr><w:b/></w:rPr><w:t>liability</w:t></w:r>"
                            + "<w:r><w:t xml:space=\"preserve\"> is unlimited. After it.</w:t></w:r></w:p>"
                            + "<w:p><w:bookmarkStart w:id=\"9000\" w:name=\"notices\"/><w:bookmarkEnd w:id=\"9000\"/>"
                            + "<w:r><w:t>Notices go by mail</w:t><w:br/><w:t>or by courier.</w:t></w:r></w:p>"
                            + "<w:p><w:r><w:t>Notices of defects are given at once.</w:t></w:r></w:p>"
                            + "<w:sectPr/></w:body></w:document>");
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String part(byte[] file, String name) throws IOException {
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (entry.getName().equals(name)) return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
