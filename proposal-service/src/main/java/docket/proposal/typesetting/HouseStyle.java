package docket.proposal.typesetting;

import docket.proposal.Draft;
import docket.proposal.Typesetter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The house's two templates, {@code proposal.docx} and {@code proposal.html}. Equal drafts become equal bytes: nothing
 * of the moment or the machine goes into a file.
 */
public final class HouseStyle implements Typesetter {

    private final byte[] docx = resource("proposal.docx");
    private final byte[] html = resource("proposal.html");

    @Override
    public byte[] docx(Draft draft) {
        return new DocxTemplate(docx).set(draft);
    }

    @Override
    public byte[] pdf(Draft draft) {
        return new PdfTemplate(html).set(draft);
    }

    private static byte[] resource(String name) {
        try (InputStream in = HouseStyle.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no template " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("no template " + name, e);
        }
    }
}
