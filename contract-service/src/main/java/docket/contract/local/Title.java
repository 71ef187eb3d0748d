package docket.contract.local;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the contract calls itself. */
final class Title {

    private static final String NOUN =
            "(?:AGREEMENT|CONTRACT|LICEN[CS]E|LEASE|AMENDMENT|ADDENDUM|GUARANTEES?|GUARANTY|TERMS AND CONDITIONS|VERTRAG|[A-ZÄÖÜ]+VERTRAG|"
                    + "VEREINBARUNG|[A-ZÄÖÜ]+VEREINBARUNG|CONTRAT|CONVENTION|ACCORD|CONTRATO|ACUERDO|CONVENIO)S?";
    private static final Pattern LINE = Pattern.compile("(?i).*(?:\\b|^)" + NOUN + "\\b.*");
    private static final Pattern CAPITALS = Pattern.compile("(?:[A-Z0-9ÄÖÜ][A-Z0-9ÄÖÜ&/,'.()-]*\\s+){0,10}(?:[A-Z]+-)?"
            + NOUN + "\\b(?:\\s+(?:OF|FOR|TO|AND)(?:\\s+[A-Z][A-Z&/,'-]*){1,6})?");
    private static final Pattern THIS = Pattern.compile(
            "(?i:this|dieser|le présent|el presente)\\s+((?:[A-Z][\\w&/'-]*\\s+(?:(?:and|of|for|&)\\s+)?){0,8}(?i:agreement|contract|lease|license|amendment|vertrag|contrat|contrato))");
    private static final Pattern EXHIBIT = Pattern.compile("(?i)^(?:exhibit|ex-|annex)\\s*[\\d.]+[a-z]?\\s*");
    private static final Pattern SENTENCE = Pattern.compile(
            "(?i)\\b(?:this|is made|entered into|dated as|hereby|shall|pursuant|omitted|request|has been|dieser|geschlossen)\\b");
    private static final Pattern AMENDMENT = Pattern.compile("(?i)amendment|addendum");
    private static final int FAR = 6000;

    private Title() {}

    static Optional<Found> in(ContractText contract) {
        var headed = untrimmed(contract).map(found -> {
            var span = TitleTrim.of(contract.raw(), found.span());
            if (span.equals(found.span())) return found;
            return Found.at(contract.words(span.start(), span.end()), span, found.confidence());
        });
        var own = OwnName.in(contract);
        // "First Amendment to Supply Agreement" goes on to speak of "this Supply Agreement".
        if (isAmendment(headed) && !isAmendment(own)) return headed;
        if (own.isEmpty()
                || headed.isPresent()
                        && OwnName.agree(headed.get().value(), own.get().value())) return headed.or(() -> own);
        return own;
    }

    private static boolean isAmendment(Optional<Found> title) {
        return title.isPresent() && AMENDMENT.matcher(title.get().value()).find();
    }

    private static Optional<Found> untrimmed(ContractText contract) {
        var raw = contract.raw();
        var text = contract.text();
        int limit = Math.min(FAR, raw.length());
        int start = 0;
        while (start < limit) {
            int end = raw.indexOf('\n', start);
            if (end < 0) end = raw.length();
            var line = text.substring(start, end);
            int skip = 0;
            var exhibit = EXHIBIT.matcher(line);
            if (exhibit.find()) skip = exhibit.end();
            var title = line.substring(skip);
            if (title.length() <= 110
                    && LINE.matcher(title).matches()
                    && !SENTENCE.matcher(title).find()
                    && headed(title)) {
                return Optional.of(Found.at(title.strip(), new Span(start + skip, end), 0.9));
            }
            start = end + 1;
        }
        var capitals = CAPITALS.matcher(text).region(0, limit);
        while (capitals.find()) {
            var title = capitals.group().replaceAll(" +", " ");
            int skip = 0;
            var exhibit = EXHIBIT.matcher(capitals.group());
            if (exhibit.find()) skip = exhibit.end();
            if (title.length() > 8 + skip && !title.startsWith("THIS AGREEMENT"))
                return Optional.of(Found.at(
                        contract.words(capitals.start() + skip, capitals.end()),
                        new Span(capitals.start() + skip, capitals.end()),
                        0.75));
        }
        var named = THIS.matcher(text).region(0, limit);
        if (named.find()) {
            var span = new Span(named.start(1), named.end(1));
            return Optional.of(Found.at(contract.words(span.start(), span.end()), span, 0.7));
        }
        return Optional.empty();
    }

    /** A heading is in capitals, or every long word of it begins with one. */
    private static boolean headed(String line) {
        for (var word : line.strip().split("[\\s-]+")) {
            if (word.length() > 4 && Character.isLowerCase(word.charAt(0))) return false;
        }
        return !line.strip().endsWith(".") && !line.strip().endsWith(",");
    }
}
