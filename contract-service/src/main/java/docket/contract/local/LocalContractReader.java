package docket.contract.local;

import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.contract.ContractReader;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.documents.Field;
import docket.messages.Confidence;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a contract sentence by sentence. The same pages always give the same terms. Safe for use by several threads. */
public final class LocalContractReader implements ContractReader {

    /** Results of different versions are kept apart. */
    public static final String ENGINE = "sentences-5";

    private final ClauseFinder finder;

    public LocalContractReader() {
        this(Shipped.MODEL);
    }

    /** @param model which clauses there are; key terms are read without it */
    public LocalContractReader(ClauseModel model) {
        this.finder = new ClauseFinder(model);
    }

    /** Loaded once, when first needed. */
    private static final class Shipped {
        static final ClauseModel MODEL = ClauseModel.load();
    }

    static ClauseModel shipped() {
        return Shipped.MODEL;
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public ContractTerms read(Pages pages) {
        var contract = ContractText.of(pages);
        var sentences = Sentences.of(contract);
        var parties = Parties.in(contract);
        var clauses = new ArrayList<>(finder.clauses(contract, sentences));
        PartyMentions.in(contract, sentences, parties)
                .forEach(mention ->
                        clauses.add(clause(ClauseType.PARTIES_NAMED, mention.confidence(), mention.span(), contract)));
        var fields = fields(contract, sentences, parties, clauses);
        BlankDates.first(contract)
                .ifPresent(blank -> clauses.add(clause(
                        ClauseType.BLANK_DATE, fields.containsKey(Term.AGREEMENT_DATE) ? 0.45 : 0.8, blank, contract)));
        return new ContractTerms(fields, clauses, contract.pageCount(), Outline.of(contract, sentences, ENGINE));
    }

    private static Clause clause(ClauseType type, double confidence, Span span, ContractText contract) {
        return new Clause(type, new Confidence(confidence), contract.quote(span.start(), span.end()));
    }

    private static Map<String, Field> fields(
            ContractText contract, List<Span> sentences, List<Parties.Party> parties, List<Clause> clauses) {
        var fields = new LinkedHashMap<String, Field>();
        Title.in(contract).ifPresent(title -> put(fields, Term.DOCUMENT_TITLE, title, contract));
        putParties(fields, parties, contract);
        var made = AgreementDates.made(contract, sentences, parties);
        var effective = AgreementDates.effective(contract, sentences, made);
        put(fields, Term.AGREEMENT_DATE, made.orElse(null), contract);
        put(fields, Term.EFFECTIVE_DATE, effective.orElse(null), contract);
        var terms = TermClauses.in(contract, sentences, effective, made);
        put(fields, Term.EXPIRATION_DATE, terms.expiration(), contract);
        put(fields, Term.TERM, terms.term(), contract);
        var renewal = Renewals.in(contract, sentences, terms.term());
        if (renewal != null) {
            put(fields, Term.RENEWAL_TERM, renewal.length(), contract);
            put(fields, Term.RENEWAL_NOTICE, renewal.notice(), contract);
            var deadline = FurtherTerms.noticeDeadline(terms.expiration(), renewal.notice());
            put(fields, Term.NOTICE_DEADLINE, deadline.orElse(null), contract);
        }
        put(fields, Term.GOVERNING_LAW, GoverningLaw.in(contract, sentences).orElse(null), contract);
        var cap = MoneyTerms.cap(contract, sentences);
        if (cap.isPresent()) put(fields, Term.LIABILITY_CAP, cap.get(), contract);
        else {
            surest(clauses, ClauseType.CAP_ON_LIABILITY)
                    .ifPresent(said -> fields.put(
                            Term.LIABILITY_CAP, new Field("yes", said.confidence(), ENGINE, said.evidence())));
        }
        var title = Optional.ofNullable(fields.get(Term.DOCUMENT_TITLE))
                .map(Field::value)
                .orElse("");
        FurtherTerms.in(contract, sentences, title).forEach((name, found) -> put(fields, name, found, contract));
        put(fields, Term.SIGNATURE_BLOCK, Signatures.block(contract).orElse(null), contract);
        return fields;
    }

    private static void putParties(Map<String, Field> fields, List<Parties.Party> parties, ContractText contract) {
        for (int i = 0; i < parties.size(); i++) {
            var party = parties.get(i);
            var confidence = confidence(party.confidence());
            var evidence = contract.quote(party.span().start(), party.span().end());
            fields.put(Term.party(i + 1), new Field(party.name(), confidence, ENGINE, evidence));
            if (party.role() != null) {
                fields.put(Term.party(i + 1) + "_role", new Field(party.role(), confidence, ENGINE, evidence));
            }
        }
        if (parties.isEmpty()) return;
        var names = parties.stream().map(Parties.Party::name).collect(Collectors.joining("; "));
        var least =
                parties.stream().mapToDouble(Parties.Party::confidence).min().orElse(0);
        int from = parties.getFirst().span().start();
        int to = parties.stream().mapToInt(party -> party.span().end()).max().orElse(from);
        var evidence = contract.quote(from, Math.min(to, from + 1_500));
        fields.put(Term.PARTIES, new Field(names, confidence(least), ENGINE, evidence));
    }

    private static Optional<Clause> surest(List<Clause> clauses, ClauseType type) {
        return clauses.stream()
                .filter(clause -> clause.type() == type && clause.confidence().value() >= Clause.LIKELY)
                .reduce((a, b) -> b.confidence().compareTo(a.confidence()) > 0 ? b : a);
    }

    private static void put(Map<String, Field> fields, String name, @Nullable Found found, ContractText contract) {
        if (found == null) return;
        var evidence = contract.quote(found.span().start(), found.span().end(), found.anchor());
        fields.put(name, new Field(found.value(), confidence(found.confidence()), ENGINE, evidence));
    }

    /** In whole percent: more digits would say more than is known. */
    private static Confidence confidence(double value) {
        return new Confidence(Math.round(100 * Math.clamp(value, 0, 1)) / 100.0);
    }
}
