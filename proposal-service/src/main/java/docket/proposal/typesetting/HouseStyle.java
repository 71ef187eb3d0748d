package docket.proposal.typesetting;

import docket.proposal.Draft;
import docket.proposal.Typesetter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The house's two templates, {@code proposal.docx} and {@code proposal.html}, ours where it has none of its own. Equal
 * drafts become equal bytes: nothing of the moment or the machine goes into a file.
 */
public final class HouseStyle implements Typesetter {

    private static final String DOCX = "proposal.docx";
    private static final String HTML = "proposal.html";

    private final byte[] docx;
    private final byte[] html;

    /** The pages of the draft that was printed last: the table of contents of the other form wants them. */
    private record Printed(Draft draft, List<Integer> pages) {}

    private final AtomicReference<@Nullable Printed> last = new AtomicReference<>();

    /** With the templates that come with the product. */
    public HouseStyle() {
        this(resource(DOCX), resource(HTML));
    }

    private HouseStyle(byte[] docx, byte[] html) {
        this.docx = docx;
        this.html = html;
    }

    /**
     * With the templates of a folder, which are read now.
     *
     * @param folder either file may be absent; the other form then has the product's own
     * @throws UncheckedIOException if a file is there and cannot be read
     */
    public static HouseStyle of(Path folder) {
        return new HouseStyle(own(folder, DOCX), own(folder, HTML));
    }

    /** Whether a folder has a template. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(DOCX)) || Files.exists(folder.resolve(HTML));
    }

    private static byte[] own(Path folder, String name) {
        var file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : resource(name);
        } catch (IOException e) {
            throw new UncheckedIOException("no template " + file, e);
        }
    }

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
