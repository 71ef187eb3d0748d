package docket.contract;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The whole service: read, check, decide; and take a person's corrections. */
public final class AnalyseContract {

    private static final String PERSON = "person";
    private static final int MOST_PARTIES = 50;

    private final ContractReader reader;
    private final ContractRules rules;
    private final InstantSource clock;

    public AnalyseContract(ContractReader reader, ContractRules rules, InstantSource clock) {
        this.reader = reader;
        this.rules = rules;
        this.clock = clock;
    }

    public String engine() {
        return reader.engine();
    }

    /** Asks the engine once; it does not retry. */
    public ContractOutcome analyse(Pages pages) {
        var start = clock.instant();
        var terms = reader.read(pages);
        var findings = rules.findings(terms);
        var fields = new LinkedHashMap<>(terms.fields());
        fields.put(PlaybookScore.FIELD, rules.score(findings));
        var end = clock.instant();
        var work = Work.free(reader.engine(), Duration.between(start, end).toMillis());
        var reading = new Reading(Kind.CONTRACT, fields, terms.outline(), findings, Map.of(), end, work);
        return ContractOutcome.of(reading.with(pages.findings()));
    }

    /**
     * What the reading is once a person has corrected it. An empty correction takes the field away. What was found about
     * a corrected field is settled; other findings stay, for the record.
     *
     * @param by who decided
     * @param at when; the same for every redelivery of the decision
     */
    public Reading corrected(Reading reading, Map<String, String> corrections, String by, Instant at) {
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
        var open = reading.findings().stream()
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
