package docket.contract.playbook;

import docket.contract.Playbook;
import docket.contract.Position;
import docket.documents.Finding;
import docket.messages.Ruling;
import docket.messages.Ruling.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What people's answers to risks say about the playbook: a wording that was reworded becomes the fallback, a position that
 * was rejected again and again becomes acceptable. Positions as YAML, to be pasted over the old ones by somebody who
 * agrees.
 */
public final class Suggestions {

    /** A rejection may be a matter of the one contract; this many are a matter of the rule. */
    private static final int OFTEN = 2;

    private static final int WIDTH = 110;

    private Suggestions() {}

    /** A finding with the ruling on it. */
    public record Ruled(String document, Finding finding) {}

    /** @param ruled the newest first */
    public static String yaml(Playbook playbook, List<Ruled> ruled) {
        var about = new LinkedHashMap<Position, List<Ruled>>();
        for (var each : ruled) {
            var advice = each.finding().advice();
            if (advice == null || each.finding().ruling() == null) continue;
            positionOf(playbook, advice.rule())
                    .forEach(position -> about.computeIfAbsent(position, _ -> new ArrayList<>())
                            .add(each));
        }
        var yaml = new StringBuilder();
        about.forEach((position, all) -> suggestion(position, all, yaml));
        return yaml.isEmpty()
                ? "# Nothing that people said about risks so far asks for a change of playbook " + playbook.name()
                        + ".\n"
                : "# Suggested changes of playbook " + playbook.name() + ", under \"positions\".\n" + yaml;
    }

    /** At most one: of those with this rule the first. */
    private static Stream<Position> positionOf(Playbook playbook, String rule) {
        return playbook.positions().stream()
                .filter(position -> Stream.concat(playbook.kinds().keySet().stream(), Stream.of(Playbook.OTHER))
                        .filter(kind ->
                                position.kinds().isEmpty() || position.kinds().contains(kind))
                        .anyMatch(kind -> playbook.rule(position, kind).equals(rule)))
                .max(Comparator.comparingInt(position -> position.kinds().isEmpty() ? 0 : 1))
                .stream();
    }

    private static void suggestion(Position position, List<Ruled> all, StringBuilder yaml) {
        var rulings = all.stream()
                .map(each -> each.finding().ruling())
                .filter(Objects::nonNull)
                .toList();
        long rejected = rulings.stream()
                .filter(each -> each.choice() == Choice.REJECTED)
                .count();
        var wordings = new LinkedHashMap<String, Integer>();
        for (var ruling : rulings)
            if (ruling.choice() == Choice.EDITED) wordings.merge(ruling.wording(), 1, Integer::sum);
        boolean tooStrict =
                rejected >= OFTEN && 2 * rejected > rulings.size() && position.stance() != Position.Stance.ACCEPTABLE;
        if (wordings.isEmpty() && !tooStrict) return;
        // The wording most people wrote; of equals the newest, which came first.
        var wording = wordings.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(position.fallback());
        yaml.append('\n').append("  # ").append(counts(rulings)).append('\n');
        for (var each : all) {
            var ruling = Objects.requireNonNull(each.finding().ruling());
            yaml.append("  # ")
                    .append(ruling.choice().label())
                    .append(" by ")
                    .append(ruling.by().replaceAll("\\s+", " "))
                    .append(" on ")
                    .append(ruling.at().toString(), 0, 10)
                    .append(" in ")
                    .append(each.document())
                    .append('\n');
        }
        write(position, wording, tooStrict, yaml);
    }

    private static String counts(List<Ruling> rulings) {
        var counts = new ArrayList<String>();
        for (var choice : Choice.values()) {
            long count =
                    rulings.stream().filter(each -> each.choice() == choice).count();
            if (count > 0) counts.add(count + " " + choice.label());
        }
        return String.join(", ", counts);
    }

    private static void write(Position position, String wording, boolean acceptable, StringBuilder yaml) {
        yaml.append("  - clause: ").append(small(position.clause())).append('\n');
        if (!position.when().isEmpty())
            yaml.append("    when: ").append(position.when()).append('\n');
        if (!position.kinds().isEmpty())
            yaml.append("    kinds: [")
                    .append(String.join(", ", position.kinds().stream().sorted().toList()))
                    .append("]\n");
        var severity = position.severity() == Finding.Severity.INFO ? "information" : small(position.severity());
        yaml.append("    stance: ")
                .append(acceptable ? "acceptable" : small(position.stance()))
                .append('\n');
        yaml.append("    severity: ")
                .append(acceptable ? "information" : severity)
                .append('\n');
        yaml.append("    reason: ").append(quoted(position.reason())).append('\n');
        if (!wording.isEmpty()) yaml.append("    fallback: >-\n").append(folded(wording));
        if (!position.ask().isEmpty())
            yaml.append("    ask: ").append(quoted(position.ask())).append('\n');
    }

    private static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }

    private static String folded(String text) {
        var lines = new StringBuilder();
        var line = new StringBuilder("      ");
        for (var word : text.strip().split("\\s+")) {
            if (line.length() + word.length() + 1 > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder("      ");
            }
            if (!line.toString().isBlank()) line.append(' ');
            line.append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
