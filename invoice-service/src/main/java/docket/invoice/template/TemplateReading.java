package docket.invoice.template;

import docket.invoice.Checksums;
import docket.invoice.Terms;
import docket.invoice.layout.Printed;
import docket.invoice.template.Template.Match;
import docket.invoice.template.Template.Place;
import docket.invoice.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One look through a template's tree. */
final class TemplateReading {

    private static final Set<String> TOP = Set.of("name", "match", "decimals", "dates", "fields");
    private static final Set<String> MATCH = Set.of("vat_id", "name", "keyword");
    private static final Set<String> PLACE = Set.of("label", "regex", "region", "value");
    private static final Set<String> REGION = Set.of("page", "left", "top", "right", "bottom");
    private static final Set<String> SIDES = Set.of("top", "bottom", "left", "right", "anywhere");
    private static final int LONGEST_EXPRESSION = 400;
    private static final int LEAST_LETTERS = 2;
    private static final int LEAST_VAT = 8;
    private static final double WHOLE = 100;

    private final Tree tree = new Tree();
    private final String fileName;

    /** @param fileName without its ending; what a template is called that has no name */
    TemplateReading(String fileName) {
        this.fileName = fileName;
    }

    List<String> complaints() {
        return tree.complaints();
    }

    /** @return empty if something is wrong, which the complaints tell */
    Optional<Template> template(@Nullable Node root) {
        if (root == null) {
            tree.complaints().add("  line 1: the file is empty; it begins with 'match:'");
            return Optional.empty();
        }
        var top = tree.entries(root, TOP);
        if (!tree.complaints().isEmpty() && top.isEmpty()) return Optional.empty();
        var named = top.get("name");
        var match = match(root, top.get("match"));
        var commaDecimals = choice(top.get("decimals"), "comma", "point");
        var monthFirst = choice(top.get("dates"), "month first", "day first");
        var fields = fields(root, top.get("fields"));
        return tree.complaints().isEmpty()
                ? Optional.of(new Template(
                        named == null ? fileName : tree.scalar(named), match, fields, commaDecimals, monthFirst))
                : Optional.empty();
    }

    private Match match(Node root, @Nullable Node node) {
        if (node == null) {
            tree.complain(root, "'match' is missing: vat_id, name or keyword of the vendor's paper");
            return new Match("", "", List.of());
        }
        var entries = tree.entries(node, MATCH);
        if (entries.isEmpty() && tree.complaints().isEmpty()) {
            tree.complain(node, "'match' names nothing; it would fit every invoice");
        }
        var vatNode = entries.get("vat_id");
        var vat = vatNode == null ? "" : Checksums.compact(tree.scalar(vatNode));
        if (vatNode != null && vat.length() < LEAST_VAT) tree.complain(vatNode, "'" + vat + "' is no VAT number");
        var nameNode = entries.get("name");
        var name = nameNode == null ? "" : tree.scalar(nameNode);
        if (nameNode != null) searchable(nameNode, name);
        var keywordNode = entries.get("keyword");
        var keywords = tree.words(keywordNode);
        if (keywordNode != null) for (String keyword : keywords) searchable(keywordNode, keyword);
        return new Match(vat, name, keywords);
    }

    private void searchable(Node node, String text) {
        if (Printed.compact(text).length() < LEAST_LETTERS) {
            tree.complain(node, "'" + text + "' has too few letters to be found on a page");
        }
    }

    private Optional<Boolean> choice(@Nullable Node node, String yes, String no) {
        if (node == null) return Optional.empty();
        var written = tree.scalar(node);
        if (!written.equals(yes) && !written.equals(no)) {
            tree.complain(node, "'" + written + "' is neither '" + yes + "' nor '" + no + "'");
        }
        return Optional.of(written.equals(yes));
    }

    private Map<String, Place> fields(Node root, @Nullable Node node) {
        var fields = new LinkedHashMap<String, Place>();
        if (node == null) {
            tree.complain(root, "'fields' is missing: what stands where on the vendor's paper");
            return fields;
        }
        var known = new TreeSet<>(Terms.ORDER);
        known.removeAll(Set.of(Terms.DOC_TYPE, Terms.TAXES));
        var entries = tree.entries(node, known);
        if (entries.isEmpty() && tree.complaints().isEmpty()) tree.complain(node, "'fields' names no field");
        entries.forEach((name, each) -> place(each).ifPresent(place -> fields.put(name, place)));
        return fields;
    }

    private Optional<Place> place(Node node) {
        int line = node.getStartMark().getLine() + 1;
        if (!(node instanceof MappingNode)) {
            var label = tree.scalar(node);
            searchable(node, label);
            return Optional.of(new Place.Label(label, false, Region.ANYWHERE, line));
        }
        var entries = tree.entries(node, PLACE);
        var label = entries.get("label");
        var regex = entries.get("regex");
        var value = entries.get("value");
        var region = region(entries.get("region"));
        if (label != null && regex == null) {
            var text = tree.scalar(label);
            searchable(label, text);
            boolean below = choice(value, "below", "right").orElse(false);
            return Optional.of(new Place.Label(text, below, region, line));
        }
        if (label != null || regex == null) {
            tree.complain(node, "either 'label' or 'regex' says where the value stands");
            return Optional.empty();
        }
        if (value != null) {
            tree.complain(value, "'value' goes with 'label'; an expression finds the value itself");
        }
        return pattern(regex).map(pattern -> new Place.Expression(pattern, region, line));
    }

    private Optional<Pattern> pattern(Node node) {
        var written = tree.scalar(node);
        if (written.isEmpty() || written.length() > LONGEST_EXPRESSION) {
            tree.complain(node, "an expression has 1 to " + LONGEST_EXPRESSION + " characters");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            tree.complain(
                    node,
                    "the expression '" + written + "' is wrong at its character " + (Math.max(0, e.getIndex()) + 1)
                            + ": " + e.getDescription().toLowerCase(Locale.ROOT));
            return Optional.empty();
        }
    }

    private Region region(@Nullable Node node) {
        if (node == null) return Region.ANYWHERE;
        return node instanceof MappingNode ? measured(node) : inWords(node);
    }

    /** {@code top right} is the upper right quarter. */
    private Region inWords(Node node) {
        var words = List.of(tree.scalar(node).split("\\s+"));
        if (!SIDES.containsAll(words)
                || words.contains("top") && words.contains("bottom")
                || words.contains("left") && words.contains("right")) {
            tree.complain(
                    node,
                    "'" + String.join(" ", words) + "' is no region such as 'top', 'bottom right' or"
                            + " {page: 1, left: 50, top: 0, right: 100, bottom: 30} in hundredths of the page");
            return Region.ANYWHERE;
        }
        return new Region(
                0,
                words.contains("right") ? WHOLE / 2 : 0,
                words.contains("bottom") ? WHOLE / 2 : 0,
                words.contains("left") ? WHOLE / 2 : WHOLE,
                words.contains("top") ? WHOLE / 2 : WHOLE);
    }

    private Region measured(Node node) {
        var entries = tree.entries(node, REGION);
        int page = page(entries.get("page"));
        double left = hundredths(entries.get("left"), 0);
        double top = hundredths(entries.get("top"), 0);
        double right = hundredths(entries.get("right"), WHOLE);
        double bottom = hundredths(entries.get("bottom"), WHOLE);
        if (left >= right || top >= bottom) {
            tree.complain(node, "the region is empty: left must be less than right, and top less than bottom");
            return Region.ANYWHERE;
        }
        return new Region(page, left, top, right, bottom);
    }

    private int page(@Nullable Node node) {
        if (node == null) return 0;
        var written = tree.scalar(node);
        if (written.equals("last")) return -1;
        if (written.matches("[1-9]\\d?")) return Integer.parseInt(written);
        tree.complain(node, "'" + written + "' is no page: 1 to 99, or last");
        return 0;
    }

    private double hundredths(@Nullable Node node, double otherwise) {
        if (node == null) return otherwise;
        var written = tree.scalar(node);
        if (written.matches("\\d{1,3}(?:\\.\\d+)?") && Double.parseDouble(written) <= WHOLE)
            return Double.parseDouble(written);
        tree.complain(node, "'" + written + "' is not 0 to 100, in hundredths of the page");
        return otherwise;
    }
}
