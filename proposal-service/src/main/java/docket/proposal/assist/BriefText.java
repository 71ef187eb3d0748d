package docket.proposal.assist;

import docket.proposal.assist.Research.Claim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A brief as people read it: by question, every claim with the number of its source. */
final class BriefText {

    private BriefText() {}

    static String write(
            String subject, String how, List<Claim> claims, List<String> plan, List<String> unasked, String stopped) {
        var sources = new LinkedHashMap<String, Integer>();
        var lines = new ArrayList<String>(List.of(subject, how));
        if (!stopped.isEmpty())
            lines.add("Stopped at its budget " + stopped + "; not looked into: " + String.join(" ", unasked));
        for (var question : plan) {
            var answers = claims.stream()
                    .filter(claim -> claim.question().equals(question))
                    .toList();
            if (answers.isEmpty()) continue;
            lines.add("");
            lines.add(question);
            for (var claim : answers) {
                int number = sources.computeIfAbsent(claim.where(), _ -> sources.size() + 1);
                lines.add("- " + claim.text() + " [" + number + "]");
            }
        }
        var silent = plan.stream()
                .filter(question -> !unasked.contains(question))
                .filter(question ->
                        claims.stream().noneMatch(claim -> claim.question().equals(question)))
                .toList();
        if (!silent.isEmpty()) {
            lines.add("");
            lines.add("The sources do not say");
            silent.forEach(question -> lines.add("- " + question));
        }
        if (!sources.isEmpty()) {
            lines.add("");
            lines.add("Sources");
            sources.forEach((where, number) -> lines.add("[" + number + "] " + where));
        }
        return String.join("\n", lines);
    }

    static List<Map<String, String>> rows(List<Claim> claims) {
        return claims.stream()
                .map(claim -> Map.of("question", claim.question(), "claim", claim.text(), "source", source(claim)))
                .toList();
    }

    private static String source(Claim claim) {
        return claim.quote().equals(claim.text())
                ? claim.where()
                : claim.where() + ": \u201c" + claim.quote() + "\u201d";
    }

    static List<String> open(List<Claim> claims, Collection<String> plan, List<String> unasked, String stopped) {
        var open = new ArrayList<String>();
        if (claims.isEmpty()) open.add("nothing was found; give sources, or index some");
        if (!stopped.isEmpty())
            open.add("stopped at its budget " + stopped + ", " + unasked.size() + " of " + plan.size()
                    + " questions not looked into");
        return open;
    }
}
