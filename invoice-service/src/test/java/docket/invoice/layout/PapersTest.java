package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceRules;
import docket.messages.Confidence;
import docket.messages.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invented papers of seven languages, each with what it says above its text: {@code papers/*.txt}. */
class PapersTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T10:00:00Z"));
    private static final String LINES = "items";

    static List<Path> papers() throws IOException, URISyntaxException {
        var folder = Path.of(
                Objects.requireNonNull(PapersTest.class.getResource("papers")).toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void saysWhatItSays(Path paper) throws IOException {
        var parts = Files.readString(paper).split("(?m)^---\\n", 2);
        var known = new LinkedHashMap<String, String>();
        parts[0].lines().map(line -> line.split(" = ", 2)).forEach(pair -> known.put(pair[0], pair[1]));
        var kind = Kind.RECEIPT.label().equals(known.remove("kind")) ? Kind.RECEIPT : Kind.INVOICE;

        var reading = new ExtractInvoice(new LayoutReader(CLOCK), new InvoiceRules(new Confidence(0.85)))
                .extract(kind, PrintedPages.of(parts[1]), new byte[0], "paper.txt")
                .reading();

        assertThat(read(reading, known)).isEqualTo(known);
    }

    private static Map<String, String> read(Reading reading, Map<String, String> known) {
        var read = new LinkedHashMap<String, String>();
        known.keySet()
                .forEach(name -> read.put(
                        name,
                        name.equals(LINES)
                                ? Integer.toString(reading.lineItems().size())
                                : reading.value(name).orElse("nothing")));
        return read;
    }
}
