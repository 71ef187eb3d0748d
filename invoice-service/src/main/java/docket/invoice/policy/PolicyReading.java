package docket.invoice.policy;

import docket.invoice.Values;
import docket.invoice.policy.Rule.Then;
import docket.invoice.policy.Rule.When;
import docket.invoice.yaml.Tree;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One look through a policy's tree. */
final class PolicyReading {

    private static final Set<String> TOP = Set.of("rules", "otherwise");
    private static final Set<String> RULE = Set.of("name", "when", "then");
    private static final Set<String> WHEN = Set.of("amount", "cost_centre", "vendor", "findings");
    private static final Set<String> AMOUNT = Set.of("over", "up_to", "currency");
    private static final Set<String> THEN = Set.of("who", "approvers", "four_eyes", "deadline", "escalate_to");
    private static final String STRAIGHT = "straight_through";
    private static final int MOST_APPROVERS = 20;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) ?(minutes?|hours?|days?|weeks?)");

    private static final Map<String, FindingKind> KINDS =
            Arrays.stream(FindingKind.values()).collect(Collectors.toMap(FindingKind::label, each -> each));

    private final Tree tree = new Tree();

    List<String> complaints() {
        return tree.complaints();
    }

    /** @return empty if something is wrong, which the complaints tell */
    Optional<Policy> policy(@Nullable Node root) {
        if (root == null) {
            tree.complaints().add("  line 1: the file is empty; it begins with 'rules:'");
            return Optional.empty();
        }
        var top = tree.entries(root, TOP);
        var rules = new ArrayList<Rule>();
        var lines = new HashMap<String, Integer>();
        for (Node node : tree.items(top.get("rules"))) rules.add(rule(node, lines));
        if (rules.isEmpty() && tree.complaints().isEmpty()) tree.complain(root, "'rules' is missing or empty");
        var last = top.get("otherwise");
        var otherwise = new Rule(
                "no rule fits", When.ALWAYS, last == null ? new Then.Ask(List.of(), 1, null, List.of()) : then(last));
        return tree.complaints().isEmpty() ? Optional.of(new Policy(rules, otherwise)) : Optional.empty();
    }

    private Rule rule(Node node, Map<String, Integer> lines) {
        var entries = tree.entries(node, RULE);
        var name = entries.containsKey("name") ? tree.scalar(entries.get("name")) : "";
        if (name.isEmpty()) tree.complain(node, "the rule has no name; reviewers are told it");
        var earlier = lines.putIfAbsent(name, node.getStartMark().getLine() + 1);
        if (earlier != null && !name.isEmpty()) {
            tree.complain(node, "the rule of line " + earlier + " has the same name");
        }
        var then = entries.get("then");
        if (then == null) tree.complain(node, "'then' is missing: " + STRAIGHT + ", or who approves");
        return new Rule(
                name,
                entries.containsKey("when") ? when(entries.get("when")) : When.ALWAYS,
                then == null ? new Then.StraightThrough() : then(then));
    }

    private When when(Node node) {
        var entries = tree.entries(node, WHEN);
        var amount = tree.entries(entries.get("amount"), AMOUNT);
        var over = number(amount.get("over"));
        var upTo = number(amount.get("up_to"));
        var currency = currency(entries.get("amount"), amount.get("currency"));
        if (over.isPresent() && upTo.isPresent() && over.get().compareTo(upTo.get()) >= 0) {
            tree.complain(node, "no amount is over " + over.get() + " and up to " + upTo.get());
        }
        var findings = entries.get("findings");
        boolean none = findings instanceof ScalarNode scalar
                && scalar.getValue().strip().equals("none");
        return new When(
                over,
                upTo,
                currency,
                tree.words(entries.get("cost_centre")),
                tree.words(entries.get("vendor")),
                none ? Set.of() : kinds(findings),
                none);
    }

    private String currency(@Nullable Node amount, @Nullable Node node) {
        if (amount == null) return "";
        if (node == null) {
            tree.complain(amount, "'currency' is missing, as in currency: EUR");
            return "";
        }
        var code = tree.scalar(node);
        if (!code.matches("[A-Z]{3}")) tree.complain(node, "'" + code + "' is no currency such as EUR");
        return code;
    }

    private Optional<BigDecimal> number(@Nullable Node node) {
        if (node == null) return Optional.empty();
        var written = tree.scalar(node);
        var amount = Values.amount(written.replace("_", ""));
        if (amount.isEmpty() || amount.get().signum() < 0) {
            tree.complain(node, "'" + written + "' is no amount such as 2500 or 99.50");
        }
        return amount;
    }

    private Set<FindingKind> kinds(@Nullable Node node) {
        var kinds = EnumSet.noneOf(FindingKind.class);
        if (node == null) return kinds;
        for (String word : tree.words(node)) {
            var kind = KINDS.get(word);
            if (kind == null) {
                tree.complain(
                        node,
                        "'" + word + "' is no kind of finding; there are none (alone), " + Tree.sorted(KINDS.keySet()));
            } else {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private Then then(Node node) {
        if (node instanceof ScalarNode scalar) {
            if (!scalar.getValue().strip().equals(STRAIGHT)) {
                tree.complain(
                        node, "'" + scalar.getValue().strip() + "' is neither " + STRAIGHT + " nor says who approves");
            }
            return new Then.StraightThrough();
        }
        var entries = tree.entries(node, THEN);
        var who = tree.words(entries.get("who"));
        boolean fourEyes = yes(entries.get("four_eyes"));
        int approvers = approvers(entries.get("approvers"), fourEyes);
        if (!who.isEmpty() && who.size() < approvers && who.stream().allMatch(each -> each.contains("@"))) {
            tree.complain(node, approvers + " people must agree, but only " + who.size() + " may");
        }
        var within = time(entries.get("deadline"));
        var escalateTo = tree.words(entries.get("escalate_to"));
        if (!escalateTo.isEmpty() && within == null) {
            tree.complain(node, "'escalate_to' needs a 'deadline' after which it is");
        }
        return new Then.Ask(who, approvers, within, escalateTo);
    }

    private boolean yes(@Nullable Node node) {
        if (node == null) return false;
        var written = tree.scalar(node);
        if (written.equals("true") || written.equals("yes")) return true;
        if (!written.equals("false") && !written.equals("no")) tree.complain(node, "true or false is expected here");
        return false;
    }

    private int approvers(@Nullable Node node, boolean fourEyes) {
        int least = fourEyes ? 2 : 1;
        if (node == null) return least;
        var written = tree.scalar(node);
        int number = written.matches("\\d{1,3}") ? Integer.parseInt(written) : 0;
        if (number < 1 || number > MOST_APPROVERS) {
            tree.complain(node, "'" + written + "' is no number of people from 1 to " + MOST_APPROVERS);
            return least;
        }
        if (fourEyes && number < least) tree.complain(node, "four eyes are two people at least, not " + number);
        return number;
    }

    private @Nullable Duration time(@Nullable Node node) {
        if (node == null) return null;
        var written = tree.scalar(node);
        var matcher = TIME.matcher(written);
        if (!matcher.matches()) {
            tree.complain(node, "'" + written + "' is no time such as 4 hours, 2 days or 1 week");
            return null;
        }
        long many = Long.parseLong(matcher.group(1));
        var time = switch (matcher.group(2).charAt(0)) {
            case 'm' -> Duration.ofMinutes(many);
            case 'h' -> Duration.ofHours(many);
            case 'd' -> Duration.ofDays(many);
            default -> Duration.ofDays(7 * many);
        };
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            tree.complain(node, "'" + written + "' is not between a minute and a year");
        }
        return time;
    }
}
