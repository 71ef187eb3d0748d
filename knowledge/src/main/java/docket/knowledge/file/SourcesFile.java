package docket.knowledge.file;

import docket.knowledge.KnowledgeSource;
import docket.knowledge.KnowledgeSource.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The sources as a YAML file:
 *
 * <pre>
 * sources:
 *   - name: handbook
 *     folder: /srv/handbook
 *     roles: [proposal]
 *   - name: references
 *     bucket: s3://my-knowledge/references/
 *     roles: [proposal, contract]
 *   - name: website
 *     pages: [https://www.example.com/security]
 *     roles: [proposal]
 * </pre>
 */
public final class SourcesFile {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final Set<String> KEYS = Set.of("name", "folder", "bucket", "pages", "roles");

    private SourcesFile() {}

    /** The message is for people and names the remedy. */
    public static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * No file means no sources.
     *
     * @throws Wrong if it says something that is no source
     */
    public static List<KnowledgeSource> read(Path file) {
        if (!Files.exists(file)) return List.of();
        try {
            return parse(
                    Files.readString(file, StandardCharsets.UTF_8),
                    file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Writes one more source behind the others.
     *
     * @throws Wrong if there is one of that name, or the file is not as we could go on with it
     */
    public static void add(Path file, KnowledgeSource source) throws IOException {
        var before = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "sources:\n";
        var after = before.endsWith("\n") ? before + written(source) : before + "\n" + written(source);
        var name = file.getFileName().toString();
        int known = parse(before, name).size();
        if (parse(after, name).size() != known + 1)
            throw new Wrong("the list of sources is not the last thing in " + file + "; write it there by hand:\n"
                    + written(source));
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.writeString(file, after, StandardCharsets.UTF_8);
    }

    private static String written(KnowledgeSource source) {
        var place = switch (source.place()) {
            case Place.Folder(var path) -> "folder: " + quoted(path.toString());
            case Place.Bucket bucket -> "bucket: " + quoted(bucket.words());
            case Place.WebPages(var pages) ->
                "pages: ["
                        + String.join(
                                ", ",
                                pages.stream()
                                        .map(page -> quoted(page.toString()))
                                        .toList())
                        + "]";
        };
        return "  - name: " + source.name() + "\n    " + place + "\n    roles: ["
                + String.join(", ", new TreeSet<>(source.roles())) + "]\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static List<KnowledgeSource> parse(String yaml, String name) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(yaml);
            if (root == null) return List.of();
            if (!(root instanceof Map<?, ?> map)) throw new Wrong(name + ": a list called 'sources' is needed");
            Object list = map.get("sources");
            if (list == null) return List.of();
            if (!(list instanceof List<?> rows)) throw new Wrong(name + ": 'sources' is a list");
            var sources = new ArrayList<KnowledgeSource>();
            var names = new HashSet<String>();
            for (int i = 0; i < rows.size(); i++) {
                var source = source(name + ", source " + (i + 1) + ": ", rows.get(i));
                if (!names.add(source.name()))
                    throw new Wrong(name + ": there are two sources called " + source.name());
                sources.add(source);
            }
            return sources;
        } catch (YAMLException e) {
            throw new Wrong(name + " is no YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static KnowledgeSource source(String where, @Nullable Object row) {
        if (!(row instanceof Map<?, ?> map)) throw new Wrong(where + "name, roles and a place are needed");
        for (Object key : map.keySet())
            if (!KEYS.contains(String.valueOf(key)))
                throw new Wrong(where + "'" + key + "' means nothing; there are name, folder, bucket, pages and roles");
        try {
            return new KnowledgeSource(text(map, "name"), place(where, map), Set.copyOf(texts(map, "roles")));
        } catch (Wrong e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Wrong(where + e.getMessage());
        }
    }

    private static Place place(String where, Map<?, ?> map) {
        var places = new ArrayList<Place>();
        if (map.containsKey("folder")) places.add(new Place.Folder(Path.of(text(map, "folder"))));
        if (map.containsKey("bucket")) places.add(bucket(text(map, "bucket")));
        if (map.containsKey("pages"))
            places.add(new Place.WebPages(
                    texts(map, "pages").stream().map(SourcesFile::page).toList()));
        if (places.size() != 1) throw new Wrong(where + "one of folder, bucket and pages is needed");
        return places.getFirst();
    }

    /** @throws IllegalArgumentException if it is not written {@code s3://bucket/prefix} */
    public static Place bucket(String text) {
        if (!text.matches("s3://[a-z0-9.-]{3,63}(?:/.*)?"))
            throw new IllegalArgumentException("'" + text + "' is no bucket as in s3://my-knowledge/references/");
        var rest = text.substring("s3://".length());
        int slash = rest.indexOf('/');
        return slash < 0
                ? new Place.Bucket(rest, "")
                : new Place.Bucket(rest.substring(0, slash), rest.substring(slash + 1));
    }

    /** @throws IllegalArgumentException if it is no address of the web */
    public static URI page(String text) {
        var page = URI.create(text);
        if (page.getHost() == null || !String.valueOf(page.getScheme()).matches("https?"))
            throw new IllegalArgumentException("'" + text + "' is no page as in https://www.example.com/security");
        return page;
    }

    private static String text(Map<?, ?> map, String key) {
        var value = map.get(key);
        if (value == null) throw new IllegalArgumentException(key + " is needed");
        return value.toString().strip();
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        var value = map.get(key);
        if (value instanceof List<?> list)
            return list.stream().map(each -> String.valueOf(each).strip()).toList();
        return value == null ? List.of() : List.of(value.toString().strip());
    }
}
