package docket.classifier.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.classifier.Feature;
import docket.classifier.Features;
import docket.classifier.training.Example.Origin;
import docket.documents.Documents;
import docket.messages.Kind;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of documents with known kinds: {@code labels.jsonl} with {@code path} (relative to the folder's parent),
 * {@code label}, {@code family}, {@code language} and {@code ambiguous}. Folders {@code ../invoices} and {@code
 * ../contracts} with a {@code truth.jsonl} teach too, but are not measured.
 */
final class Corpus {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHORTENED_WORDS = 300;
    private static final double AMBIGUOUS_WEIGHT = 0.3;

    private final Features features = new Features();
    private final Reader reader = new Reader();
    private final Path parent;
    private final Optional<Path> kept;
    private final Groups groups = new Groups();
    private final Map<String, String> vendors = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private int unreadable;

    /** Documents that must not be parted: joined by family or vendor. */
    private static final class Groups {
        private final Map<String, String> parents = new HashMap<>();

        String find(String name) {
            var up = parents.getOrDefault(name, name);
            return up.equals(name) ? name : find(up);
        }

        void join(String one, String other) {
            parents.put(find(one), find(other));
        }
    }

    private record Draft(
            String id, Kind kind, String language, String family, Origin origin, double weight, Pages pages) {}

    private Corpus(Path folder, Optional<Path> kept) {
        this.kept = kept;
        var up = folder.toAbsolutePath().normalize().getParent();
        if (up == null) throw new IllegalArgumentException("a folder with a parent is needed: " + folder);
        this.parent = up;
    }

    /**
     * @param kept a folder that keeps pages, so that letters in pictures are recognised once
     * @throws UncheckedIOException if a listed file cannot be opened
     */
    static List<Example> read(Path folder, Optional<Path> kept) {
        var corpus = new Corpus(folder, kept);
        corpus.readVendors();
        corpus.readLabels(folder);
        corpus.readFurther("invoices");
        corpus.readFurther("contracts");
        System.err.println(
                corpus.drafts.size() + " documents read, " + corpus.unreadable + " labelled ones not readable");
        return corpus.examples();
    }

    private void readVendors() {
        for (JsonNode row : rows(parent.resolve("invoices/truth.jsonl"))) {
            var vendor = row.path("fields").path("vendor_name").asText("");
            if (!vendor.isEmpty()) vendors.put("invoices/" + row.path("file").asText(), vendor);
        }
    }

    private void readLabels(Path folder) {
        for (JsonNode row : rows(folder.resolve("labels.jsonl"))) {
            var path = row.path("path").asText();
            var origin = row.path("ambiguous").asBoolean() ? Origin.AMBIGUOUS : Origin.LABELLED;
            var pages = pages(path);
            if (pages.isEmpty()) {
                unreadable++;
                System.err.println("not readable: " + path);
                continue;
            }
            add(
                    path,
                    Kind.of(row.path("label").asText()),
                    row,
                    row.path("family").asText(path),
                    origin,
                    pages.get());
        }
    }

    private void readFurther(String folder) {
        for (JsonNode row : rows(parent.resolve(folder + "/truth.jsonl"))) {
            boolean contract = folder.equals("contracts");
            var variant = row.path("variant").asText("");
            // An original with its XML is told by that; its copy without teaches more.
            if (!contract && (variant.equals("xml") || variant.equals("with_xml"))) continue;
            var file = contract
                    ? row.path("files").path("txt").asText()
                    : row.path("file").asText();
            var path = folder + "/" + file;
            var stem = path.replaceAll("\\.[a-z]+$", "");
            if (drafts.stream()
                    .anyMatch(draft -> draft.id().replaceAll("\\.[a-z]+$", "").equals(stem))) continue;
            var family = row.path("family").asText(row.path("id").asText());
            var kind = contract
                    ? Kind.CONTRACT
                    : row.path("doc_type").asText().equals("receipt") ? Kind.RECEIPT : Kind.INVOICE;
            pages(path).ifPresent(pages -> add(path, kind, row, family, Origin.FURTHER, pages));
        }
    }

    private void add(String path, Kind kind, JsonNode row, String family, Origin origin, Pages pages) {
        var language = row.path("language").asText("");
        double weight = origin == Origin.AMBIGUOUS ? AMBIGUOUS_WEIGHT : 1;
        var vendor = vendors.get(path);
        if (vendor != null) groups.join("vendor " + vendor, family);
        drafts.add(new Draft(path, kind, language, family, origin, weight, pages));
    }

    private List<Example> examples() {
        Map<String, Integer> sizes = new HashMap<>();
        drafts.forEach(draft -> sizes.merge(groups.find(draft.family()), 1, Integer::sum));
        var examples = new ArrayList<Example>();
        for (Draft draft : drafts) {
            var group = groups.find(draft.family());
            double weight = draft.weight() / Math.sqrt(sizes.getOrDefault(group, 1));
            boolean counted = draft.origin() == Origin.LABELLED;
            var shortened = shortened(draft.pages());
            // The shorter twin shares the weight, so that length alone says little.
            double share = shortened.isPresent() ? weight / 2 : weight;
            examples.add(example(draft, group, draft.origin(), share, counted, draft.pages()));
            shortened.ifPresent(pages -> examples.add(example(draft, group, Origin.SHORTENED, share, false, pages)));
        }
        return examples;
    }

    private Example example(Draft draft, String group, Origin origin, double weight, boolean counted, Pages pages) {
        List<Feature> seen = features.of(pages, _ -> true);
        return new Example(draft.id(), draft.kind(), draft.language(), group, origin, weight, counted, seen);
    }

    /** A long document's beginning, as if that were all of it. */
    private static Optional<Pages> shortened(Pages pages) {
        int words = pages.pages().stream().mapToInt(page -> page.words().size()).sum();
        if (words < 2 * SHORTENED_WORDS) return Optional.empty();
        var page = pages.pages().stream()
                .filter(one -> !one.lines().isEmpty())
                .findFirst()
                .orElseThrow();
        int count = 0;
        int lines = 0;
        while (lines < page.lines().size() && count < SHORTENED_WORDS)
            count += page.lines().get(lines++).words().size();
        var first = new Page(1, page.width(), page.height(), page.lines().subList(0, lines));
        return Optional.of(new Pages(pages.mediaType(), List.of(first), List.of(), Map.of()));
    }

    private Optional<Pages> pages(String path) {
        try {
            var bytes = Files.readAllBytes(parent.resolve(path));
            if (kept.isEmpty()) return read(bytes, path);
            var file = kept.get().resolve(Documents.sha256(bytes) + "." + Reader.VERSION + ".json");
            if (Files.exists(file)) {
                var json = Files.readAllBytes(file);
                return json.length == 0 ? Optional.empty() : Optional.of(Pages.fromJson(json));
            }
            var pages = read(bytes, path);
            Files.createDirectories(kept.get());
            Files.write(file, pages.map(Pages::toJson).orElse(new byte[0]));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Pages> read(byte[] bytes, String name) {
        return reader.read(bytes, name) instanceof ReadResult.Read(Pages pages) && pages.hasText()
                ? Optional.of(new Pages(pages.mediaType(), pages.pages(), List.of(), pages.metadata()))
                : Optional.empty();
    }

    private static List<JsonNode> rows(Path file) {
        if (!Files.exists(file)) return List.of();
        try (var lines = Files.lines(file)) {
            var rows = new ArrayList<JsonNode>();
            for (String line : (Iterable<String>) lines::iterator) if (!line.isBlank()) rows.add(JSON.readTree(line));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
