package docket.documents;

import docket.messages.Ruling;
import java.util.ArrayList;
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
        view.put("findings", findings(reading));
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

    /** What is reviewed one by one has a name, {@code item}. */
    private static List<Map<String, Object>> findings(Reading reading) {
        var items = reading.items().entrySet().iterator();
        var views = new ArrayList<Map<String, Object>>();
        for (var finding : reading.findings()) {
            var view = finding(finding);
            if (finding.advice() != null) view.put("item", items.next().getKey());
            views.add(view);
        }
        return views;
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
        var ruling = finding.ruling();
        if (ruling != null) view.put("ruling", ruling(ruling));
        return view;
    }

    private static Map<String, Object> ruling(Ruling ruling) {
        var view = new LinkedHashMap<String, Object>();
        view.put("choice", ruling.choice().label());
        if (!ruling.wording().isEmpty()) view.put("wording", ruling.wording());
        view.put("by", ruling.by());
        view.put("at", ruling.at().toString());
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
