package docket.review.versions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import docket.documents.Documents;
import docket.messages.DocumentId;
import docket.review.VersionDesk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a proposal's drafts left beside their document: their words by section, and which one was approved. */
final class KeptVersions implements VersionDesk {

    private static final String STEPS = "proposal";
    private static final String FILES = "proposal-files/";
    private static final String SECTIONS = "/sections.json";
    private static final String APPROVED = "proposal-approved.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Documents documents;

    KeptVersions(Documents documents) {
        this.documents = documents;
    }

    private record Section(String title, List<String> lines) {}

    private record Approved(String version, String by, String at, String sha256) {}

    @Override
    public List<Version> versions(DocumentId document) {
        var approved = documents.file(document, APPROVED).map(bytes -> read(bytes, new TypeReference<Approved>() {}));
        var versions = new ArrayList<Version>();
        documents.files(document, STEPS).stream()
                .filter(name ->
                        documents.file(document, FILES + name + SECTIONS).isPresent())
                .sorted(Comparator.comparingInt(KeptVersions::number).thenComparing(name -> name))
                .forEach(name -> versions.add(version(document, name, approved.orElse(null))));
        return versions;
    }

    /** The first draft comes first; decisions and further drafts by their numbers in the document's story. */
    static int number(String name) {
        return name.matches("(?:decided|draft)-\\d{1,9}") ? Integer.parseInt(name.substring(name.indexOf('-') + 1)) : 0;
    }

    private static Version version(DocumentId document, String name, @Nullable Approved approved) {
        return approved != null && approved.version().equals(name)
                ? new Version(document, name, approved.by(), approved.at(), approved.sha256())
                : new Version(document, name, "", "", "");
    }

    @Override
    public Optional<List<Line>> compare(String before, String after) {
        return sections(before).flatMap(one -> sections(after).map(other -> lines(one, other)));
    }

    private Optional<Map<String, List<String>>> sections(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0 || !reference.substring(colon + 1).matches("[a-z0-9-]{1,40}")) return Optional.empty();
        DocumentId document;
        try {
            document = new DocumentId(reference.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return documents
                .file(document, FILES + reference.substring(colon + 1) + SECTIONS)
                .map(bytes -> {
                    var sections = new LinkedHashMap<String, List<String>>();
                    for (var section : read(bytes, new TypeReference<List<Section>>() {}))
                        sections.merge(section.title(), section.lines(), KeptVersions::both);
                    return sections;
                });
    }

    private static List<String> both(List<String> one, List<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<Line> lines(Map<String, List<String>> before, Map<String, List<String>> after) {
        var rows = DiffRowGenerator.create()
                .showInlineDiffs(true)
                .inlineDiffByWord(true)
                .lineNormalizer(line -> line) // no HTML: the page escapes what it shows
                .oldTag(begins -> begins ? "[-" : "-]")
                .newTag(begins -> begins ? "{+" : "+}")
                .build();
        var titles = new LinkedHashSet<>(after.keySet());
        titles.addAll(before.keySet());
        var lines = new ArrayList<Line>();
        for (var title : titles)
            for (var row :
                    rows.generateDiffRows(before.getOrDefault(title, List.of()), after.getOrDefault(title, List.of())))
                lines.add(new Line(title, how(row.getTag()), row.getOldLine(), row.getNewLine()));
        return lines;
    }

    private static String how(DiffRow.Tag tag) {
        return switch (tag) {
            case EQUAL -> "same";
            case CHANGE -> "changed";
            case DELETE -> "gone";
            case INSERT -> "added";
        };
    }

    private static <T> T read(byte[] bytes, TypeReference<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version is not as it was written", e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }
}
