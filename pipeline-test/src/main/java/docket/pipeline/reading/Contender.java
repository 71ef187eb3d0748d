package docket.pipeline.reading;

import docket.reader.Page;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.sax.BodyContentHandler;

/** One way to get the text of a PDF. */
enum Contender {
    /** Words with boxes, lines, attachments, metadata, hidden words: all that the services get. */
    DOCKET {
        @Override
        String text(Path file, byte[] bytes) {
            if (!(Reader.here(bytes, "") instanceof ReadResult.Read(var pages))) return "";
            return pages.pages().stream().map(Contender::all).collect(Collectors.joining("\n"));
        }

        @Override
        void read(Path file, byte[] bytes) {
            Reader.here(bytes, "");
        }
    },
    /** The loop everybody writes. */
    PDFBOX {
        @Override
        String text(Path file, byte[] bytes) throws IOException {
            try (var document = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(document);
            }
        }
    },
    TIKA {
        @Override
        String text(Path file, byte[] bytes) throws Exception {
            var text = new BodyContentHandler(-1);
            new PDFParser().parse(new ByteArrayInputStream(bytes), text, new Metadata(), new ParseContext());
            return text.toString();
        }
    },
    /** A process of its own for each file, as one would call it. */
    PDFTOTEXT {
        @Override
        String text(Path file, byte[] bytes) throws Exception {
            var process = new ProcessBuilder("pdftotext", "-q", "-enc", "UTF-8", file.toString(), "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        }

        @Override
        boolean isHere() {
            var path = System.getenv("PATH");
            if (path == null) return false;
            for (String folder : path.split(":", -1))
                if (Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, "pdftotext"))) return true;
            return false;
        }
    };

    abstract String text(Path file, byte[] bytes) throws Exception;

    void read(Path file, byte[] bytes) throws Exception {
        text(file, bytes);
    }

    boolean isHere() {
        return true;
    }

    /** What nobody sees stands in the file too, and the others read it. */
    private static String all(Page page) {
        return page.text()
                + "\n"
                + page.hidden().stream().map(word -> word.text()).collect(Collectors.joining(" "));
    }
}
