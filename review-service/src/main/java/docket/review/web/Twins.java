package docket.review.web;

import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.review.DocumentView;
import docket.review.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a document may be once more, beside it. */
@ApplicationScoped
class Twins {

    /** As findings name the document they were held against. */
    private static final Pattern NAMED = Pattern.compile("\\bdocument ([A-Za-z0-9][A-Za-z0-9_.-]{5,})");

    private static final int MOST = 3;

    private final DocumentView.Finder finder;

    Twins(DocumentView.Finder finder) {
        this.finder = finder;
    }

    List<Screens.Twin> of(DocumentView document) {
        var shown = new ArrayList<Screens.Twin>();
        for (var id : ids(document)) {
            if (shown.size() == MOST || id.equals(document.summary().id())) continue;
            finder.find(id).ifPresent(other -> shown.add(beside(document, other)));
        }
        return shown;
    }

    private static Set<DocumentId> ids(DocumentView document) {
        var ids = new LinkedHashSet<DocumentId>();
        var same = document.summary().duplicateOf();
        if (same != null) ids.add(same);
        document.reading().map(Reading::findings).orElse(List.of()).stream()
                .filter(finding -> finding.reason() == Finding.Reason.POLICY)
                .flatMap(finding -> NAMED.matcher(finding.detail()).results())
                .flatMap(found -> id(found.group(1)).stream())
                .forEach(ids::add);
        return ids;
    }

    private static Optional<DocumentId> id(String text) {
        try {
            return Optional.of(new DocumentId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Screens.Twin beside(DocumentView document, DocumentView other) {
        var names = new LinkedHashSet<String>();
        document.reading().ifPresent(reading -> names.addAll(reading.fields().keySet()));
        other.reading().ifPresent(reading -> names.addAll(reading.fields().keySet()));
        names.removeIf(name -> name.endsWith("sha256"));
        var summary = other.summary();
        return new Screens.Twin(
                summary.id().value(),
                summary.file().isEmpty() ? summary.id().value() : summary.file(),
                Words.state(summary.state()),
                Speech.now().moment(summary.receivedAt()),
                names.stream().map(name -> row(name, document, other)).toList());
    }

    private static Screens.TwinRow row(String name, DocumentView document, DocumentView other) {
        var mine = document.reading().flatMap(reading -> reading.value(name)).orElse("");
        var its = other.reading().flatMap(reading -> reading.value(name)).orElse("");
        return new Screens.TwinRow(Words.label(name), mine, its, mine.equals(its));
    }
}
