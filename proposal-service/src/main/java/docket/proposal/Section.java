package docket.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of a version in plain words, so that versions can be laid side by side.
 *
 * @param lines a paragraph, or a row of a table, each
 */
public record Section(String title, List<String> lines) {

    public Section {
        lines = List.copyOf(lines);
    }

    /** All that a draft says, in its order. */
    static List<Section> of(Draft draft) {
        var sections = new ArrayList<Section>();
        var texts = draft.texts();
        sections.add(new Section(
                texts.getOrDefault("title", ""),
                said(texts, "client_name", "client_address", "client_contact", "client_email", "reference")));
        add(sections, draft, "introduction", said(texts, "salutation", "introduction", "response_note"));
        add(sections, draft, "understanding", said(texts, "summary"));
        var requirements = said(texts, "requirements_note");
        requirements.addAll(rows(draft, "requirements", "position", "requirement", "obligation", "answer", "status"));
        add(sections, draft, "requirements", requirements);
        for (var block : draft.tables().getOrDefault("blocks", List.of()))
            sections.add(new Section(
                    block.getOrDefault("title", ""),
                    List.of(block.getOrDefault("text", "").split("\n"))));
        var prices = said(texts, "prices_note");
        prices.addAll(rows(
                draft,
                "items",
                "position",
                "description",
                "quantity",
                "unit",
                "unit_price",
                "discount",
                "tax_rate",
                "line_total"));
        prices.addAll(rows(draft, "reductions", "label", "amount"));
        prices.addAll(said(texts, "net_total"));
        prices.addAll(rows(draft, "taxes", "label", "amount"));
        prices.addAll(said(texts, "gross_total"));
        add(sections, draft, "prices", prices);
        add(sections, draft, "terms", said(texts, "delivery_date", "payment_terms", "valid_until"));
        add(sections, draft, "next_steps", rows(draft, "steps", "position", "text"));
        return sections;
    }

    private static void add(List<Section> sections, Draft draft, String label, List<String> lines) {
        sections.add(new Section(draft.texts().getOrDefault("label." + label, label), lines));
    }

    private static List<String> said(Map<String, String> texts, String... names) {
        var lines = new ArrayList<String>();
        for (var name : names) {
            var text = texts.getOrDefault(name, "");
            if (!text.isBlank()) lines.add(text);
        }
        return lines;
    }

    private static List<String> rows(Draft draft, String table, String... columns) {
        var lines = new ArrayList<String>();
        for (var row : draft.tables().getOrDefault(table, List.of())) {
            var cells = new ArrayList<String>();
            for (var column : columns) {
                var cell = row.getOrDefault(column, "");
                if (!cell.isBlank()) cells.add(cell.replace('\n', ' '));
            }
            lines.add(String.join(" | ", cells));
        }
        return lines;
    }
}
