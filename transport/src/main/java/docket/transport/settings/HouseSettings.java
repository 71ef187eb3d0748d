package docket.transport.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * What an admin set at the workbench: lines {@code name = value} in {@code crm.properties} and {@code
 * engines.properties} of the folder {@code docket.house}. They win over the environment and are looked at again every
 * second, so that whoever asks the configuration again hears the new value without a restart.
 */
public final class HouseSettings implements ConfigSource {

    /** The setting that names the folder. */
    public static final String FOLDER = "docket.house";

    public static final String CRM = "crm.properties";
    public static final String ENGINES = "engines.properties";

    /** How the source calls itself where somebody asks from where a value comes. */
    public static final String NAME = "the workbench";

    private static final System.Logger LOG = System.getLogger(HouseSettings.class.getName());
    private static final List<String> FILES = List.of(CRM, ENGINES);

    /** Above the environment (300), below the command line (400). */
    private static final int ORDINAL = 350;

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String REST = "docket.house.engine.";

    private final Path folder;
    private final InstantSource clock;
    private volatile Seen seen = new Seen(Map.of(), "", Instant.MIN);

    private record Seen(Map<String, String> values, String marks, Instant at) {}

    HouseSettings(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Whether the house lets an engine rest that the service was started with, so that the rules of this process work
     * alone until it is asked again.
     *
     * @param engine as in {@code contract} for {@code docket.engine.contract}
     */
    public static boolean rests(Config config, String engine) {
        return config.getOptionalValue(REST + engine, String.class)
                .filter("local"::equals)
                .isPresent();
    }

    @Override
    public Map<String, String> getProperties() {
        return values();
    }

    @Override
    public Set<String> getPropertyNames() {
        return values().keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.startsWith("docket.") ? values().get(name) : null;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    private Map<String, String> values() {
        var now = clock.instant();
        var known = seen;
        if (!known.at().equals(Instant.MIN) && now.isBefore(known.at().plus(FRESH))) return known.values();
        try {
            var marks = marks();
            known = new Seen(marks.equals(known.marks()) ? known.values() : read(), marks, now);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "the settings in {0} cannot be read, those before stay in force", folder);
            known = new Seen(known.values(), known.marks(), now);
        }
        seen = known;
        return known.values();
    }

    private String marks() throws IOException {
        var marks = new StringBuilder();
        for (var name : FILES) {
            var file = folder.resolve(name);
            if (Files.exists(file)) {
                marks.append(Files.getLastModifiedTime(file)).append(' ').append(Files.size(file));
            }
            marks.append(';');
        }
        return marks.toString();
    }

    private Map<String, String> read() throws IOException {
        var values = new HashMap<String, String>();
        for (var name : FILES) {
            var file = folder.resolve(name);
            if (!Files.exists(file)) continue;
            var lines = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            }
            for (var line : lines.stringPropertyNames()) {
                var value = lines.getProperty(line).strip();
                if (!value.isEmpty()) values.put(line, value);
            }
        }
        return Map.copyOf(values);
    }
}
