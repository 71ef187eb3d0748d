package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.invoice.Terms;
import docket.messages.Kind;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads labelled examples from folders. A folder with {@code truth.jsonl} holds documents, which are read here. Any other
 * holds, at any depth, JSON objects with {@code fields} and {@code pages} (the path of stored pages beside it;
 * {@code pages.json} if it is not named), or corrections by people as the documents' bucket keeps them.
 */
final class InvoiceExamples {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEPT = "training/invoices";

    /** The pages are left out of what is learned where the file itself states the fields. */
    private static final Set<String> EXACT = Set.of("xml", "with_xml");

    private final Reader reader = new Reader();
    private final PrintStream talk;
    private final List<InvoiceExample> examples = new ArrayList<>();

    private InvoiceExamples(PrintStream talk) {
        this.talk = talk;
    }

    /** @param talk where files that cannot be used are told, one a line */
    static List<InvoiceExample> read(List<Path> folders, PrintStream talk) throws IOException {
        var examples = new InvoiceExamples(talk);
        for (Path folder : folders) {
            if (Files.exists(folder.resolve("truth.jsonl"))) examples.documents(folder);
            else examples.kept(folder);
        }
        return List.copyOf(examples.examples);
    }

    private void documents(Path folder) throws IOException {
        for (JsonNode row : JsonLines.read(folder.resolve("truth.jsonl"))) {
            if (EXACT.contains(row.path("variant").asText())) continue;
            var file = folder.resolve(row.path("file").asText());
            if (!Files.isRegularFile(file)) {
                talk.println(file + ": there is no such file; it is left out");
                continue;
            }
            if (reader.read(Files.readAllBytes(file), file.getFileName().toString())
                    instanceof ReadResult.Read(Pages pages))
                add(row.path("file").asText(), row, pages);
            else talk.println(file + ": cannot be read; it is left out");
        }
    }

    /** A copy of the documents' bucket holds them under {@code training/invoices}, with pages named from its root. */
    private void kept(Path folder) throws IOException {
        var bucket = folder.resolve(KEPT);
        List<Path> files;
        try (var all = Files.walk(Files.isDirectory(bucket) ? bucket : folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("pages.json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try {
                var row = JSON.readTree(Files.readAllBytes(file));
                if (!fields(row).isObject()) continue;
                var named = row.path("pages").asText("pages.json");
                var pages = file.resolveSibling(named);
                if (!Files.isRegularFile(pages)) pages = folder.resolve(named);
                if (!Files.isRegularFile(pages)) {
                    talk.println(file + ": its pages are not at " + pages + "; it is left out");
                    continue;
                }
                add(folder.relativize(file).toString(), row, Pages.fromJson(Files.readAllBytes(pages)));
            } catch (IOException | UncheckedIOException e) {
                talk.println(file + ": is no labelled example; it is left out");
            }
        }
    }

    /** Corrections keep what the machine read beside what a person made of it. */
    private static JsonNode fields(JsonNode row) {
        return row.has("corrected") ? row.path("corrected").path("fields") : row.path("fields");
    }

    private void add(String name, JsonNode row, Pages pages) {
        if (!pages.hasText()) return;
        boolean receipt = row.path("doc_type").asText().equals(Terms.RECEIPT)
                || row.path("kind").asText().equals(Kind.RECEIPT.label());
        var family = row.path("family").asText(row.path("doc").asText(name));
        examples.add(new InvoiceExample(
                name, family, receipt ? Kind.RECEIPT : Kind.INVOICE, pages, fields(row), row.path("visible")));
    }
}
