package docket.contract;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Ruling;
import docket.messages.Work;
import docket.reader.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The whole service: read, check, decide; and take a person's corrections. */
public final class AnalyseContract {

    private static final String PERSON = "person";
    private static final int MOST_PARTIES = 50;

    private final ContractReader reader;
    private final Supplier<ContractRules> rules;
    private final InstantSource clock;
    private final Supplier<Optional<SecondReader>> second;

    public AnalyseContract(ContractReader reader, ContractRules rules, InstantSource clock) {
        this(reader, rules, clock, null);
    }

    /** @param second reads after the first; null for nobody */
    public AnalyseContract(
            ContractReader reader, ContractRules rules, InstantSource clock, @Nullable SecondReader second) {
        this(reader, () -> rules, clock, () -> Optional.ofNullable(second));
    }

    /**
     * With what the house may change while it runs.
     *
     * @param rules asked for every contract anew
     * @param second who reads after the first now; asked for every contract anew
     */
    public AnalyseContract(
            ContractReader reader,
            Supplier<ContractRules> rules,
            InstantSource clock,
            Supplier<Optional<SecondReader>> second) {
        this.reader = reader;
        this.rules = rules;
        this.clock = clock;
        this.second = second;
    }

    /** Results of different engines are kept apart. */
    public String engine() {
        return second.get().map(SecondReader::engine).orElse(reader.engine());
    }

    /** Under which the result of a document may lie, as which engine reads may have been set otherwise before. */
    public List<String> engines() {
        return second.get()
                .map(other -> List.of(other.engine(), reader.engine()))
                .orElse(List.of(reader.engine(), "model-1"));
    }

    /** Asks each engine once. A second reader that is away is noted in the work; the first one's answer stands. */
    public ContractOutcome analyse(DocumentId id, Pages pages) {
        var asked = second.get();
        if (asked.isEmpty()) return analyse(pages);
        var other = asked.get();
        var checks = rules.get();
        var start = clock.instant();
        var local = reader.read(pages);
        return switch (other.read(id, pages, local)) {
            case SecondReader.Opinion.Away away -> {
                var work = new Work(
                        reader.engine(),
                        Duration.between(start, clock.instant()).toMillis(),
                        away.cost(),
                        away.why());
                yield outcome(local, checks.findings(local), checks, pages, work);
            }
            case SecondReader.Opinion.Given given -> {
                var two = new TwoReadings(local, given.terms(), other.engine());
                var terms = two.terms();
                var findings = new ArrayList<>(two.findings(checks.findings(local), checks.findings(terms)));
                findings.addAll(given.findings());
                var work = new Work(
                        other.engine(),
                        Duration.between(start, clock.instant()).toMillis(),
                        given.cost(),
                        given.note());
                yield outcome(terms, findings, checks, pages, work);
            }
        };
    }

    private ContractOutcome outcome(
            ContractTerms terms, List<Finding> findings, ContractRules checks, Pages pages, Work work) {
        var fields = new LinkedHashMap<>(terms.fields());
        fields.put(PlaybookScore.FIELD, checks.score(findings));
        var reading = new Reading(Kind.CONTRACT, fields, terms.outline(), findings, Map.of(), clock.instant(), work);
        return ContractOutcome.of(reading.with(pages.findings()));
    }

    /** Asks the engine once; it does not retry. */
    public ContractOutcome analyse(Pages pages) {
        var start = clock.instant();
        var terms = reader.read(pages);
        var work = Work.free(
                reader.engine(), Duration.between(start, clock.instant()).toMillis());
        var checks = rules.get();
        return outcome(terms, checks.findings(terms), checks, pages, work);
    }

    /**
     * What the reading is once a person has corrected it. An empty correction takes the field away. What was found about
     * a corrected field is settled; other findings stay, for the record.
     *
     * @param rulings what was said about single risks; kept with them, for redlines and for learning
     * @param by who decided
     * @param at when; the same for every redelivery of the decision
     */
    public Reading corrected(
            Reading reading, Map<String, String> corrections, List<Ruling> rulings, String by, Instant at) {
        var fields = new LinkedHashMap<>(reading.fields());
        corrections.forEach((name, value) -> {
            if (value.isBlank()) fields.remove(name);
            else fields.put(name, said(value.strip(), by));
        });
        boolean partiesChanged = corrections.keySet().stream().anyMatch(name -> name.matches("party_\\d+"));
        if (partiesChanged && !corrections.containsKey(Term.PARTIES)) {
            var names = parties(fields);
            if (names.isEmpty()) fields.remove(Term.PARTIES);
            else fields.put(Term.PARTIES, said(names, by));
        }
        var open = reading.ruled(rulings).findings().stream()
                .filter(finding -> !corrections.containsKey(finding.field()))
                .filter(finding -> !partiesChanged || !finding.field().equals(Term.PARTIES))
                .toList();
        return new Reading(
                reading.kind(), fields, reading.lineItems(), open, reading.files(), at, Work.free(PERSON, 0));
    }

    private static Field said(String value, String by) {
        return new Field(value, Confidence.CERTAIN, PERSON, new Evidence.ByPerson(by));
    }

    private static String parties(Map<String, Field> fields) {
        return IntStream.rangeClosed(1, MOST_PARTIES)
                .mapToObj(n -> fields.get(Term.party(n)))
                .filter(Objects::nonNull)
                .map(Field::value)
                .collect(Collectors.joining("; "));
    }
}
