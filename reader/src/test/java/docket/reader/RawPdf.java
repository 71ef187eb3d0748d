package docket.reader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A PDF written object by object, so that it can say what no library would write. Object 1 is the catalog. */
final class RawPdf {

    private final Map<Integer, byte[]> objects = new TreeMap<>();

    RawPdf object(int number, String content) {
        objects.put(number, content.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    RawPdf stream(int number, String dictionary, String content) {
        return object(
                number, "<<" + dictionary + " /Length " + content.length() + ">>\nstream\n" + content + "\nendstream");
    }

    /** One page (3) with a line of text (4) in Helvetica (5). */
    static RawPdf onePage(String text) {
        return new RawPdf()
                        .object(1, "<</Type /Catalog /Pages 2 0 R>>")
                        .object(2, "<</Type /Pages /Kids [3 0 R] /Count 1>>")
                        .object(3, page("4 0 R"))
                        .stream(4, "", "BT /F 12 Tf 72 700 Td (" + text + ") Tj ET")
                        .object(5, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
    }

    static String page(String contents) {
        return "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + contents
                + " /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>>";
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        var offsets = new TreeMap<Integer, Integer>();
        objects.forEach((number, content) -> {
            offsets.put(number, out.size());
            out.writeBytes((number + " 0 obj\n").getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(content);
            out.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
        });
        int start = out.size();
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        offsets.forEach(
                (number, offset) -> table.append(number).append(" 1\n").append("%010d 00000 n \n".formatted(offset)));
        table.append("trailer\n<</Size 100000 /Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        out.writeBytes(table.toString().getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
