package docket.contract.local;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a contract would name its date and has a blank instead, as forms and unsigned drafts have. */
final class BlankDates {

    private static final int FAR = 5_000;
    private static final String BLANK = "(?:_{2,}|\\[\\s*(?:_+|[·•●*]+)?\\s*\\]|\\.{4,})";
    private static final Pattern DATE =
            Pattern.compile("(?i)(?:this\\s+)?" + BLANK + "\\s*(?:st|nd|rd|th)?\\s*day\\s+of\\s*(?:" + BLANK
                    + "|[A-Z][a-z]+)?,?\\s*(?:(?:19|20)(?:\\d{2}|_+)|" + BLANK + ")?"
                    + "|\\bthis\\s+day\\s+of\\s+" + BLANK + ",?\\s*(?:(?:19|20)(?:\\d{2}|_+))?"
                    + "|\\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\\s+"
                    + BLANK + "\\s*,?\\s*(?:19|20)(?:\\d{2}|_+)"
                    + "|" + BLANK + "\\s*,\\s*(?:19|20)\\d{2}");

    private BlankDates() {}

    static Optional<Span> first(ContractText contract) {
        var date = DATE.matcher(contract.text()).region(0, Math.min(FAR, contract.length()));
        if (!date.find()) return Optional.empty();
        int end = date.end();
        while (end > date.start() && " ,".indexOf(contract.text().charAt(end - 1)) >= 0) end--;
        return Optional.of(new Span(date.start(), end));
    }
}
