package docket.transport.settings;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Adds what the house set where a folder for it is named; found by the service loader. */
public final class HouseSettingsFactory implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var folder = context.getValue(HouseSettings.FOLDER);
        var value = folder == null ? null : folder.getValue();
        return value == null || value.isBlank()
                ? List.of()
                : List.of(new HouseSettings(Path.of(value), InstantSource.system()));
    }
}
