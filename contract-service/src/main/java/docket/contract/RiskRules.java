package docket.contract;

import docket.contract.Position.Stance;
import docket.documents.Finding;
import docket.documents.Finding.Advice;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds a contract's clauses against the playbook. One finding a clause type, on the passage that says it most clearly. */
final class RiskRules {

    /** A passage less sure than this is not worth a person's time. */
    private static final double CLEAR = Clause.LIKELY;

    private final ContractPolicy policy;
    private final Playbook playbook;

    RiskRules(ContractPolicy policy, Playbook playbook) {
        this.policy = policy;
        this.playbook = playbook;
    }

    /** Clauses that should be there and are not; then those that are there, the gravest first. */
    List<Finding> findings(ContractTerms terms) {
        var kind = playbook.kindOf(terms);
        var missing = new ArrayList<Finding>();
        var risks = new ArrayList<Finding>();
        for (var type : playbook.clauses()) {
            missing(type, kind, terms).ifPresent(missing::add);
            risk(type, kind, terms).ifPresent(risks::add);
        }
        risks.sort(Comparator.comparing(Finding::severity).reversed());
        missing.addAll(risks);
        return missing;
    }

    private Optional<Finding> missing(ClauseType type, String kind, ContractTerms terms) {
        if (terms.has(type)) return Optional.empty();
        // Liability that is expressly unlimited is regulated too, and a finding of its own.
        if (type == ClauseType.CAP_ON_LIABILITY && terms.has(ClauseType.UNCAPPED_LIABILITY)) return Optional.empty();
        return playbook.position(type, kind, "")
                .filter(position -> position.stance() == Stance.WANTED)
                .map(position -> new Finding(
                        type == ClauseType.CAP_ON_LIABILITY ? Term.LIABILITY_CAP : field(type),
                        Reason.MISSING,
                        position.severity(),
                        position.reason() + "; " + searched(terms),
                        null,
                        advice(position, kind)));
    }

    private Optional<Finding> risk(ClauseType type, String kind, ContractTerms terms) {
        var clause = terms.surest(type).filter(each -> each.confidence().value() >= CLEAR);
        if (clause.isEmpty()) return Optional.empty();
        var found = ClauseCase.of(clause.get(), terms, policy);
        return playbook.position(type, kind, found.name())
                .filter(position -> position.stance() != Stance.WANTED)
                .map(position -> new Finding(
                        field(type),
                        Reason.RISK,
                        position.stance() == Stance.ACCEPTABLE ? Severity.INFO : position.severity(),
                        found.told(position.reason()),
                        clause.get().evidence(),
                        advice(position, kind)));
    }

    private Advice advice(Position position, String kind) {
        return new Advice(playbook.rule(position, kind), position.fallback(), position.ask());
    }

    private static String field(ClauseType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** The pages that were looked at, for whoever wants to look again. */
    static String searched(ContractTerms terms) {
        return terms.pages() == 1 ? "page 1 was searched." : "pages 1 to " + terms.pages() + " were searched.";
    }
}
