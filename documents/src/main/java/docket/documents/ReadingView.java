package docket.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reading as outside programs see it: {@code fields}, {@code line_items}, {@code findings} and {@code files} with
 * plain maps, lists, strings and numbers inside. Boxes are {@code [x, y, width, height]} in points from the upper left.
 */
public final class ReadingView {

    private ReadingView() {}

    public static Map<String, Object> of(Reading reading) {
        var view = new LinkedHashMap<String, Object>();
        view.put("fields", fields(reading.fields()));
        view.put(
                "line_items",
                reading.lineItems().stream().map(ReadingView::fields).toList());
        view.put(
                "findings",
                reading.findings().stream().map(ReadingView::finding).toList());
        if (!reading.files().isEmpty()) view.put("files", reading.files());
        return view;
    }

    private static Map<String, Object> fields(Map<String, Field> fields) {
        var view = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> view.put(name, field(field)));
        return view;
    }

    private static Map<String, Object> field(Field field) {
        var view = new LinkedHashMap<String, Object>();
        view.put("value", field.value());
        view.put("confidence", field.confidence().value());
        view.put("engine", field.engine());
        addEvidence(view, field.evidence());
        return view;
    }

    private static Map<String, Object> finding(Finding finding) {
        var view = new LinkedHashMap<String, Object>();
        view.put("field", finding.field());
        view.put("reason", finding.reason().name().toLowerCase(Locale.ROOT));
        view.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        view.put("detail", finding.detail());
        addEvidence(view, finding.evidence());
        var advice = finding.advice();
        if (advice != null) {
            view.put("rule", advice.rule());
            if (!advice.wording().isEmpty()) view.put("wording", advice.wording());
            if (!advice.ask().isEmpty()) view.put("ask", advice.ask());
        }
        return view;
    }

    private static void addEvidence(Map<String, Object> view, @Nullable Evidence evidence) {
        switch (evidence) {
            case null -> {}
            case Evidence.OnPage(int page, Box box, String quote) -> {
                view.put("page", page);
                view.put("box", List.of(box.x(), box.y(), box.width(), box.height()));
                view.put("quote", quote);
            }
            case Evidence.InXml(String file, String path) -> view.put("xml", Map.of("file", file, "path", path));
            case Evidence.Arithmetic(String proof) -> view.put("proof", proof);
            case Evidence.ByPerson(String name) -> view.put("person", name);
            case Evidence.FromData(String source) -> view.put("data", source);
        }
    }
}
