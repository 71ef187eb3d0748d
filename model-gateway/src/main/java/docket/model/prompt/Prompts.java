package docket.model.prompt;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All prompts in all versions: files {@code NAME/VERSION.md} of a folder, or of the product's jars. */
public final class Prompts {

    private static final int CONTEXT = 3;

    private final Map<String, NavigableMap<Integer, Prompt>> prompts = new TreeMap<>();

    public Prompts(List<Prompt> prompts) {
        for (Prompt prompt : prompts) {
            var versions = this.prompts.computeIfAbsent(prompt.name(), _ -> new TreeMap<>());
            if (versions.put(prompt.version(), prompt) != null)
                throw new BadPrompt("there are two files for prompt " + prompt.id());
        }
    }

    /** Every {@code .md} file below a folder. */
    public static Prompts below(Path folder) {
        try (var files = Files.walk(folder)) {
            var prompts = new ArrayList<Prompt>();
            for (Path file : files.filter(f -> f.toString().endsWith(".md"))
                    .sorted(Comparator.naturalOrder())
                    .toList())
                prompts.add(PromptFile.parse(
                        Files.readString(file), folder.relativize(file).toString()));
            return new Prompts(prompts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the prompts in " + folder, e);
        }
    }

    /** A prompt delivered in a jar. */
    public static Prompt delivered(Class<?> beside, String resource) {
        try (var file = beside.getResourceAsStream(resource)) {
            if (file == null) throw new BadPrompt("there is no prompt " + resource + " beside " + beside.getName());
            return PromptFile.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name names the file in what is said about it */
    public static Prompt parse(String source, String name) {
        return PromptFile.parse(source, name);
    }

    /** The newest version. */
    public Optional<Prompt> newest(String name) {
        return Optional.ofNullable(prompts.get(name)).map(v -> v.lastEntry().getValue());
    }

    public Optional<Prompt> version(String name, int version) {
        return Optional.ofNullable(prompts.get(name)).map(v -> v.get(version));
    }

    public List<String> names() {
        return List.copyOf(prompts.keySet());
    }

    /** All versions, the newest first. */
    public List<Prompt> history(String name) {
        return Optional.ofNullable(prompts.get(name))
                .map(v -> List.copyOf(v.descendingMap().values()))
                .orElse(List.of());
    }

    /** What changed between two versions, as a unified diff. */
    public List<String> diff(String name, int older, int newer) {
        var from = version(name, older).orElseThrow(() -> absent(name, older));
        var to = version(name, newer).orElseThrow(() -> absent(name, newer));
        var lines = from.source().lines().toList();
        var patch = DiffUtils.diff(lines, to.source().lines().toList());
        return UnifiedDiffUtils.generateUnifiedDiff(from.id(), to.id(), lines, patch, CONTEXT);
    }

    private static BadPrompt absent(String name, int version) {
        return new BadPrompt("there is no prompt " + name + "@" + version);
    }
}
