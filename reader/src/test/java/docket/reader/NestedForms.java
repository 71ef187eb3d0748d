package docket.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/** PDFs of a few kilobytes that grow when they are read. */
final class NestedForms {

    private NestedForms() {}

    /** Forms that draw each other: width to the power of depth operations. */
    static byte[] pdf(int depth, int width) {
        var pdf = new StringBuilder(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
        var page = "/F1 Do ".repeat(width);
        pdf.append(
                "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F1 5 0 R>>>>>>endobj\n");
        pdf.append("4 0 obj<</Length ")
                .append(page.length())
                .append(">>stream\n")
                .append(page)
                .append("\nendstream endobj\n");
        for (int level = 1; level <= depth; level++) {
            var content = level == depth ? "q Q" : ("/F" + (level + 1) + " Do ").repeat(width);
            pdf.append(4 + level)
                    .append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F")
                    .append(level + 1)
                    .append(' ')
                    .append(5 + level)
                    .append(" 0 R>>>>/Length ")
                    .append(content.length())
                    .append(">>stream\n")
                    .append(content)
                    .append("\nendstream endobj\n");
        }
        return pdf.append("trailer<</Root 1 0 R>>\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One page whose content is a string of so many megabytes, packed to a thousandth. */
    static byte[] unpackingTo(int megabytes) {
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed)) {
            var megabyte = new byte[1024 * 1024];
            Arrays.fill(megabyte, (byte) 'a');
            deflating.write('(');
            for (int i = 0; i < megabytes; i++) deflating.write(megabyte);
            deflating.write(") Tj".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var head =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n";
        var pdf = new ByteArrayOutputStream();
        pdf.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        return pdf.toByteArray();
    }
}
