package docket.contract.messaging;

import docket.contract.AnalyseContract;
import docket.contract.ContractOutcome;
import docket.contract.ContractOutcome.NeedsReview;
import docket.contract.ContractOutcome.StraightThrough;
import docket.contract.Precedents;
import docket.contract.RiskExample;
import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.reader.StoredPages;
import docket.transport.Conclusions;
import docket.transport.Messenger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The steps of a contract through this service, behind every door: analyse it, and conclude it once it is decided. */
@ApplicationScoped
public class ContractSteps {

    private final AnalyseContract analyseContract;
    private final Documents documents;
    private final StoredPages pages;
    private final Messenger messenger;
    private final Conclusions conclusions;
    private final Precedents precedents;
    private final Turns turns;

    ContractSteps(
            AnalyseContract analyseContract,
            Documents documents,
            StoredPages pages,
            Messenger messenger,
            Precedents precedents,
            @ConfigProperty(name = "docket.contract.at-once", defaultValue = "2") int atOnce) {
        this.analyseContract = analyseContract;
        this.documents = documents;
        this.pages = pages;
        this.messenger = messenger;
        this.precedents = precedents;
        this.turns = new Turns(atOnce);
        this.conclusions = new Conclusions(
                documents,
                messenger,
                new Conclusions.Service("contract", Set.of(Kind.CONTRACT), Question.CONTRACT, Channel.CONTRACTS));
    }

    /** Takes a message of the channel {@code contracts}. */
    public void take(DocumentEvent event) {
        switch (event) {
            case DocumentClassified classified -> analyse(classified);
            case ReviewDecided decided -> conclude(decided);
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " does not belong on " + Channel.CONTRACTS.label());
        }
    }

    private void analyse(DocumentClassified classified) {
        var id = classified.documentId();
        var step = "contract/" + analyseContract.engine();
        var reading = documents.first(
                id,
                step,
                Reading.class,
                () -> turns.take(() -> pages.of(id), words -> analyseContract.analyse(id, words))
                        .reading());
        switch (ContractOutcome.of(reading)) {
            case StraightThrough _ ->
                messenger.send(
                        Channel.EVENTS,
                        new DocumentCompleted(
                                id,
                                classified.seq() + 1,
                                reading.at(),
                                reading.kind(),
                                Ending.STRAIGHT_THROUGH,
                                step,
                                "all key terms found, no risk beyond the usual",
                                reading.work()));
            case NeedsReview review ->
                messenger.send(
                        Channel.REVIEWS,
                        new ReviewRequested(
                                id,
                                classified.seq() + 1,
                                reading.at(),
                                reading.kind(),
                                Question.CONTRACT,
                                step,
                                review.reasons(),
                                new ReplyTo.Queue(Channel.CONTRACTS),
                                reading.work()));
        }
    }

    private void conclude(ReviewDecided decided) {
        conclusions.conclude(decided, new Decided());
    }

    /** What a decision means for a contract. */
    private final class Decided implements Conclusions.Subject {

        @Override
        public List<String> steps() {
            return analyseContract.engines().stream()
                    .map(engine -> "contract/" + engine)
                    .toList();
        }

        @Override
        public Reading corrected(Reading reading, ReviewDecided decided) {
            return analyseContract.corrected(
                    reading, decided.corrections(), decided.rulings(), decided.by(), decided.at());
        }

        @Override
        public void approved(DocumentId id, int end, Reading result) {
            precedents.keep(id, pages.of(id), result);
        }

        @Override
        public void rejected(DocumentId id) {
            precedents.forget(id);
        }

        /** What people say about risks is kept to learn from. */
        @Override
        public void learned(ReviewDecided decided, Conclusions.Kept seen, Reading corrected) {
            if (decided.rulings().isEmpty()) return;
            var example = RiskExample.of(
                    decided.documentId(),
                    decided.seq(),
                    StoredPages.STEP,
                    seen.step(),
                    seen.reading().ruled(decided.rulings()),
                    decided.at());
            documents.keepFirst(RiskExample.SHELF, example.key(), RiskExample.class, example);
        }
    }
}
