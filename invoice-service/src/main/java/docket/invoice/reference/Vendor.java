package docket.invoice.reference;

import docket.invoice.Checksums;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One we buy from.
 *
 * @param names its own first, then what else it calls itself
 * @param ibans the accounts we pay to
 */
record Vendor(String id, List<String> names, String vatId, List<String> ibans) {

    /** Columns {@code id}, {@code name}, {@code aliases}, {@code vat_id}, {@code iban}; several values parted by {@code |}. */
    static List<Vendor> of(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> {
                    var name = row.getOrDefault("name", "");
                    if (name.isBlank()) throw new IllegalArgumentException("a vendor without a name: " + row.get("id"));
                    return new Vendor(
                            row.getOrDefault("id", name),
                            Stream.concat(Stream.of(name), parts(row.getOrDefault("aliases", "")))
                                    .toList(),
                            Checksums.compact(row.getOrDefault("vat_id", "")),
                            Stream.concat(parts(row.getOrDefault("iban", "")), parts(row.getOrDefault("ibans", "")))
                                    .map(Checksums::compact)
                                    .toList());
                })
                .toList();
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).filter(part -> !part.isEmpty());
    }

    String name() {
        return names.getFirst();
    }

    double likeness(String name) {
        return names.stream().mapToDouble(each -> Likeness.of(each, name)).max().orElse(0);
    }
}
