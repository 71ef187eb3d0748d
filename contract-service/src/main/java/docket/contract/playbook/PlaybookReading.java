package docket.contract.playbook;

import docket.contract.ClauseType;
import docket.contract.Playbook;
import docket.contract.Position;
import docket.contract.Position.Stance;
import docket.documents.Finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One look through a playbook's tree; everything that is wrong is remembered with its line. */
final class PlaybookReading {

    private static final Map<String, Severity> SEVERITIES =
            Map.of("blocking", Severity.BLOCKING, "warning", Severity.WARNING, "information", Severity.INFO);

    private static final Set<String> TOP = Set.of("name", "score", "kinds", "positions");
    private static final Set<String> POSITION =
            Set.of("clause", "when", "kinds", "stance", "severity", "reason", "fallback", "ask");

    private final List<String> complaints = new ArrayList<>();

    List<String> complaints() {
        return complaints;
    }

    Optional<Playbook> playbook(@Nullable Node root) {
        if (root == null) {
            complaints.add("  line 1: the file is empty");
            return Optional.empty();
        }
        var top = entries(root, TOP);
        var name = text(top, "name", root);
        var kinds = kinds(top.get("kinds"));
        var costs = costs(top.get("score"));
        var positions = new ArrayList<Position>();
        var seen = new HashMap<String, Integer>();
        for (Node node : items(top.get("positions"), root, "positions")) {
            position(node, kinds.keySet(), seen).ifPresent(positions::add);
        }
        return complaints.isEmpty() ? Optional.of(new Playbook(name, kinds, positions, costs)) : Optional.empty();
    }

    private Optional<Position> position(Node node, Set<String> kinds, Map<String, Integer> seen) {
        int before = complaints.size();
        var entries = entries(node, POSITION);
        var clause = clause(entries, node);
        var when = optional(entries, "when");
        if (clause != null && !when.isEmpty() && !Position.cases(clause).contains(when)) {
            var cases = Position.cases(clause);
            complain(
                    entries.getOrDefault("when", node),
                    "'" + when + "' is no case of " + spelled(clause)
                            + (cases.isEmpty() ? "; it has none" : "; there are " + sorted(cases)));
        }
        var ofKinds = new LinkedHashSet<String>();
        if (entries.containsKey("kinds")) {
            for (Node each : items(entries.get("kinds"), node, "kinds")) {
                var kind = scalar(each);
                if (!kinds.contains(kind))
                    complain(each, "'" + kind + "' is no kind of contract; there are " + sorted(kinds));
                ofKinds.add(kind);
            }
        }
        var stance = choice(
                entries,
                "stance",
                node,
                Arrays.stream(Stance.values())
                        .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each)));
        var severity = choice(entries, "severity", node, SEVERITIES);
        var reason = text(entries, "reason", node);
        var key = clause + "/" + when + "/" + sorted(ofKinds);
        var earlier = seen.putIfAbsent(key, line(node));
        if (earlier != null) complain(node, "the position of line " + earlier + " is about the same");
        if (complaints.size() > before || clause == null || stance == null || severity == null) return Optional.empty();
        return Optional.of(new Position(
                clause,
                when,
                ofKinds,
                stance,
                severity,
                reason,
                optional(entries, "fallback"),
                optional(entries, "ask")));
    }

    private @Nullable ClauseType clause(Map<String, Node> entries, Node at) {
        return choice(
                entries,
                "clause",
                at,
                Arrays.stream(ClauseType.values()).collect(Collectors.toMap(PlaybookReading::spelled, each -> each)));
    }

    private Map<String, List<String>> kinds(@Nullable Node node) {
        var kinds = new LinkedHashMap<String, List<String>>();
        if (node == null) return kinds;
        entries(node, Set.of())
                .forEach((kind, words) -> kinds.put(
                        kind,
                        items(words, words, kind).stream()
                                .map(each -> scalar(each).toLowerCase(Locale.ROOT))
                                .toList()));
        return kinds;
    }

    private Map<Severity, Integer> costs(@Nullable Node node) {
        var costs = new EnumMap<Severity, Integer>(Severity.class);
        if (node == null) return costs;
        entries(node, SEVERITIES.keySet()).forEach((name, points) -> {
            var written = scalar(points);
            var severity = SEVERITIES.get(name);
            if (!written.matches("\\d{1,3}"))
                complain(points, "'" + written + "' is no number of points from 0 to 999");
            else if (severity != null) costs.put(severity, Integer.valueOf(written));
        });
        return costs;
    }

    private <T> @Nullable T choice(Map<String, Node> entries, String name, Node at, Map<String, T> choices) {
        var written = text(entries, name, at);
        if (written.isEmpty()) return null;
        var choice = choices.get(written);
        if (choice == null) {
            complain(
                    entries.getOrDefault(name, at),
                    "'" + written + "' is no " + name + "; there are " + sorted(choices.keySet()));
        }
        return choice;
    }

    private String text(Map<String, Node> entries, String name, Node at) {
        var text = optional(entries, name);
        if (text.isEmpty()) complain(at, "'" + name + "' is missing");
        return text;
    }

    private String optional(Map<String, Node> entries, String name) {
        var node = entries.get(name);
        return node == null ? "" : scalar(node).strip();
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        complain(node, "a word or sentence is expected here");
        return "";
    }

    private List<Node> items(@Nullable Node node, Node at, String name) {
        if (node instanceof SequenceNode sequence) return sequence.getValue();
        complain(node == null ? at : node, node == null ? "'" + name + "' is missing" : "a list is expected here");
        return List.of();
    }

    /** @param known names that may stand here; empty if any may */
    private Map<String, Node> entries(Node node, Set<String> known) {
        var entries = new LinkedHashMap<String, Node>();
        if (!(node instanceof MappingNode mapping)) {
            complain(node, "'name: value' is expected here");
            return entries;
        }
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            var name = scalar(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(name)) {
                complain(tuple.getKeyNode(), "'" + name + "' means nothing here; there are " + sorted(known));
            } else if (!seen.add(name)) {
                complain(tuple.getKeyNode(), "'" + name + "' stands here twice");
            } else {
                entries.put(name, tuple.getValueNode());
            }
        }
        return entries;
    }

    private void complain(Node node, String what) {
        complaints.add("  line " + line(node) + ": " + what);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String spelled(ClauseType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
