package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proposal in words, ready to be set: what stands for each placeholder of a template, and the rows of its tables.
 * Whatever is not known is a gap that says so.
 *
 * @param on the day it was drafted
 * @param texts by placeholder, as in {@code client_name} or {@code label.requirements}
 * @param tables rows by table, {@code requirements}, {@code blocks}, {@code items}, {@code reductions}, {@code taxes} and
 *     {@code steps}
 */
public record Draft(
        Locale language, LocalDate on, Map<String, String> texts, Map<String, List<Map<String, String>>> tables) {

    private static final int STEPS = 4;

    /** Whether a text, or a row of a table, goes by this name; a gap says nothing. */
    public boolean says(String name) {
        var text = texts.getOrDefault(name, "");
        return !text.isBlank() && !text.equals(new Wording(language).gap(name))
                || !tables.getOrDefault(name, List.of()).isEmpty();
    }

    static Draft of(DocumentId document, Brief brief, LocalDate on) {
        var wording = new Wording(brief.language());
        var texts = new LinkedHashMap<String, String>(wording.labels());
        for (var name : Facts.GIVEN) {
            texts.put(name, said(brief, wording, name));
        }
        texts.put("client_address", brief.fact(Facts.CLIENT_ADDRESS).orElse(""));
        texts.put(
                "reference",
                brief.fact(Facts.DEAL_ID).map(deal -> deal + " / " + document).orElse(document.value()));
        texts.put("date", wording.date(on));
        texts.put(
                "salutation",
                brief.fact(Facts.CLIENT_CONTACT)
                        .map(name -> wording.say("text.salutation_to", name))
                        .orElseGet(() -> wording.say("text.salutation")));
        texts.put(Facts.INTRODUCTION, brief.fact(Facts.INTRODUCTION).orElseGet(() -> introduction(brief, wording)));
        texts.put(
                "response_note",
                brief.fact(Facts.RESPONSE_DEADLINE)
                        .flatMap(wording::date)
                        .map(day -> wording.say("text.response_deadline", day))
                        .orElse(""));
        texts.put(
                "requirements_note",
                brief.requirements().isEmpty()
                        ? wording.gap(Facts.REQUIREMENT)
                        : wording.say("text.requirements", brief.requirements().size()));
        prices(brief, wording, texts);
        var tables = new LinkedHashMap<String, List<Map<String, String>>>();
        tables.put("requirements", requirements(brief, wording));
        tables.put("blocks", blocks(brief, wording));
        tables.put("items", items(brief, wording));
        tables.put("reductions", reductions(brief, wording));
        tables.put("taxes", taxes(brief, wording));
        tables.put("steps", steps(wording));
        return new Draft(brief.language(), on, texts, tables);
    }

    /** The house's own. */
    static String introduction(Brief brief, Wording wording) {
        return wording.say(
                "text.introduction", said(brief, wording, Facts.TITLE), said(brief, wording, Facts.CLIENT_NAME));
    }

    private static String said(Brief brief, Wording wording, String name) {
        var value = brief.fact(name);
        return (Facts.DATES.contains(name) ? value.flatMap(wording::date) : value).orElseGet(() -> wording.gap(name));
    }

    private static void prices(Brief brief, Wording wording, Map<String, String> texts) {
        var prices = brief.prices();
        var currency = said(brief, wording, Facts.CURRENCY);
        texts.put(Facts.NET_TOTAL, total(prices.net(), Facts.NET_TOTAL, wording, currency));
        texts.put(Facts.GROSS_TOTAL, total(prices.gross(), Facts.GROSS_TOTAL, wording, currency));
        texts.put("prices_note", brief.items().isEmpty() ? "" : wording.say("text.prices", currency));
    }

    private static String total(Optional<BigDecimal> sum, String name, Wording wording, String currency) {
        return sum.map(value -> wording.amount(value) + " " + currency).orElseGet(() -> wording.gap(name));
    }

    private static List<Map<String, String>> requirements(Brief brief, Wording wording) {
        var rows = new ArrayList<Map<String, String>>();
        for (var requirement : brief.requirements()) {
            var row = cells(requirement, Facts.REQUIREMENT_ROW, wording);
            var obligation = requirement.get(Facts.OBLIGATION);
            row.put(Facts.OBLIGATION, obligation == null ? "" : wording.obligation(obligation.value()));
            row.put("source", source(requirement.get(Facts.REQUIREMENT), wording));
            var answer = requirement.get(Facts.ANSWER);
            Provenance.source(answer)
                    .ifPresent(source ->
                            row.put(Facts.ANSWER, row.get(Facts.ANSWER) + "\n" + wording.say("text.quoted", source)));
            row.put(Facts.STATUS, wording.say("status." + Provenance.of(answer).label()));
            rows.add(row);
        }
        return rows;
    }

    private static String source(@Nullable Field field, Wording wording) {
        return field != null && field.evidence() instanceof Evidence.OnPage(int page, var _, var _)
                ? wording.say("text.page", page)
                : "";
    }

    /** Sections the house or a person wrote; those nobody wrote are left out. */
    private static List<Map<String, String>> blocks(Brief brief, Wording wording) {
        var rows = new ArrayList<Map<String, String>>();
        for (var section : Facts.SECTIONS)
            brief.fact(section)
                    .ifPresent(text -> rows.add(Map.of("title", wording.say("label." + section), "text", text)));
        return rows;
    }

    private static List<Map<String, String>> reductions(Brief brief, Wording wording) {
        var prices = brief.prices();
        var off = prices.reduction().filter(amount -> amount.signum() != 0);
        if (off.isEmpty()) return List.of();
        var currency = " " + brief.fact(Facts.CURRENCY).orElseGet(() -> wording.gap(Facts.CURRENCY));
        var percent = brief.fact(Facts.DISCOUNT).flatMap(Prices::decimal).orElse(BigDecimal.ZERO);
        return List.of(
                Map.of(
                        "label",
                        wording.say("label.subtotal"),
                        "amount",
                        wording.amount(prices.subtotal().orElseThrow()) + currency),
                Map.of(
                        "label",
                        wording.say("text.discount", wording.number(percent)),
                        "amount",
                        "\u2212" + wording.amount(off.get()) + currency));
    }

    private static List<Map<String, String>> items(Brief brief, Wording wording) {
        var totals = brief.prices().lines();
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 0; i < brief.items().size(); i++) {
            var item = brief.items().get(i);
            var row = cells(item, Facts.ITEM, wording);
            for (var name : Facts.ITEM_NUMBERS) {
                Optional.ofNullable(item.get(name))
                        .flatMap(field -> Prices.decimal(field.value()))
                        .ifPresent(number -> row.put(
                                name, name.equals(Facts.UNIT_PRICE) ? wording.amount(number) : wording.number(number)));
            }
            row.put(
                    Facts.DISCOUNT,
                    Optional.ofNullable(item.get(Facts.DISCOUNT))
                            .flatMap(field -> Prices.decimal(field.value()))
                            .map(wording::number)
                            .orElse(""));
            row.put(
                    Facts.UNIT,
                    Optional.ofNullable(item.get(Facts.UNIT)).map(Field::value).orElse(""));
            row.put(
                    Facts.LINE_TOTAL,
                    totals.get(i).map(wording::amount).orElseGet(() -> wording.gap(Facts.LINE_TOTAL)));
            rows.add(row);
        }
        if (rows.isEmpty()) {
            var gap = new LinkedHashMap<String, String>();
            Facts.ITEM_GIVEN.forEach(name -> gap.put(name, ""));
            gap.put(Facts.LINE_TOTAL, "");
            gap.put(Facts.DESCRIPTION, wording.gap("prices"));
            rows.add(gap);
        }
        return rows;
    }

    private static List<Map<String, String>> taxes(Brief brief, Wording wording) {
        var prices = brief.prices();
        var rows = new ArrayList<Map<String, String>>();
        if (prices.tax().isEmpty()) return rows;
        prices.taxes()
                .forEach((rate, tax) -> rows.add(Map.of(
                        "label",
                        wording.say("text.tax", wording.number(rate)),
                        "amount",
                        wording.amount(tax) + " "
                                + brief.fact(Facts.CURRENCY).orElseGet(() -> wording.gap(Facts.CURRENCY)))));
        return rows;
    }

    private static List<Map<String, String>> steps(Wording wording) {
        var steps = new ArrayList<Map<String, String>>();
        for (int i = 1; i <= STEPS; i++) {
            steps.add(Map.of("position", i + ".", "text", wording.say("step." + i)));
        }
        return steps;
    }

    private static Map<String, String> cells(Map<String, Field> row, List<String> names, Wording wording) {
        var cells = new LinkedHashMap<String, String>();
        for (var name : names) {
            var field = row.get(name);
            cells.put(name, field == null ? wording.gap(name) : field.value());
        }
        return cells;
    }
}
