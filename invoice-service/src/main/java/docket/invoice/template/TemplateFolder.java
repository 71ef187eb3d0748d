package docket.invoice.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Templates in files that people replace while Docket runs: each {@code .yaml}, {@code .yml} or {@code .json}. They are
 * looked at again after a while; files of which one cannot be used leave the templates before in force.
 */
public final class TemplateFolder implements Supplier<List<Template>> {

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
    private static final int MOST_FILES = 1_000;
    private static final long MOST_BYTES = 1_000_000;

    private final Supplier<Map<String, byte[]>> files;
    private final Duration every;
    private final InstantSource clock;
    private final System.Logger log = System.getLogger(TemplateFolder.class.getName());

    private Map<String, byte[]> known = Map.of();
    private List<Template> templates = List.of();
    private Instant looked = Instant.MIN;

    /**
     * Reads all of them now.
     *
     * @param files by name
     * @param every how long what was read counts
     * @throws WrongTemplate if one cannot be used; the message names each mistake with file and line
     */
    public TemplateFolder(Supplier<Map<String, byte[]>> files, Duration every, InstantSource clock) {
        this.files = files;
        this.every = every;
        this.clock = clock;
        this.known = files.get();
        this.templates = read(known);
        this.looked = clock.instant();
    }

    /** A folder of this machine; one that is not there holds none. */
    public static TemplateFolder in(Path folder, Duration every) {
        return new TemplateFolder(() -> files(folder), every, InstantSource.system());
    }

    /** Whether a file of this name is a template. */
    public static boolean isTemplate(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith) && !name.startsWith(".");
    }

    public Templates templates() {
        return new Templates(this);
    }

    @Override
    public synchronized List<Template> get() {
        var now = clock.instant();
        if (!now.isBefore(looked.plus(every))) {
            looked = now;
            look();
        }
        return templates;
    }

    private void look() {
        try {
            var found = files.get();
            if (same(found, known)) return;
            templates = read(found);
            known = found;
        } catch (WrongTemplate | UncheckedIOException e) {
            log.log(System.Logger.Level.WARNING, "the templates before stay in force: {0}", e.getMessage());
        }
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(each -> Arrays.equals(each.getValue(), other.get(each.getKey())));
    }

    private static List<Template> read(Map<String, byte[]> files) {
        var read = new ArrayList<Template>();
        var wrong = new ArrayList<String>();
        new TreeMap<>(files).forEach((name, bytes) -> {
            try {
                read.add(TemplateFile.read(name, bytes));
            } catch (WrongTemplate e) {
                wrong.add(String.valueOf(e.getMessage()));
            }
        });
        if (!wrong.isEmpty()) throw new WrongTemplate(String.join("\n", wrong));
        return List.copyOf(read);
    }

    /** The templates in a folder of this machine, by name; none where there is no folder. */
    public static Map<String, byte[]> files(Path folder) {
        var found = new TreeMap<String, byte[]>();
        if (!Files.isDirectory(folder)) return found;
        try (var all = Files.list(folder)) {
            for (Path file : all.filter(each -> isTemplate(each.getFileName().toString()))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList()) {
                if (!Files.isRegularFile(file)) continue;
                if (Files.size(file) > MOST_BYTES) throw new WrongTemplate("The template " + file + " is too large.");
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates in " + folder, e);
        }
    }
}
