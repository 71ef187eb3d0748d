package docket.proposal.crm;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which field of a CRM is which fact of ours: {@code read.title = dealname}, {@code item.quantity = quantity},
 * {@code write.link = docket_proposal_link}. What tells whether a deal will be won has names of the house's own:
 * {@code read.signal.source = hs_analytics_source}. A field of a record beside the deal is written {@code company.name}.
 *
 * @param read our fact to the CRM's field
 * @param item our column of a line item to the CRM's field
 * @param write what we tell to the CRM's field
 */
public record FieldMapping(Map<String, String> read, Map<String, String> item, Map<String, String> write) {

    private static final Set<String> FACTS = Set.of(
            "title",
            "language",
            "currency",
            "amount",
            "summary",
            "delivery_date",
            "valid_until",
            "payment_terms",
            "response_deadline",
            "client_name",
            "client_contact",
            "client_email",
            "client_address");
    private static final Set<String> COLUMNS = Set.of("description", "quantity", "unit", "unit_price", "tax_rate");
    private static final Set<String> TOLD =
            Set.of("link", "status", "sha256", "decided_at", "win_probability", "win_reasons", "score_model");

    /** Before the name of a signal. */
    static final String SIGNAL = "signal.";

    public FieldMapping {
        read = Map.copyOf(read);
        item = Map.copyOf(item);
        write = Map.copyOf(write);
    }

    /** The mapping that comes with Docket for a CRM, or the operator's own. */
    public static FieldMapping of(String crm, Optional<Path> file) {
        try (var reader = file.isPresent() ? Files.newBufferedReader(file.get()) : shipped(crm)) {
            return read(file.map(Path::toString).orElse(crm), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the field mapping cannot be read: "
                            + file.map(Path::toString).orElse(crm),
                    e);
        }
    }

    private static Reader shipped(String crm) {
        var stream = FieldMapping.class.getResourceAsStream("/docket/proposal/crm/" + crm + ".properties");
        if (stream == null) throw new IllegalStateException("no field mapping comes with Docket for " + crm);
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if a line names a fact that there is not */
    static FieldMapping read(String name, Reader text) throws IOException {
        var lines = new Properties();
        lines.load(text);
        var mapping = new FieldMapping(part(lines, "read."), part(lines, "item."), part(lines, "write."));
        var strange = new TreeSet<>(lines.stringPropertyNames());
        FACTS.forEach(fact -> strange.remove("read." + fact));
        COLUMNS.forEach(column -> strange.remove("item." + column));
        TOLD.forEach(told -> strange.remove("write." + told));
        strange.removeIf(line -> line.matches("read\\.signal\\.[a-z][a-z0-9_]{0,59}"));
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException(name + ": there is no " + String.join(", ", strange)
                    + "; there are read." + String.join("|", new TreeSet<>(FACTS)) + ", read.signal.NAME, item."
                    + String.join("|", new TreeSet<>(COLUMNS)) + " and write." + String.join("|", new TreeSet<>(TOLD)));
        }
        return mapping;
    }

    private static Map<String, String> part(Properties lines, String prefix) {
        var part = new LinkedHashMap<String, String>();
        new TreeMap<>(lines).forEach((key, value) -> {
            if (key.toString().startsWith(prefix) && !value.toString().isBlank()) {
                part.put(
                        key.toString().substring(prefix.length()),
                        value.toString().strip());
            }
        });
        return part;
    }

    /** The fields of a record beside the deal, as in {@code company}; of the deal itself for an empty name. */
    Set<String> fields(String record) {
        return read.values().stream()
                .filter(field -> record.isEmpty() ? !field.contains(".") : field.startsWith(record + "."))
                .map(field -> record.isEmpty() ? field : field.substring(record.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
