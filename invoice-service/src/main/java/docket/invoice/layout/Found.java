package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.invoice.layout.Row.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that may be a field's.
 *
 * @param score how surely, 0..1
 */
record Found(String value, double score, Evidence evidence) implements Comparable<Found> {

    static Found at(Span span, String value, double score) {
        return new Found(value, Math.clamp(score, 0, 1), span.evidence());
    }

    /** In several lines: the box is around all of them that stand on the page of the first. */
    static Found at(List<Span> spans, String value, double score) {
        return new Found(value, Math.clamp(score, 0, 1), evidence(spans));
    }

    /** @param spans at least one, from top to bottom */
    static Evidence evidence(List<Span> spans) {
        int page = spans.getFirst().row().page();
        var together = spans.stream().filter(each -> each.row().page() == page).toList();
        return new Evidence.OnPage(
                page,
                together.stream().map(Span::box).reduce(Box::around).orElseThrow(),
                together.stream()
                        .map(each -> each.row().text(each.from(), each.to()))
                        .collect(Collectors.joining(" ")));
    }

    Found scored(double score) {
        return new Found(value, Math.clamp(score, 0, 1), evidence);
    }

    @Override
    public int compareTo(Found other) {
        return Double.compare(score, other.score);
    }
}
