package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.messages.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brief with what the house adds: prices of its list, answers and sections of its own documents. Nothing that the
 * deal or the request says is overwritten; where the two differ a person is told.
 */
final class Enriched {

    private static final String PRICES = "price-list-1";
    private static final String SETTING = "setting";
    private static final String KNOWLEDGE = "knowledge-1";
    private static final Confidence QUOTED = new Confidence(0.8);

    private Enriched() {}

    static Brief of(Brief told, House house) {
        var brief = paid(told, house);
        var noted = new ArrayList<>(brief.noted());
        var items = priced(brief, house.prices(), noted);
        var requirements = brief.requirements().stream()
                .map(row -> answered(row, house.known()))
                .toList();
        var facts = new LinkedHashMap<>(brief.facts());
        var wording = new Wording(brief.language());
        for (var section : Facts.SECTIONS) {
            if (facts.containsKey(section)) continue;
            house.known()
                    .block(wording.say("topic." + section))
                    .ifPresent(found ->
                            facts.put(section, new Field(found.words(), QUOTED, KNOWLEDGE, Provenance.known(found))));
        }
        return new Brief(facts, items, requirements, noted);
    }

    /** Some CRMs know one currency only and name none. */
    private static Brief paid(Brief brief, House house) {
        if (house.currency().isEmpty() || brief.fact(Facts.CURRENCY).isPresent()) return brief;
        var facts = new LinkedHashMap<>(brief.facts());
        facts.put(
                Facts.CURRENCY,
                new Field(
                        house.currency().get(),
                        Confidence.CERTAIN,
                        SETTING,
                        new Evidence.FromData("the house's currency, docket.proposal.currency")));
        return new Brief(facts, brief.items(), brief.requirements(), brief.noted());
    }

    private static Map<String, Field> answered(Map<String, Field> row, KnownAnswers known) {
        var asked = row.get(Facts.REQUIREMENT);
        if (asked == null || row.containsKey(Facts.ANSWER)) return row;
        return known.answer(asked.value())
                .map(found -> {
                    var with = new LinkedHashMap<>(row);
                    with.put(Facts.ANSWER, new Field(found.words(), QUOTED, KNOWLEDGE, Provenance.known(found)));
                    return (Map<String, Field>) with;
                })
                .orElse(row);
    }

    private static List<Map<String, Field>> priced(Brief brief, PriceList.Source source, List<Finding> noted) {
        if (brief.items().stream().noneMatch(item -> item.containsKey(Facts.SKU))) return brief.items();
        PriceList list;
        try {
            list = source.read();
        } catch (PriceList.Unusable e) {
            noted.add(warning("", Reason.MISSING, "the price list cannot be used: " + e.why(), null));
            return brief.items();
        }
        var priced = new ArrayList<Map<String, Field>>();
        for (int i = 0; i < brief.items().size(); i++) priced.add(priced(brief, i, list, noted));
        return priced;
    }

    private static Map<String, Field> priced(Brief brief, int at, PriceList list, List<Finding> noted) {
        var item = brief.items().get(at);
        var sku = item.get(Facts.SKU);
        if (sku == null) return item;
        var where = "line " + (at + 1) + ": ";
        var entry = list.entry(sku.value());
        if (entry.isEmpty()) {
            noted.add(warning(
                    place(at, Facts.SKU), Reason.RULE_BROKEN, where + sku.value() + " is not in the price list", sku));
            return item;
        }
        var currency = brief.fact(Facts.CURRENCY).orElse("");
        if (!entry.get().currency().isEmpty()
                && !currency.isEmpty()
                && !entry.get().currency().equals(currency)) {
            noted.add(warning(
                    place(at, Facts.SKU),
                    Reason.RULE_BROKEN,
                    where + "the price list has " + sku.value() + " in "
                            + entry.get().currency() + ", the deal is in " + currency,
                    sku));
            return item;
        }
        var with = new LinkedHashMap<>(item);
        var evidence = new Evidence.FromData("price list " + list.name() + ", article " + sku.value());
        for (var name : List.of(Facts.DESCRIPTION, Facts.UNIT, Facts.UNIT_PRICE, Facts.TAX_RATE)) {
            var listed = entry.get().values().get(name);
            if (listed == null) continue;
            var told = with.putIfAbsent(name, new Field(listed, Confidence.CERTAIN, PRICES, evidence));
            if (told != null && Facts.ITEM_NUMBERS.contains(name) && differ(told.value(), listed))
                noted.add(warning(
                        place(at, name),
                        Reason.RULE_BROKEN,
                        where + name.replace('_', ' ') + " is " + told.value() + " in the deal and " + listed
                                + " in the price list",
                        told));
        }
        return with;
    }

    private static boolean differ(String told, String listed) {
        return Prices.decimal(told)
                .flatMap(one -> Prices.decimal(listed).map(other -> one.compareTo(other) != 0))
                .orElse(true);
    }

    private static String place(int index, String name) {
        return "line_items[" + index + "]." + name;
    }

    private static Finding warning(String name, Reason reason, String detail, @Nullable Field field) {
        return new Finding(
                name,
                reason,
                Severity.WARNING,
                detail,
                Optional.ofNullable(field).map(Field::evidence).orElse(null));
    }
}
