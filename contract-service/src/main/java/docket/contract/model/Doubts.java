package docket.contract.model;

import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the local engine found and the model did not: shown to it once more, passage by passage. */
final class Doubts {

    private static final int MOST = 40;

    /** A clause the local engine is less sure of is not worth a question. */
    private static final double WORTH = 0.6;

    private static final List<String> TERMS = List.of(
            Term.AGREEMENT_DATE,
            Term.EFFECTIVE_DATE,
            Term.EXPIRATION_DATE,
            Term.TERM,
            Term.RENEWAL_TERM,
            Term.RENEWAL_NOTICE,
            Term.GOVERNING_LAW,
            Term.VENUE);

    private static final Set<ClauseType> NO_CLAUSES = Set.of(
            ClauseType.PARTIES_NAMED,
            ClauseType.BLANK_DATE,
            ClauseType.EXPIRATION,
            ClauseType.RENEWAL_TERM,
            ClauseType.RENEWAL_NOTICE);

    private record Doubt(String field, String said, Severity severity, Evidence.OnPage at) {}

    private final List<Doubt> doubts = new ArrayList<>();

    Doubts(ContractTerms local, Proof proof) {
        for (var name : TERMS) {
            var field = local.field(name);
            if (field.isPresent() && !proof.has(name) && field.get().evidence() instanceof Evidence.OnPage at) {
                doubts.add(new Doubt(
                        name,
                        "the " + name.replace('_', ' ') + " is " + field.get().value(),
                        Severity.WARNING,
                        at));
            }
        }
        for (var type : ClauseType.values()) {
            if (NO_CLAUSES.contains(type) || proof.has(type)) continue;
            local.surest(type)
                    .filter(clause -> clause.confidence().value() >= WORTH)
                    .map(Clause::evidence)
                    .ifPresent(at -> doubts.add(new Doubt(
                            type.name().toLowerCase(Locale.ROOT), "a clause on " + type.label(), Severity.INFO, at)));
        }
        if (doubts.size() > MOST) doubts.subList(MOST, doubts.size()).clear();
    }

    boolean isEmpty() {
        return doubts.isEmpty();
    }

    Set<Integer> pages() {
        var pages = new TreeSet<Integer>();
        doubts.forEach(doubt -> pages.add(doubt.at().page()));
        return pages;
    }

    /** As data for the model: passages of the contract, numbered from 1. */
    String told() {
        var told = new StringBuilder();
        for (int i = 0; i < doubts.size(); i++) {
            var doubt = doubts.get(i);
            told.append(i + 1)
                    .append(". ")
                    .append(doubt.said())
                    .append(" (page ")
                    .append(doubt.at().page())
                    .append("): ")
                    .append(doubt.at().quote())
                    .append('\n');
        }
        return told.toString();
    }

    /** What the model denies. The local engine's word stands. */
    List<Finding> denied(Proof proof, String engine) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < doubts.size(); i++) {
            if (!proof.denies(i + 1)) continue;
            var doubt = doubts.get(i);
            findings.add(new Finding(
                    doubt.field(),
                    Reason.LOW_CONFIDENCE,
                    doubt.severity(),
                    "Two readers differ: by the words on page " + doubt.at().page() + " this is " + doubt.said() + "; "
                            + engine + " denies it.",
                    doubt.at()));
        }
        return findings;
    }
}
