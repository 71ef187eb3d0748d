package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A document as a person reads it in a terminal, made from the object that {@code show --json} prints. */
final class DocumentPrint {

    private final JsonNode document;
    private final List<String> lines = new ArrayList<>();

    DocumentPrint(JsonNode document) {
        this.document = document;
    }

    List<String> lines() {
        head();
        fields();
        lineItems();
        findings();
        reviews();
        models();
        timeline();
        return lines;
    }

    private void head() {
        var table = new Table();
        for (var name : List.of(
                "id",
                "file",
                "source",
                "sha256",
                "bytes",
                "kind",
                "state",
                "received_at",
                "duplicate_of",
                "parent",
                "in",
                "note",
                "confidence",
                "straight_through",
                "refused")) {
            var value = document.path(name).asText("");
            if (!value.isEmpty() && !value.equals("null")) table.row(name, value);
        }
        for (var reason : document.path("reasons")) table.row("because", reason.asText());
        document.path("files").properties().forEach(file -> table.row("made", file.getKey()));
        if (document.path("children").isInt())
            table.row("children", document.path("children").asText());
        for (var child : document.path("children")) {
            table.row("child", child.path("id").asText(), child.path("file").asText());
        }
        var cost = document.path("cost").path("usd");
        if (cost.isNumber()) table.row("cost", String.format(Locale.ROOT, "%.4f USD", cost.asDouble()));
        lines.addAll(table.lines());
    }

    private void fields() {
        if (document.path("fields").isEmpty()) return;
        var table = new Table();
        document.path("fields").properties().forEach(field -> {
            var view = field.getValue();
            table.row(
                    field.getKey(),
                    view.path("value").asText(),
                    percent(view.path("confidence")),
                    evidence(view),
                    view.path("engine").asText());
        });
        section("Fields", table);
    }

    private void lineItems() {
        if (document.path("line_items").isEmpty()) return;
        var table = new Table();
        for (var item : document.path("line_items")) {
            table.row(item.properties().stream()
                    .map(field -> field.getKey() + " "
                            + field.getValue().path("value").asText())
                    .toArray(String[]::new));
        }
        section("Line items", table);
    }

    private void findings() {
        if (document.path("findings").isEmpty()) return;
        var table = new Table();
        for (var finding : document.path("findings")) {
            table.row(
                    finding.path("severity").asText(),
                    finding.path("field").asText(),
                    finding.path("detail").asText(),
                    evidence(finding));
        }
        section("Findings", table);
        advice();
    }

    /** What the house proposes instead, below the findings: wordings are too long for a table. */
    private void advice() {
        boolean first = true;
        for (var finding : document.path("findings")) {
            var wording = finding.path("wording").asText("");
            if (wording.isEmpty()) continue;
            if (first) {
                lines.add("");
                lines.add("Suggested wording");
                first = false;
            }
            lines.add("  " + finding.path("field").asText() + ": " + wording);
            lines.add("    " + finding.path("rule").asText()
                    + (finding.path("ask").asText("").isEmpty()
                            ? ""
                            : "; ask " + finding.path("ask").asText()));
            var ruling = finding.path("ruling");
            if (!ruling.isMissingNode())
                lines.add("    " + ruling.path("choice").asText() + " by "
                        + ruling.path("by").asText()
                        + (ruling.has("wording") ? ": " + ruling.path("wording").asText() : ""));
        }
    }

    private void reviews() {
        if (document.path("reviews").isEmpty()) return;
        var table = new Table();
        for (var review : document.path("reviews")) {
            table.row(
                    review.path("id").asText(),
                    review.path("question").asText(),
                    review.path("state").asText(),
                    text(review, "verdict"),
                    text(review, "by"),
                    moment(text(review, "at")));
        }
        section("Reviews", table);
    }

    /** What models were paid, as the ledger has it. */
    private void models() {
        var paid = document.path("cost").path("models");
        if (paid.isEmpty()) return;
        var table = new Table();
        for (var line : paid) {
            long calls = line.path("calls").asLong();
            table.row(
                    line.path("service").asText(),
                    line.path("model").asText(),
                    line.path("prompt").asText(),
                    calls + (calls == 1 ? " call" : " calls"),
                    tokens(line),
                    String.format(Locale.ROOT, "%.4f USD", line.path("usd").asDouble())
                            + (line.path("estimated").asBoolean() ? " (estimate)" : ""));
        }
        section("Models", table);
    }

    private static String tokens(JsonNode line) {
        var tokens = String.format(
                Locale.ROOT,
                "%,d tokens in, %,d out",
                line.path("input_tokens").asLong(),
                line.path("output_tokens").asLong());
        long read = line.path("cache_read_tokens").asLong();
        long written = line.path("cache_write_tokens").asLong();
        return read + written == 0
                ? tokens
                : tokens + String.format(Locale.ROOT, ", cache %,d read, %,d written", read, written);
    }

    private void timeline() {
        if (document.path("timeline").isEmpty()) return;
        var table = new Table();
        for (var step : document.path("timeline")) {
            table.row(
                    moment(step.path("at").asText()),
                    Table.first(step, "what", "type"),
                    step.has("millis") ? step.path("millis").asText() + " ms" : "",
                    text(step, "engine"),
                    step.path("cost_usd").asDouble(0) > 0
                            ? String.format(
                                    Locale.ROOT,
                                    "%.4f USD",
                                    step.path("cost_usd").asDouble())
                            : "",
                    text(step, "by"));
        }
        section("Timeline", table);
    }

    private void section(String title, Table table) {
        lines.add("");
        lines.add(title);
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String evidence(JsonNode view) {
        if (view.has("page")) return "page " + view.path("page").asText() + box(view.path("box"));
        if (view.has("xml")) {
            return view.path("xml").path("file").asText() + " "
                    + view.path("xml").path("path").asText();
        }
        if (view.has("proof")) return view.path("proof").asText();
        if (view.has("person")) return "by " + view.path("person").asText();
        if (view.has("data")) return "from " + view.path("data").asText();
        return "";
    }

    private static String box(JsonNode box) {
        if (box.size() != 4) return "";
        return String.format(
                Locale.ROOT,
                " at %.0f,%.0f %.0fx%.0f",
                box.path(0).asDouble(),
                box.path(1).asDouble(),
                box.path(2).asDouble(),
                box.path(3).asDouble());
    }

    /** To the millisecond. */
    private static String moment(String instant) {
        return instant.replaceAll("(\\.\\d{3})\\d*Z$", "$1Z");
    }

    private static String percent(JsonNode confidence) {
        return confidence.isNumber() ? Math.round(confidence.asDouble() * 100) + " %" : "";
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isNull() ? "" : json.path(name).asText("");
    }
}
