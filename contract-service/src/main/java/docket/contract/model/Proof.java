package docket.contract.model;

import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.contract.local.PageTexts;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.messages.Confidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a model's answers is proven: the quote stands on its page letter by letter, on a page the model was shown, and
 * the value follows from the quote. All else is rejected, with the reason. The first proof of a term counts.
 */
final class Proof {

    private static final String PARTY = "party";

    /** Of what a model said and a page proves. */
    private static final Confidence PROVEN = new Confidence(0.8);

    private final PageTexts texts;
    private final String engine;
    private final ContractTerms local;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Field> parties = new LinkedHashMap<>();
    private final LinkedHashSet<Clause> clauses = new LinkedHashSet<>();
    private final Map<Integer, Boolean> doubts = new HashMap<>();

    Proof(PageTexts texts, String engine, ContractTerms local) {
        this.texts = texts;
        this.engine = engine;
        this.local = local;
    }

    /** Takes in an answer. @return what does not count */
    List<Rejected> take(Kept kept) {
        var rejected = new ArrayList<Rejected>();
        var late = new ArrayList<Said.OfTerm>();
        for (var term : kept.said().terms()) {
            // An end may follow from a start and a length that are said further down.
            if (term.name().equals(Term.EXPIRATION_DATE)) late.add(term);
            else term(term, kept.pages()).ifPresent(rejected::add);
        }
        late.forEach(term -> term(term, kept.pages()).ifPresent(rejected::add));
        for (var clause : kept.said().clauses()) clause(clause, kept.pages()).ifPresent(rejected::add);
        kept.said().doubts().forEach(doubt -> doubts.putIfAbsent(doubt.id(), doubt.holds()));
        return rejected;
    }

    private Optional<Rejected> term(Said.OfTerm said, List<Integer> shown) {
        var at = quoted(said.page(), said.quote(), shown);
        if (at.isEmpty()) return Optional.of(new Rejected(said.name(), said.page(), notThere(said.page(), shown)));
        var value = said.value().strip().replaceAll("\\s+", " ");
        var wrong = ValueCheck.wrong(said.name(), value, at.get().quote());
        boolean computed = said.name().equals(Term.EXPIRATION_DATE)
                && ValueCheck.follows(value, known(Term.EFFECTIVE_DATE), known(Term.TERM));
        if (wrong.isPresent() && !computed) return Optional.of(new Rejected(said.name(), said.page(), wrong.get()));
        var field = new Field(value, PROVEN, engine, at.get());
        if (said.name().equals(PARTY)) parties.putIfAbsent(value.toLowerCase(Locale.ROOT), field);
        else fields.putIfAbsent(said.name(), field);
        return Optional.empty();
    }

    private @Nullable String known(String term) {
        var field = fields.get(term);
        return field != null
                ? field.value()
                : local.field(term).map(Field::value).orElse(null);
    }

    private Optional<Rejected> clause(Said.OfClause said, List<Integer> shown) {
        var at = quoted(said.page(), said.quote(), shown);
        if (at.isEmpty()) return Optional.of(new Rejected(said.type(), said.page(), notThere(said.page(), shown)));
        clauses.add(new Clause(ClauseType.valueOf(said.type().toUpperCase(Locale.ROOT)), PROVEN, at.get()));
        return Optional.empty();
    }

    private Optional<Evidence.OnPage> quoted(int page, String quote, List<Integer> shown) {
        return shown.contains(page) ? texts.find(page, quote) : Optional.empty();
    }

    private static String notThere(int page, List<Integer> shown) {
        return shown.contains(page) ? "the quote does not stand on this page" : "this page was not shown";
    }

    boolean has(ClauseType type) {
        return clauses.stream().anyMatch(clause -> clause.type() == type);
    }

    boolean has(String term) {
        return fields.containsKey(term) || term.equals(Term.PARTIES) && !parties.isEmpty();
    }

    /** Whether the model denied what another reader saw. */
    boolean denies(int doubt) {
        return Boolean.FALSE.equals(doubts.get(doubt));
    }

    boolean knows(Rejected rejected) {
        var about = rejected.about();
        if (about.equals(PARTY)) return !parties.isEmpty();
        return fields.containsKey(about)
                || clauses.stream().anyMatch(clause -> clause.type().name().equalsIgnoreCase(about));
    }

    /** All that is proven. */
    ContractTerms terms() {
        var all = new LinkedHashMap<>(fields);
        int number = 0;
        for (var party : parties.values()) all.put(Term.party(++number), party);
        if (!parties.isEmpty()) {
            var first = parties.values().iterator().next();
            var names = parties.values().stream().map(Field::value).collect(Collectors.joining("; "));
            all.put(Term.PARTIES, new Field(names, PROVEN, engine, first.evidence()));
        }
        return new ContractTerms(all, List.copyOf(clauses), texts.count());
    }
}
