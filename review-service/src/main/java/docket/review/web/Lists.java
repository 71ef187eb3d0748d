package docket.review.web;

import docket.review.DocumentState;
import docket.review.DocumentSummary;
import docket.review.Failure;
import docket.review.Failures;
import docket.review.Reviews;
import docket.review.Timeline;
import docket.review.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of the workbench. */
@ApplicationScoped
class Lists {

    static final int MOST = 100;

    private final Reviews reviews;
    private final Timeline timeline;
    private final Failures failures;
    private final ContractDoor door;

    Lists(Reviews reviews, Timeline timeline, Failures failures, ContractDoor door) {
        this.reviews = reviews;
        this.timeline = timeline;
        this.failures = failures;
        this.door = door;
    }

    Screens.Frame frame(Visitor visitor, String at) {
        return new Screens.Frame(
                visitor.person().name(), visitor.csrf(), at, reviews.openCount(), failures.openCount());
    }

    static String until(Instant deadline, Instant now) {
        var t = Speech.now();
        return deadline.isAfter(now) ? t.say("in %s", t.span(Duration.between(now, deadline))) : t.say("overdue");
    }

    private static String ago(Instant then, Instant now) {
        var t = Speech.now();
        return t.say("%s ago", t.span(Duration.between(then, now)));
    }

    List<Screens.Tab> tabs(@Nullable DocumentState current) {
        var counts = timeline.counts();
        var tabs = new ArrayList<Screens.Tab>();
        tabs.add(new Screens.Tab(
                "", "All", counts.values().stream().mapToInt(Integer::intValue).sum(), current == null));
        for (var state : DocumentState.values()) {
            int count = counts.getOrDefault(state, 0);
            if (count > 0 || state == current) {
                tabs.add(new Screens.Tab(state.label(), Words.state(state), count, state == current));
            }
        }
        return tabs;
    }

    List<Screens.DocumentRow> rows(List<DocumentSummary> documents) {
        var now = Instant.now();
        return door.shown(documents).stream().map(summary -> row(summary, now)).toList();
    }

    static Screens.DocumentRow row(DocumentSummary summary, Instant now) {
        var kind = summary.kind();
        var duplicateOf = summary.duplicateOf();
        return new Screens.DocumentRow(
                summary.id().value(),
                summary.file().isEmpty() ? summary.id().value() : summary.file(),
                kind == null ? "" : Words.kind(kind),
                new Screens.Chip(Words.state(summary.state()), tone(summary.state())),
                ago(summary.receivedAt(), now),
                Speech.now().moment(summary.receivedAt()),
                summary.bytes() == 0 ? "" : Words.size(summary.bytes()),
                summary.note(),
                duplicateOf == null ? "" : duplicateOf.value());
    }

    private static String tone(DocumentState state) {
        return switch (state) {
            case RECEIVED, CLASSIFIED -> "moving";
            case REVIEW -> "unsure";
            case COMPLETED -> "good";
            case REJECTED, FAILED, UNREADABLE, NEEDS_PASSWORD, QUARANTINED -> "bad";
            case EXPIRED, DUPLICATE -> "plain";
        };
    }

    List<Screens.FailureRow> failures() {
        var now = Instant.now();
        return failures.newest(false, MOST).stream()
                .map(failure -> row(failure, now))
                .toList();
    }

    private static Screens.FailureRow row(Failure failure, Instant now) {
        var document = failure.documentId();
        var redrivenAt = failure.redrivenAt();
        var t = Speech.now();
        return new Screens.FailureRow(
                failure.id(),
                failure.channel(),
                document == null ? "" : document.value(),
                failure.reason(),
                ago(failure.receivedAt(), now),
                Speech.now().moment(failure.receivedAt()),
                failure.excerpt(),
                failure.open() && failure.readable(),
                failure.readable(),
                redrivenAt == null
                        ? ""
                        : t.say("sent again by %s on %s", String.valueOf(failure.redrivenBy()), t.moment(redrivenAt)));
    }
}
