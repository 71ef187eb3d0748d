package docket.invoice.yaml;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Looks into a YAML tree, which JSON is too; everything that is not as expected is remembered with its line, so that
 * whoever wrote a file hears of all its mistakes at once.
 */
public final class Tree {

    private static final int MOST_CHARACTERS = 1_000_000;

    private final List<String> complaints = new ArrayList<>();

    /**
     * Reads a file without anything that YAML could make of it but words, lists and maps.
     *
     * @return null if the file is empty
     * @throws MarkedYAMLException if it is no YAML
     */
    public static @Nullable Node compose(Reader reader) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        return new Yaml(options).compose(reader);
    }

    /** What is wrong with a file that is no YAML, with its line. */
    public static String complaint(MarkedYAMLException e) {
        var mark = e.getProblemMark();
        return "  " + (mark == null ? "" : "line " + (mark.getLine() + 1) + ": ") + e.getProblem();
    }

    public List<String> complaints() {
        return complaints;
    }

    public void complain(Node node, String what) {
        complaints.add("  line " + (node.getStartMark().getLine() + 1) + ": " + what);
    }

    /** @param known names that may stand here */
    public Map<String, Node> entries(@Nullable Node node, Set<String> known) {
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
    public List<String> words(@Nullable Node node) {
        if (node == null) return List.of();
        var words = node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(this::scalar).toList()
                : List.of(scalar(node));
        if (words.isEmpty()) complain(node, "the list is empty; leave it out, or name somebody");
        if (words.stream().anyMatch(String::isBlank)) complain(node, "a name is missing here");
        return words;
    }

    public List<Node> items(@Nullable Node node) {
        if (node == null) return List.of();
        if (node instanceof SequenceNode sequence) return sequence.getValue();
        complain(node, "a list is expected here, each entry after a '-'");
        return List.of();
    }

    public String scalar(Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue().strip();
        complain(node, "a word or number is expected here");
        return "";
    }

    public static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
