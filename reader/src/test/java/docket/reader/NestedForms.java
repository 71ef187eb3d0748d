package docket.reader;

import java.nio.charset.StandardCharsets;

/** A few kilobytes of PDF whose forms draw each other: width to the power of depth operations. */
final class NestedForms {

    private NestedForms() {}

    static byte[] pdf(int depth, int width) {
        var pdf = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
        var page = "/F1 Do ".repeat(width);
        pdf.append("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F1 5 0 R>>>>>>endobj\n");
        pdf.append("4 0 obj<</Length ").append(page.length()).append(">>stream\n").append(page).append("\nendstream endobj\n");
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
}
