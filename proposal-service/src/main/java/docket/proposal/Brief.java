package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that a proposal may say: facts, items and requirements, each with its evidence. The sums are not part of it;
 * they follow from the items.
 *
 * @param items rows with the names of {@link Facts#ITEM}
 * @param requirements rows with the names of {@link Facts#REQUIREMENT_ROW}
 * @param noted findings of whoever read the source
 */
record Brief(
        Map<String, Field> facts,
        List<Map<String, Field>> items,
        List<Map<String, Field>> requirements,
        List<Finding> noted) {

    static final String ENGINE = "template-1";
    private static final String CRM = "crm-1";
    private static final String RULES = "requirements-1";
    private static final Confidence FROM_A_SENTENCE = new Confidence(0.8);

    static Brief of(Deal deal) {
        var source = new Evidence.FromData("crm deal " + deal.id());
        var facts = new LinkedHashMap<String, Field>();
        for (var name : Facts.GIVEN) {
            var value = deal.facts().get(name);
            if (value != null) facts.put(name, told(value, source));
        }
        facts.put(Facts.DEAL_ID, told(deal.id(), source));
        return new Brief(
                facts,
                rows(deal.items(), Facts.ITEM_GIVEN, source),
                rows(deal.requirements(), Facts.REQUIREMENT_ROW, source),
                List.of());
    }

    private static Field told(String value, Evidence source) {
        return new Field(value, Confidence.CERTAIN, CRM, source);
    }

    private static List<Map<String, Field>> rows(List<Map<String, String>> told, List<String> names, Evidence source) {
        var rows = new ArrayList<Map<String, Field>>();
        for (var row : told) {
            var fields = new LinkedHashMap<String, Field>();
            fields.put(Facts.POSITION, told(Integer.toString(rows.size() + 1), source));
            for (var name : names) {
                var value = row.get(name);
                if (value != null) fields.put(name, told(value, source));
            }
            rows.add(fields);
        }
        return rows;
    }

    /** A request on paper: it asks, so it names no prices. */
    static Brief of(Pages request) {
        var language = Language.of(request.text());
        var passages = Passages.of(request);
        var facts = new LinkedHashMap<String, Field>();
        facts.put(
                Facts.LANGUAGE,
                new Field(
                        language.getLanguage(),
                        FROM_A_SENTENCE,
                        RULES,
                        new Evidence.FromData("the words of the request")));
        facts.putAll(RequestFacts.in(passages, language, RULES));
        var requirements = Requirement.in(passages, language).stream()
                .map(requirement -> {
                    var row = new LinkedHashMap<String, Field>();
                    row.put(Facts.POSITION, found(requirement.position(), requirement));
                    row.put(Facts.REQUIREMENT, found(requirement.text(), requirement));
                    row.put(Facts.OBLIGATION, found(requirement.obligation().label(), requirement));
                    return (Map<String, Field>) row;
                })
                .toList();
        return new Brief(facts, List.of(), requirements, request.findings());
    }

    private static Field found(String value, Requirement requirement) {
        return new Field(value, FROM_A_SENTENCE, RULES, requirement.evidence());
    }

    /** Nothing could be read; the proposal is all gaps, and a person sees why. */
    static Brief unreadable(String reason) {
        return new Brief(
                Map.of(),
                List.of(),
                List.of(),
                List.of(new Finding("", Finding.Reason.UNREADABLE, Finding.Severity.BLOCKING, reason, null)));
    }

    /** What a reading was made of, without what was computed. */
    static Brief of(Reading reading) {
        var facts = new LinkedHashMap<String, Field>();
        for (var name : Facts.GIVEN) reading.field(name).ifPresent(field -> facts.put(name, field));
        var items = new ArrayList<Map<String, Field>>();
        var requirements = new ArrayList<Map<String, Field>>();
        for (var row : reading.lineItems()) {
            if (row.containsKey(Facts.REQUIREMENT)) requirements.add(without(row, Facts.STATUS));
            else items.add(without(row, Facts.LINE_TOTAL));
        }
        var noted = reading.findings().stream()
                .filter(finding -> finding.reason() == Finding.Reason.UNREADABLE)
                .toList();
        return new Brief(facts, items, requirements, noted);
    }

    private static Map<String, Field> without(Map<String, Field> row, String name) {
        var rest = new LinkedHashMap<>(row);
        rest.remove(name);
        return rest;
    }

    Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name)).map(Field::value);
    }

    Locale language() {
        return Locale.of(fact(Facts.LANGUAGE).filter(Language.KNOWN::contains).orElse("en"));
    }

    Prices prices() {
        return Prices.of(items.stream().map(Brief::values).toList(), fact(Facts.CURRENCY), fact(Facts.DISCOUNT));
    }

    static Map<String, String> values(Map<String, Field> row) {
        var values = new LinkedHashMap<String, String>();
        row.forEach((name, field) -> values.put(name, field.value()));
        return values;
    }

    /** The whole of it with its sums and findings, as people and programs see it. */
    Reading reading(Map<String, Field> made, Map<String, String> files, Instant at, Work work) {
        var prices = prices();
        var fields = new LinkedHashMap<>(facts);
        computed(fields, Facts.NET_TOTAL, prices.net(), prices.netProof());
        computed(fields, Facts.TAX_TOTAL, prices.tax(), prices.taxProof());
        computed(fields, Facts.GROSS_TOTAL, prices.gross(), prices.grossProof());
        fields.putAll(made);
        var rows = new ArrayList<Map<String, Field>>();
        for (int i = 0; i < items.size(); i++) {
            var row = new LinkedHashMap<>(items.get(i));
            var values = values(row);
            var proof = values.get(Facts.QUANTITY) + " x " + values.get(Facts.UNIT_PRICE)
                    + (values.containsKey(Facts.DISCOUNT) ? " - " + values.get(Facts.DISCOUNT) + " %" : "");
            computed(
                    row,
                    Facts.LINE_TOTAL,
                    prices.lines().get(i),
                    prices.lines().get(i).map(total -> proof + " = " + total.toPlainString()));
            rows.add(row);
        }
        for (var requirement : requirements) {
            var row = new LinkedHashMap<>(requirement);
            var answer = row.get(Facts.ANSWER);
            row.put(
                    Facts.STATUS,
                    new Field(
                            Provenance.of(answer).label(),
                            Confidence.CERTAIN,
                            ENGINE,
                            new Evidence.FromData(Provenance.source(answer).orElse("the matrix"))));
            rows.add(row);
        }
        return new Reading(Kind.PROPOSAL_REQUEST, fields, rows, ProposalRules.findings(this, prices), files, at, work);
    }

    private static void computed(
            Map<String, Field> fields, String name, Optional<BigDecimal> value, Optional<String> proof) {
        value.ifPresent(sum -> fields.put(
                name,
                new Field(
                        sum.toPlainString(),
                        Confidence.CERTAIN,
                        ENGINE,
                        new Evidence.Arithmetic(proof.orElseThrow()))));
    }
}
