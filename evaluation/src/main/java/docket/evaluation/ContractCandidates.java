package docket.evaluation;

import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.contract.training.MarkedClauses;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.evaluation.ClauseScores.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every passage that may be a marked clause, the key terms' words among them, under the names of the marks. */
final class ContractCandidates {

    /** Marks of single words; their types are not learned. */
    private static final Map<String, String> WORDS = Map.of(
            "Document Name", Term.DOCUMENT_TITLE,
            "Agreement Date", Term.AGREEMENT_DATE,
            "Effective Date", Term.EFFECTIVE_DATE);

    /** Marks of sentences that prove a key term. */
    private static final Map<ClauseType, String> SENTENCES = Map.of(
            ClauseType.EXPIRATION, Term.EXPIRATION_DATE,
            ClauseType.RENEWAL_TERM, Term.RENEWAL_TERM,
            ClauseType.RENEWAL_NOTICE, Term.RENEWAL_NOTICE,
            ClauseType.GOVERNING_LAW, Term.GOVERNING_LAW);

    /** A key term's sentence the model does not see for such a clause is a hint no more. */
    private static final double UNSEEN = 0.45;

    /** The day another passage refers to. */
    private static final double REFERRED_TO = 0.6;

    /** What a contract calls a side, where the sides are named. */
    private static final Pattern CALLED = Pattern.compile(
            "[\"\u201c\u201d](?!(?i:agreement|contract|effective date|part(?:y|ies)|term|products?|services?)\\b)([^\"\u201c\u201d]{2,40})[\"\u201c\u201d]");

    private static final double SHORT_NAME = 0.6;

    /** A term that tells where it begins. */
    private static final Pattern EFFECTIVE =
            Pattern.compile("(?i)\\b(?:effective|commenc\\w+|begin\\w*|in\\s+force|take\\s+effect)\\b");

    private ContractCandidates() {}

    static List<Candidate> of(ContractTerms found) {
        var candidates = new ArrayList<Candidate>();
        WORDS.forEach((mark, term) -> found.field(term)
                .ifPresent(field -> candidates.add(
                        new Candidate(mark, quote(field), field.confidence().value()))));
        // "The date first written above" is marked as often as the words that refer to it.
        found.field(Term.EFFECTIVE_DATE)
                .ifPresent(effective -> found.field(Term.AGREEMENT_DATE)
                        .filter(made -> made.value().equals(effective.value())
                                && !quote(made).equals(quote(effective)))
                        .ifPresent(made -> candidates.add(new Candidate(
                                "Effective Date",
                                quote(made),
                                REFERRED_TO * effective.confidence().value()))));
        // Where no day is named, the sentence that says when it begins is all there is.
        double begins = found.field(Term.EFFECTIVE_DATE).isPresent() ? 0.15 : 0.9;
        found.clauses().stream()
                .filter(clause -> clause.type() == ClauseType.EXPIRATION)
                .filter(clause -> EFFECTIVE.matcher(clause.evidence().quote()).find())
                .forEach(clause -> candidates.add(new Candidate(
                        "Effective Date",
                        clause.evidence().quote(),
                        begins * clause.confidence().value())));
        found.clauses().stream()
                .filter(clause -> clause.type() == ClauseType.BLANK_DATE)
                .forEach(clause -> {
                    var quote = clause.evidence().quote();
                    double sure = clause.confidence().value();
                    candidates.add(new Candidate("Agreement Date", quote, sure));
                    candidates.add(new Candidate("Effective Date", quote, 0.6 * sure));
                });
        parties(found, candidates);
        MarkedClauses.byMark().forEach((mark, type) -> {
            var passages = found.clauses().stream()
                    .filter(clause -> clause.type() == type)
                    .toList();
            passages.forEach(clause -> candidates.add(new Candidate(
                    mark, clause.evidence().quote(), clause.confidence().value())));
            var term = SENTENCES.get(type);
            if (term == null) return;
            found.field(term)
                    .filter(field -> passages.stream().noneMatch(clause -> same(clause, quote(field))))
                    .ifPresent(field -> candidates.add(new Candidate(
                            mark, quote(field), UNSEEN * field.confidence().value())));
        });
        return candidates;
    }

    private static boolean same(Clause clause, String quote) {
        return clause.evidence().quote().contains(quote)
                || quote.contains(clause.evidence().quote());
    }

    /** The names of the parties and what the contract calls them. */
    private static void parties(ContractTerms found, List<Candidate> candidates) {
        var names = new HashSet<String>();
        var called = found.clauses().stream()
                .filter(clause -> clause.type() == ClauseType.PARTIES_NAMED)
                .map(clause -> clause.evidence().quote())
                .toList();
        for (int n = 1; found.field(Term.party(n)).isPresent(); n++) {
            var party = found.field(Term.party(n)).get();
            double confidence = party.confidence().value();
            candidates.add(new Candidate("Parties", quote(party), confidence));
            names.add(quote(party));
            found.field(Term.party(n) + "_role")
                    .map(Field::value)
                    .filter(role -> called.stream().noneMatch(words -> words.contains(role)))
                    .filter(names::add)
                    .ifPresent(role -> candidates.add(new Candidate("Parties", role, 0.9 * confidence)));
        }
        found.clauses().stream()
                .filter(clause -> clause.type() == ClauseType.PARTIES_NAMED)
                .forEach(clause -> candidates.add(new Candidate(
                        "Parties",
                        clause.evidence().quote(),
                        clause.confidence().value())));
        found.field(Term.PARTIES).ifPresent(all -> {
            for (var quoted = CALLED.matcher(quote(all)); quoted.find(); ) {
                var name = quoted.group(1).strip();
                if (called.stream().noneMatch(words -> words.contains(name)) && names.add(name))
                    candidates.add(new Candidate("Parties", name, SHORT_NAME));
            }
        });
    }

    private static String quote(Field field) {
        return field.evidence() instanceof Evidence.OnPage on ? on.quote() : field.value();
    }
}
