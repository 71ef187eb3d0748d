package docket.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** When an answer about a contract counts as right: spelling, brackets and legal forms aside. */
final class ContractScores {

    /** Some entries of the lawyers' lists are no party but how parties are called together, or a blank. */
    private static final Pattern NO_PARTY = Pattern.compile(
            "(?i).*\\b(?:individually|collectively|referred to|each of)\\b.*|[\\[\\]_\\s]*|\\W*\\w{1,14}(?: \\w)? and \\w+(?: \\w)?\\W*|non-?\\w+\\W*");

    private static final Pattern LEGAL_FORM = Pattern.compile(
            "\\b(?:inc|incorporated|llc|l l c|ltd|limited|corp|corporation|company|co|lp|l p|llp|plc|gmbh|ag|sa|s a|bv|b v|nv|n v|srl|the|and its affiliates|na|n a)\\b");
    /** Share of words two names must have in common. */
    private static final double ALIKE = 0.6;

    private ContractScores() {}

    static List<String> parties(List<String> truth) {
        return truth.stream().filter(name -> !NO_PARTY.matcher(name).matches()).toList();
    }

    static boolean samePartyName(String truth, String answer) {
        var left = words(truth);
        var right = words(answer);
        var shared = new TreeSet<>(left);
        shared.retainAll(right);
        var all = new TreeSet<>(left);
        all.addAll(right);
        if (shared.size() >= ALIKE * all.size() || shared.size() == Math.min(left.size(), right.size())) return true;
        return compact(truth).contains(compact(answer)) || compact(answer).contains(compact(truth));
    }

    /** One of several places is enough, and a province may stand without its country. */
    static boolean sameLaw(String truth, String answer) {
        var right = answer.toLowerCase(Locale.ROOT);
        for (var part : truth.toLowerCase(Locale.ROOT).split("[;,]")) {
            var left = part.strip();
            if (!left.isEmpty() && (right.contains(left) || left.contains(right.split(",")[0]))) return true;
        }
        return false;
    }

    static boolean sameLength(String truth, String answer) {
        return length(truth).equals(length(answer));
    }

    private static String length(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replace("12 months", "1 year")
                .replace("24 months", "2 years")
                .strip();
    }

    /** Share of words two passages have in common, of all words in either. */
    static double overlap(String one, String other) {
        var left = new TreeSet<>(Arrays.asList(plain(one).split(" ")));
        var right = new TreeSet<>(Arrays.asList(plain(other).split(" ")));
        var shared = new TreeSet<>(left);
        shared.retainAll(right);
        left.addAll(right);
        return left.isEmpty() ? 0 : (double) shared.size() / left.size();
    }

    private static String compact(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
    }

    private static Set<String> words(String name) {
        var plain = plain(name);
        var bare = LEGAL_FORM.matcher(plain).replaceAll(" ").strip();
        return new TreeSet<>(Arrays.asList((bare.isEmpty() ? plain : bare).split("\\s+")));
    }
}
