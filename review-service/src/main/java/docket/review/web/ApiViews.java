package docket.review.web;

import docket.documents.ReadingView;
import docket.messages.DocumentEvent.DocumentUnpacked.Part;
import docket.messages.Kind;
import docket.review.Agreement;
import docket.review.Decision;
import docket.review.DocumentSummary;
import docket.review.DocumentView;
import docket.review.DocumentView.Moment;
import docket.review.Failure;
import docket.review.ModelCosts;
import docket.review.Person;
import docket.review.Review;
import docket.review.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents, reviews and failures as programs see them. What is absent is left out. No token is in any of them. */
final class ApiViews {

    private ApiViews() {}

    static Map<String, Object> document(DocumentView document) {
        var view = summary(document.summary());
        put(view, "parent", document.parent(), Object::toString);
        if (!document.parts().isEmpty())
            view.put("children", document.parts().stream().map(ApiViews::part).toList());
        document.reading().ifPresent(reading -> view.putAll(ReadingView.of(reading)));
        view.put(
                "reviews",
                document.reviews().stream()
                        .map(review -> answered(document, review))
                        .toList());
        view.put("cost", cost(document));
        view.put("timeline", document.timeline().stream().map(ApiViews::moment).toList());
        return view;
    }

    private static Map<String, Object> cost(DocumentView document) {
        var view = new LinkedHashMap<String, Object>();
        view.put("usd", document.cost());
        if (!document.models().isEmpty())
            view.put("models", document.models().stream().map(ApiViews::paid).toList());
        return view;
    }

    private static Map<String, Object> paid(ModelCosts.Line line) {
        var view = new LinkedHashMap<String, Object>();
        view.put("service", line.service());
        view.put("model", line.model());
        putUnlessEmpty(view, "prompt", line.prompt());
        view.put("calls", line.calls());
        view.put("input_tokens", line.inputTokens());
        view.put("output_tokens", line.outputTokens());
        view.put("cache_read_tokens", line.cacheReadTokens());
        view.put("cache_write_tokens", line.cacheWriteTokens());
        view.put("usd", line.usd());
        if (line.estimated()) view.put("estimated", true);
        return view;
    }

    private static Map<String, Object> part(Part part) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", part.documentId().value());
        view.put("file", part.fileName());
        view.put("bytes", part.bytes());
        return view;
    }

    static Map<String, Object> summary(DocumentSummary summary) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", summary.id().value());
        putUnlessEmpty(view, "file", summary.file());
        putUnlessEmpty(view, "sha256", summary.sha256());
        view.put("bytes", summary.bytes());
        put(view, "kind", summary.kind(), Kind::label);
        view.put("state", summary.state().label());
        view.put("received_at", summary.receivedAt().toString());
        put(view, "duplicate_of", summary.duplicateOf(), Object::toString);
        putUnlessEmpty(view, "source", summary.source());
        putUnlessEmpty(view, "note", summary.note());
        return view;
    }

    private static Map<String, Object> answered(DocumentView document, Review review) {
        var view = reviewOfDocument(review);
        putUnlessEmpty(view, "answer", document.answers().getOrDefault(review.id(), ""));
        return view;
    }

    private static Map<String, Object> reviewOfDocument(Review review) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", review.id());
        view.put("question", review.question().name().toLowerCase(Locale.ROOT));
        view.put("state", review.state().label());
        view.put("reasons", review.reasons());
        var demand = review.demand();
        putUnlessEmpty(view, "rule", demand.rule());
        if (demand.audit()) view.put("audit", true);
        if (!demand.people().isEmpty())
            view.put("who", demand.people().stream().map(Person::name).toList());
        if (demand.approvers() > 1) view.put("approvers", demand.approvers());
        if (demand.escalated()) view.put("escalated", true);
        if (!demand.agreements().isEmpty()) {
            view.put("agreed", demand.agreements().stream().map(Agreement::name).toList());
        }
        view.put("deadline", review.deadline().toString());
        var decision = review.decision();
        if (decision != null) putDecision(view, decision);
        return view;
    }

    private static void putDecision(Map<String, Object> view, Decision decision) {
        view.put("verdict", Words.verdict(decision.verdict()));
        view.put("by", decision.by());
        view.put("at", decision.at().toString());
        putUnlessEmpty(view, "comment", decision.comment());
        if (!decision.corrections().isEmpty()) view.put("corrections", decision.corrections());
        put(view, "decided_kind", decision.kind(), Kind::label);
    }

    /** On its own, a review also tells what document it is about. */
    static Map<String, Object> review(Review review, @Nullable DocumentSummary document) {
        var view = reviewOfDocument(review);
        view.put("document_id", review.documentId().value());
        if (document != null) putUnlessEmpty(view, "file", document.file());
        view.put("kind", review.kind().label());
        putUnlessEmpty(view, "title", review.headline().title());
        putUnlessEmpty(view, "amount", review.headline().amount());
        view.put("person", review.person().name());
        view.put("created_at", review.createdAt().toString());
        return view;
    }

    static Map<String, Object> failure(Failure failure) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", failure.id());
        view.put("channel", failure.channel());
        put(view, "document_id", failure.documentId(), Object::toString);
        view.put("at", failure.receivedAt().toString());
        view.put("reason", failure.reason());
        view.put("can_redrive", failure.open() && failure.readable());
        put(view, "redriven_at", failure.redrivenAt(), Object::toString);
        put(view, "redriven_by", failure.redrivenBy(), Function.identity());
        view.put("excerpt", failure.excerpt());
        return view;
    }

    private static Map<String, Object> moment(Moment moment) {
        var view = new LinkedHashMap<String, Object>();
        view.put("at", moment.at().toString());
        view.put("seq", moment.seq());
        view.put("type", moment.type());
        view.put("what", moment.what());
        var work = moment.work();
        if (work != null) {
            view.put("engine", work.engine());
            view.put("millis", work.millis());
            view.put("cost_usd", work.cost());
        }
        put(view, "by", moment.by(), Function.identity());
        return view;
    }

    private static void putUnlessEmpty(Map<String, Object> view, String name, String value) {
        if (!value.isEmpty()) view.put(name, value);
    }

    private static <T> void put(
            Map<String, Object> view, String name, @Nullable T value, Function<T, String> spelling) {
        if (value != null) view.put(name, spelling.apply(value));
    }
}
