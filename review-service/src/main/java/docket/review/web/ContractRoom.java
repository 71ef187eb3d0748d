package docket.review.web;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Kind;
import docket.review.ContractDesk;
import docket.review.ContractStock;
import docket.review.DocumentView;
import docket.review.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages and programs may see of contracts: only who decides about contracts sees anything, and nothing changes. */
@ApplicationScoped
class ContractRoom {

    static final String STANDARD = "standard";
    static final String NOT_UNDERSTOOD =
            "Not understood. Ask which contracts renew, end or begin in some time, have more or less than so many days of"
                    + " notice, are governed by a law, are with a party, have no limit of liability, or are not signed.";

    private static final int LONGEST_QUESTION = 500;
    private static final int MOST_RULED = 1_000;

    private final ContractStock stock;
    private final ContractDesk desk;
    private final DocumentView.Finder finder;
    private final Reviews reviews;
    private final Documents documents;
    private final Visitor visitor;

    ContractRoom(
            ContractStock stock,
            ContractDesk desk,
            DocumentView.Finder finder,
            Reviews reviews,
            Documents documents,
            Visitor visitor) {
        this.stock = stock;
        this.desk = desk;
        this.finder = finder;
        this.reviews = reviews;
        this.documents = documents;
        this.visitor = visitor;
    }

    ContractDesk desk() {
        return desk;
    }

    /** @param document this one alone; null for all */
    List<ContractDesk.Stored> all(@Nullable String document) {
        admitted();
        var all = stock.all().stream()
                .filter(each -> document == null || each.id().value().equals(document))
                .toList();
        if (document != null && all.isEmpty()) throw Problem.unknown("contract " + document);
        return all;
    }

    Optional<ContractDesk.Reply> ask(String question, List<ContractDesk.Stored> asked) {
        if (question.length() > LONGEST_QUESTION)
            throw Problem.invalid("The question is longer than " + LONGEST_QUESTION + " characters.");
        return desk.ask(question, asked, today());
    }

    /** The other one is the older version, or the house's own standard. */
    List<ContractDesk.Difference> differences(DocumentView document, @Nullable String with) {
        if (with == null || with.isBlank())
            throw Problem.invalid("Say with what: the id of the older version, or 'standard'.");
        return STANDARD.equals(with)
                ? desk.compareWithStandard(ruled(document))
                : desk.compare(contract(with).summary().id(), document.summary().id());
    }

    String suggestions() {
        admitted();
        var ruled = new ArrayList<ContractDesk.Ruled>();
        for (var review : reviews.ruled(MOST_RULED)) {
            var result = review.result();
            if (result == null) continue;
            documents
                    .find(review.documentId(), result, Reading.class)
                    .ifPresent(reading -> reading.items()
                            .forEach((name, finding) -> review.ruling(name)
                                    .ifPresent(ruling -> ruled.add(
                                            new ContractDesk.Ruled(review.documentId(), finding.ruled(ruling))))));
        }
        return desk.suggestions(ruled);
    }

    /** With what people said about its risks so far. */
    static Reading ruled(DocumentView document) {
        var reading = document.reading()
                .orElseThrow(
                        () -> Problem.unknown("reading of " + document.summary().id() + " yet"));
        return document.openReview()
                .map(review -> reading.ruled(review.rulings()))
                .orElse(reading);
    }

    DocumentView contract(@Nullable String id) {
        admitted();
        return finder.find(DocumentsApi.id(id == null ? "" : id))
                .filter(document -> document.summary().kind() == Kind.CONTRACT)
                .orElseThrow(() -> Problem.unknown("contract " + id));
    }

    private void admitted() {
        if (!ContractStock.admits(visitor.person())) throw Problem.forbidden(ContractDoor.NOT_FOR_YOU);
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
