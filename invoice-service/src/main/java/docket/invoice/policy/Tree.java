package docket.invoice.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Looks into a YAML tree; everything that is not as expected is remembered with its line. */
final class Tree {

    private final List<String> complaints = new ArrayList<>();

    List<String> complaints() {
        return complaints;
    }

    void complain(Node node, String what) {
        complaints.add("  line " + (node.getStartMark().getLine() + 1) + ": " + what);
    }

    /** @param known names that may stand here */
    Map<String, Node> entries(@Nullable Node node, Set<String> known) {
        var entries = new LinkedHashMap<String, Node>();
        if (node == null) return entries;
        if (!(node instanceof MappingNode mapping)) {
            complain(node, "'name: value' is expected here, with one of " + sorted(known));
            return entries;
        }
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            var name = scalar(tuple.getKeyNode());
            if (!known.contains(name)) {
                complain(tuple.getKeyNode(), "'" + name + "' means nothing here; there are " + sorted(known));
            } else if (!seen.add(name)) {
                complain(tuple.getKeyNode(), "'" + name + "' stands here twice");
            } else {
                entries.put(name, tuple.getValueNode());
            }
        }
        return entries;
    }

    /** One word, or a list of them. */
    List<String> words(@Nullable Node node) {
        if (node == null) return List.of();
        var words = node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(this::scalar).toList()
                : List.of(scalar(node));
        if (words.isEmpty()) complain(node, "the list is empty; leave it out, or name somebody");
        if (words.stream().anyMatch(String::isBlank)) complain(node, "a name is missing here");
        return words;
    }

    List<Node> items(@Nullable Node node) {
        if (node == null) return List.of();
        if (node instanceof SequenceNode sequence) return sequence.getValue();
        complain(node, "a list is expected here, each entry after a '-'");
        return List.of();
    }

    String scalar(Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue().strip();
        complain(node, "a word or number is expected here");
        return "";
    }

    static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
