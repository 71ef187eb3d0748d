package docket.proposal.typesetting;

import docket.proposal.Draft;
import docket.proposal.Typesetter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The house's two templates, {@code proposal.docx} and {@code proposal.html}. Equal drafts become equal bytes: nothing
 * of the moment or the machine goes into a file.
 */
public final class HouseStyle implements Typesetter {

    private final byte[] docx = resource("proposal.docx");
    private final byte[] html = resource("proposal.html");

    /** The pages of the draft that was printed last: the table of contents of the other form wants them. */
    private record Printed(Draft draft, List<Integer> pages) {}

    private final AtomicReference<@Nullable Printed> last = new AtomicReference<>();

    @Override
    public byte[] docx(Draft draft) {
        var printed = last.get();
        if (printed == null || !printed.draft().equals(draft)) {
            pdf(draft);
            printed = last.get();
        }
        return new DocxTemplate(docx).set(draft, printed == null ? List.of() : printed.pages());
    }

    @Override
    public byte[] pdf(Draft draft) {
        var template = new PdfTemplate(html);
        var pdf = template.set(draft);
        last.set(new Printed(draft, template.pages(pdf)));
        return pdf;
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
