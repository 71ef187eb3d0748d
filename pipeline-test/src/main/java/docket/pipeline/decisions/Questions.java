package docket.pipeline.decisions;

import docket.documents.Documents;
import docket.documents.Objects;
import docket.messages.Channel;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.review.FourEyes;
import docket.review.People;
import docket.review.RequestReview;
import docket.review.store.PostgresDesk;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Questions that wait for people: half of them in a workflow, half in a service behind a queue. */
final class Questions {

    private static final String DOCUMENT = "d-bench-";

    private Questions() {}

    static void put(DataSource database, int many) {
        var desk = new PostgresDesk(database);
        // The questions lead to no reading, so nothing is looked up among the documents.
        var nowhere = (Objects) Proxy.newProxyInstance(
                Objects.class.getClassLoader(), new Class<?>[] {Objects.class}, (_, method, _) -> {
                    throw new IllegalStateException("no documents here: " + method.getName());
                });
        var request = new RequestReview(
                desk.reviews(),
                new Documents(nowhere),
                People.parse("Racer=racer@example.com;reviewer"),
                desk.tenants(),
                new FourEyes(null),
                Clock.systemUTC(),
                Duration.ofDays(7));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                int number = i;
                threads.execute(() -> request.request(question(number)));
            }
        }
    }

    private static ReviewRequested question(int number) {
        return new ReviewRequested(
                new DocumentId(DOCUMENT + number),
                3,
                Instant.now(),
                Kind.INVOICE,
                Question.INVOICE,
                null,
                List.of("the total is missing"),
                number % 2 == 0 ? new ReplyTo.TaskToken("token-" + number) : new ReplyTo.Queue(Channel.INVOICES),
                Work.free("bench", 0));
    }

    /** The token of a document's question, if a workflow waits for it. */
    static String token(String document) {
        return "token-" + document.substring(DOCUMENT.length());
    }
}
