package docket.contract.local;

import docket.contract.ClauseType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much liability is limited to, and the sums a contract names. */
final class MoneyTerms {

    private static final Pattern LIMIT = Pattern.compile(
            "(?i)\\b(?:exceed|limited\\s+to|limit\\s+of|maximum|greater\\s+than|übersteigt|begrenzt|beschränkt)\\b");
    private static final Pattern PAID = Pattern.compile(
            "(?i)(?:the\\s+)?(?:(?:total|aggregate)\\s+)?(?:amounts?|fees?|price|compensation|payments?)[^.;]{0,60}?\\b(?:paid|payable|received)\\b[^.;]{0,120}");

    private MoneyTerms() {}

    /** A sum, or "fees paid …" in the contract's words; empty where liability is limited in kind only. */
    static Optional<Found> cap(ContractText contract, List<Span> sentences) {
        var text = contract.text();
        for (var sentence : sentences) {
            var words = sentence.of(text);
            if (ClausePatterns.of(words).stream().noneMatch(each -> each.type() == ClauseType.CAP_ON_LIABILITY))
                continue;
            var limit = LIMIT.matcher(words);
            if (!limit.find()) continue;
            var rest = new Span(sentence.start() + limit.start(), sentence.end());
            var amounts = Amounts.in(text, rest);
            if (!amounts.isEmpty())
                return Optional.of(Found.at(amounts.getFirst().value(), sentence, 0.75));
            var paid = PAID.matcher(text).region(rest.start(), rest.end());
            if (paid.find()) {
                return Optional.of(Found.at(paid.group().strip().replaceAll("\\s+", " "), sentence, 0.65));
            }
        }
        return Optional.empty();
    }
}
