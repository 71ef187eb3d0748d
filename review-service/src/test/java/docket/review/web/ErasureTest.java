package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.review.Absences;
import docket.review.AuditFile;
import docket.review.DecideReview;
import docket.review.Decision;
import docket.review.Erasure;
import docket.review.Events;
import docket.review.FourEyes;
import docket.review.Papers;
import docket.review.Person;
import docket.review.RetainDocuments;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.StandIns;
import docket.review.Surroundings;
import docket.review.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Taking documents and people out of what is kept. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ErasureTest {

    @TestHTTPResource
    URI base;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    Erasure erasure;

    @Inject
    Waiting waiting;

    @Inject
    StandIns standIns;

    @Inject
    Erasure.Files files;

    @Inject
    DataSource database;

    @Test
    void aDocumentIsGoneWithFilesAndRowsAndTheTrailStaysWhole() throws Exception {
        var document = decided("To be erased.pdf");
        assertThat(tablesWith(document)).isNotEmpty();

        assertThat(api("DELETE", "/api/erasure/documents/" + document)).contains("cannot be undone");
        assertThat(api("DELETE", "/api/erasure/documents/" + document + "?sure=true"))
                .contains("\"erased\":true");

        assertThat(tablesWith(document)).containsExactly("audit");
        assertThat(new HttpVisitor(base)
                        .api("GET", "/api/documents/" + document + "/original", "")
                        .statusCode())
                .isEqualTo(404);
        var trail = api("GET", "/api/audit");
        assertThat(trail.lines()).anyMatch(line -> line.contains("\terased\t") && line.contains(document.value()));
        assertThat(AuditFile.verify(new StringReader(trail), null)).isInstanceOf(AuditFile.Found.Whole.class);
    }

    @Test
    void whatWasKeptLongEnoughGoesByItself() throws Exception {
        var old = decided("Old.pdf");
        var fresh = decided("Fresh.pdf");
        var waiting = papers.invoiceToReview(Events.newDocument(), "Waiting.pdf");
        for (var each : List.of(old, waiting)) {
            sql("update review.event set at = now() - interval '400 days' where document_id = '" + each + "'");
        }
        sql("update review.document set state = 'completed' where id in ('" + old + "', '" + fresh + "')");

        new RetainDocuments(erasure, files, Map.of(Kind.INVOICE, Duration.ofDays(365))).look();

        assertThat(tablesWith(old)).containsExactly("audit");
        assertThat(tablesWith(fresh)).contains("event");
        assertThat(tablesWith(waiting)).contains("event");
    }

    @Test
    void aPersonSeesWhatIsKeptAndIsForgotten() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Decided by Books.pdf");
        var review = reviews.of(document).getFirst();
        new HttpVisitor(base).api("POST", "/api/reviews/" + review.id() + "/decision", "{\"verdict\": \"approve\"}");

        var operator = new Person("operator", "operator@localhost", "");
        assertThat(erasure.about(operator).get("decided"))
                .anySatisfy(row -> assertThat(row).containsEntry("document", document.value()));
        assertThat(api("GET", "/api/erasure/people/reviewer@example.com")).contains("\"asked\":[{");

        int rows = erasure.erase(operator, "test");

        assertThat(rows).isPositive();
        assertThat(reviews.find(review.id()).map(Review::decision).map(Decision::by))
                .contains("somebody who was erased");
        var trail = api("GET", "/api/audit");
        assertThat(trail.lines().filter(line -> line.contains(document.value())))
                .isNotEmpty()
                .noneMatch(line -> line.contains("\toperator\t"));
        assertThat(AuditFile.verify(new StringReader(trail), null)).isInstanceOf(AuditFile.Found.Whole.class);
    }

    @Test
    void whoDecidedWithOthersStoodInAndIsAtSomethingIsForgottenEverywhere() {
        var leaving = new Person("Leaving", "leaving@example.com", "");
        var other = new Person("Staying", "staying@example.com", "");
        var today = LocalDate.now(ZoneOffset.UTC);
        var review = reviews.of(papers.invoiceToReview(Events.newDocument(), "Decided by two.pdf"))
                .getFirst();
        var two = new FourEyes(BigDecimal.ONE);
        var decide =
                new DecideReview(reviews, null, _ -> Optional.empty(), two, Clock.systemUTC(), () -> Absences.NONE);
        for (var each : List.of(leaving, other)) {
            decide.decide(review.id(), Verdict.APPROVED, each, "", Map.of("gross_total", "1190.00"), null);
        }
        var open = reviews.of(papers.invoiceToReview(Events.newDocument(), "At it.pdf"))
                .getFirst();
        waiting.claim(open.id(), leaving);
        standIns.set(new StandIns.StandIn(leaving, other, today, today));

        var known = erasure.about(leaving);
        assertThat(known.get("decided")).anySatisfy(row -> assertThat(row).containsEntry("review", review.id()));
        assertThat(known.get("at")).anySatisfy(row -> assertThat(row).containsEntry("review", open.id()));
        assertThat(known.get("stand_ins")).hasSize(1);

        erasure.erase(leaving, "test");

        assertThat(erasure.about(leaving).values()).allMatch(List::isEmpty);
        assertThat(reviews.find(review.id()).map(Review::decision).map(Decision::by))
                .contains("somebody who was erased, Staying");
        assertThat(waiting.owner(open.id())).isEmpty();
        assertThat(standIns.all()).noneMatch(each -> each.away().is(leaving));
    }

    private DocumentId decided(String file) {
        var document = papers.invoiceToReview(Events.newDocument(), file);
        var review = reviews.of(document).getFirst();
        new HttpVisitor(base).api("POST", "/api/reviews/" + review.id() + "/decision", "{\"verdict\": \"approve\"}");
        return document;
    }

    private String api(String verb, String path) {
        return new HttpVisitor(base).api(verb, path, "").body();
    }

    /** Every table of the schema in which the document's id stands anywhere. */
    private List<String> tablesWith(DocumentId document) throws SQLException {
        var tables = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var all = new ArrayList<String>();
            try (var rows = statement.executeQuery("select table_name from information_schema.tables where table_schema"
                    + " = 'review' and table_type = 'BASE TABLE' order by 1")) {
                while (rows.next()) all.add(rows.getString(1));
            }
            for (var table : all) {
                try (var rows = statement.executeQuery(
                        "select count(*) from review." + table + " t where t::text like '%" + document + "%'")) {
                    rows.next();
                    if (rows.getInt(1) > 0) tables.add(table);
                }
            }
        }
        return tables;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var each = connection.createStatement()) {
            each.execute(statement);
        }
    }
}
