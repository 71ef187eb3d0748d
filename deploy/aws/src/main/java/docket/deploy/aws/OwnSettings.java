package docket.deploy.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a house sets beyond what the templates know, from a file with lines such as
 * {@code review-service.docket.people=Ada=ada@example.com;admin}. Each goes to that service's functions and tasks.
 *
 * @param byService by service, then by property, in their order
 */
public record OwnSettings(Map<String, SortedMap<String, String>> byService) {

    static final List<String> SERVICES =
            List.of("classifier-service", "invoice-service", "contract-service", "proposal-service", "review-service");

    private static final String KEPT = "secretsmanager:";

    /** @param file empty for none */
    static OwnSettings of(String file) {
        var all = new TreeMap<String, SortedMap<String, String>>();
        if (file.isEmpty()) return new OwnSettings(all);
        var read = new Properties();
        try (var in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("settings=" + file + " is not there", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String line : read.stringPropertyNames()) {
            var service = SERVICES.stream()
                    .filter(each -> line.startsWith(each + "."))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            file + ": " + line + " begins with no service; there are " + String.join(", ", SERVICES)));
            all.computeIfAbsent(service, _ -> new TreeMap<>())
                    .put(line.substring(service.length() + 1), read.getProperty(line));
        }
        return new OwnSettings(all);
    }

    boolean has(String service, String property) {
        return of(byService, service).containsKey(property);
    }

    /** As environment variables, by MicroProfile's rule. */
    SortedMap<String, String> variables(String service) {
        var all = new TreeMap<String, String>();
        of(byService, service).forEach((property, value) -> all.put(variable(property), value));
        return all;
    }

    /** Names in Secrets Manager that a service's own settings lead to. */
    List<String> secrets(String service) {
        return of(byService, service).values().stream()
                .filter(value -> value.startsWith(KEPT))
                .map(value -> value.substring(KEPT.length()).replaceAll("#.*", ""))
                .distinct()
                .sorted()
                .toList();
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static SortedMap<String, String> of(Map<String, SortedMap<String, String>> all, String service) {
        return all.getOrDefault(service, new TreeMap<>());
    }
}
