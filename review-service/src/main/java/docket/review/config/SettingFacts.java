package docket.review.config;

import docket.review.Facts;
import docket.review.SettingLine;
import docket.transport.settings.HouseSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What this process was told at its start, secrets left out. */
@Singleton
class SettingFacts implements Facts {

    private static final Set<String> SET_HERE =
            SettingLine.ALL.stream().map(SettingLine::name).collect(Collectors.toUnmodifiableSet());

    private static final String SECRET = ".*(secret|token|password|key|credential|hash).*";

    @Override
    public List<Fact> under(String prefix) {
        var config = ConfigProvider.getConfig();
        var names = new TreeSet<String>();
        // The same property is named twice where an environment variable gives it, once in capitals.
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(prefix) && !SET_HERE.contains(name))
                .forEach(names::add);
        var facts = new ArrayList<Fact>();
        for (var name : names) {
            boolean secret = name.matches(SECRET);
            var value = config.getConfigValue(name);
            if (value == null || value.getValue() == null || value.getValue().isEmpty()) continue;
            facts.add(new Fact(name, secret ? "***" : value.getValue(), from(value.getSourceName()), variable(name)));
        }
        return facts;
    }

    @Override
    public String atTheStart(String name) {
        for (var source : ConfigProvider.getConfig().getConfigSources()) {
            if (source.getName().equals(HouseSettings.NAME)) continue;
            var value = source.getValue(name);
            if (value != null && !value.isBlank()) return value;
        }
        return "";
    }

    private static String from(@Nullable String source) {
        var said = source == null ? "" : source.toLowerCase(Locale.ROOT);
        if (said.contains("env")) return "environment";
        if (said.contains("sysprop")) return "command line";
        if (said.isEmpty() || said.contains("default") || said.contains("application.properties")) return "built in";
        return source == null ? "" : source;
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
