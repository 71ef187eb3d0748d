package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The passages that say what the contract calls its sides: the brackets after a name, as in {@code (the "Supplier")},
 * and the sentence that calls all of them the parties. They are quoted whole, because half a definition proves nothing.
 */
final class PartyMentions {

    private static final int FAR = 14_000;
    private static final int LONGEST_DESCRIPTION = 1_100;
    private static final double CALLED = 0.8;
    private static final double PARTIES = 0.85;

    private static final Pattern BRACKETS =
            Pattern.compile("\\((?=[^()]{0,200}[\"'])(?:[^()]|\\([^()]{0,40}\\)){2,260}\\)");
    private static final Pattern QUOTED = Pattern.compile("\"\\s*([^\"]{2,60}?)\\s*\"|(?<!\\w)'([^']{2,40})'");
    private static final Pattern NO_SIDE = Pattern.compile(
            "(?i).*\\b(?:agreement|contract|amendment|date|term|services?|products?|act|exchange|property|territory|deliverables|shares|stock|securities|notes?|price|option|rights|trademarks?|fees?|venture|course|tour|marks?|information|vertrag)\\.?,?");
    private static final Pattern PARTY = Pattern.compile("(?i)[\"'](?:a\\s+)?part(?:y|ies)[.,]?\\s?[\"']");

    private static final Pattern NO_MENTION = Pattern.compile("(?i)\\bmeans\\b|\\bmeaning\\b|\\bshall\\s+mean\\b");

    private PartyMentions() {}

    static List<Found> in(ContractText contract, List<Span> sentences, List<Parties.Party> parties) {
        if (parties.isEmpty()) return List.of();
        var text = contract.text();
        var mentions = new ArrayList<Found>();
        int from =
                parties.stream().mapToInt(party -> party.span().start()).min().orElse(0);
        int last = parties.stream().mapToInt(party -> party.span().end()).max().orElse(0);
        int to = Math.min(text.length(), last + LONGEST_DESCRIPTION);
        for (var brackets = BRACKETS.matcher(text).region(from, to); brackets.find(); ) {
            var words = brackets.group();
            boolean all = PARTY.matcher(words).find();
            if (!all && !namesASide(words)) continue;
            mentions.add(Found.at("", new Span(brackets.start(), brackets.end()), all ? PARTIES : CALLED));
        }
        for (var sentence : sentences) {
            if (sentence.start() > Math.min(FAR, to + FAR / 2)) break;
            if (sentence.start() < from - LONGEST_DESCRIPTION) continue;
            var words = sentence.of(text);
            var party = PARTY.matcher(words);
            if (!party.find()
                    || sentence.length() > 400
                    || NO_MENTION.matcher(words).find()) continue;
            int at = sentence.start() + party.start();
            if (mentions.stream().noneMatch(mention -> mention.span().covers(at))) {
                mentions.add(Found.at("", sentence, PARTIES));
            }
        }
        return mentions;
    }

    private static boolean namesASide(String words) {
        for (var quoted = QUOTED.matcher(words); quoted.find(); ) {
            var name = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
            return !NO_SIDE.matcher(name).matches();
        }
        return false;
    }
}
