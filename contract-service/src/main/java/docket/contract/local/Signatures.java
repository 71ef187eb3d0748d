package docket.contract.local;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the parties sign. */
final class Signatures {

    private static final Pattern BLOCK = Pattern.compile(
            "(?i)\\bsigned\\s+(?:by|for|on\\s+behalf|this\\s+(?:agreement|contract))|\\bName,\\s*(?:position|title|date)|\\bIN\\s+WITNESS\\s+(?:WHEREOF|HEREOF)|\\bexecuted\\s+(?:this|the)\\s+(?:Agreement|Contract)|\\bBy:\\s*(?:/s/|_{3,})|/s/\\s|\\bSignature:?\\s*_{3,}|"
                    + "\\bUnterschrift(?:en)?\\b|\\bOrt,\\s*Datum\\b|\\bFait\\s+à\\b|\\bEn\\s+prueba\\s+de\\s+conformidad|\\bBy:\\s|\\bName:\\s.{0,80}\\bTitle:");
    private static final Pattern DATED =
            Pattern.compile("(?i)\\b(?:Dated?|Datum|Fecha|Fait\\s+le)\\s*(?:of\\s+signature|signed)?\\s*:?\\s{0,6}");
    private static final Pattern SIGNING_COMPANY =
            Pattern.compile("(?<name>(?:[A-Z0-9][\\w&.,'*/-]*\\s+){0,7}[A-Z][\\w&.'*/-]*,?\\s+" + PartyName.COMPANY
                    + "\\.?)\\s*(?:\\(.{1,60}?\\)\\s*)?(?:,\\s*a[^:]{3,60})?\\s*(?:By|BY|Signed|Per|Name)\\s*:");

    private Signatures() {}

    static Optional<Found> block(ContractText contract) {
        var text = contract.text();
        Found last = null;
        for (var block = BLOCK.matcher(text).region(text.length() / 4, text.length()); block.find(); ) {
            if (last == null || block.group().regionMatches(true, 0, "IN WITNESS", 0, 10)) {
                last = Found.at("yes", new Span(block.start(), Math.min(text.length(), block.end() + 60)), 0.9);
            }
        }
        return Optional.ofNullable(last);
    }

    /** The latest date beside a signature. */
    static Optional<Dates.Mention> date(ContractText contract) {
        var text = contract.text();
        var dates = new ArrayList<Dates.Mention>();
        for (var dated = DATED.matcher(text); dated.find(); ) {
            var within = Dates.in(text, new Span(dated.end(), Math.min(text.length(), dated.end() + 24)));
            if (!within.isEmpty() && within.getFirst().span().start() <= dated.end() + 3) dates.add(within.getFirst());
        }
        return dates.stream().max(Comparator.comparing(Dates.Mention::date, LocalDate::compareTo));
    }

    /** Companies that stand above a signature line. */
    static List<Parties.Party> companies(ContractText contract) {
        var text = contract.text();
        var parties = new ArrayList<Parties.Party>();
        for (var company = SIGNING_COMPANY.matcher(text); company.find(); ) {
            var span = new Span(company.start("name"), company.end("name"));
            var name = span.of(text).replaceAll("\\s+", " ");
            if (parties.stream().noneMatch(other -> other.name().equalsIgnoreCase(name))) {
                parties.add(new Parties.Party(name, span, null, 0.6));
            }
        }
        return parties;
    }
}
