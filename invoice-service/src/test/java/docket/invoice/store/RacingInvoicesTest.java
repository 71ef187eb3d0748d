package docket.invoice.store;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two services with connections of their own, one PostgreSQL, and invoices that all arrive at the same moment. */
class RacingInvoicesTest {

    private static final int COPIES = 32;
    private static EmbeddedPostgres postgres;
    private static PostgresKnownInvoices oneService;
    private static PostgresKnownInvoices otherService;
    private static int papers;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "120")
                .start();
        Flyway.configure()
                .dataSource(source())
                .locations("db/invoice")
                .schemas("invoice")
                .createSchemas(true)
                .load()
                .migrate();
        oneService = new PostgresKnownInvoices(source());
        otherService = new PostgresKnownInvoices(source());
    }

    private static DataSource source() {
        return postgres.getDatabase("postgres", "postgres", Map.of("currentSchema", "invoice"));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @RepeatedTest(5)
    void ofManyCopiesThatComeAtOnceExactlyOneIsTheFirst() throws InterruptedException, ExecutionException {
        var paper = paper();

        var findings = race(paper, _ -> "R-2026-" + paper);

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
        assertThat(findings)
                .filteredOn(found -> !found.isEmpty())
                .allSatisfy(found -> assertThat(found).singleElement().satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
                    assertThat(finding.detail()).contains("is here already");
                }));
    }

    @RepeatedTest(5)
    void aNumberTypedAnewInManyWaysIsStillOneInvoice() throws InterruptedException, ExecutionException {
        var paper = paper();
        var spellings = List.of("R-10581-" + paper, "R-1O581-" + paper, "R-I0581-" + paper, "R 105B1 " + paper);

        var findings = race(paper, copy -> spellings.get(copy % spellings.size()));

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
    }

    @RepeatedTest(5)
    void leadingZerosAndSpacesMakeNoOtherInvoice() throws InterruptedException, ExecutionException {
        var paper = paper();
        var spellings = List.of("%d-0042", "%d-42", " %d / 42", "%d - 00042", "%d-OO42", "%d.4Z");

        var findings =
                race(paper, copy -> spellings.get(copy % spellings.size()).formatted(9000 + paper));

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
    }

    @RepeatedTest(5)
    void aScanOfTheSamePaperIsFoundThoughTheVendorsNameIsMisread() throws InterruptedException, ExecutionException {
        var paper = paper();

        var findings = race(copy -> service(copy)
                .check(
                        id(paper, copy),
                        invoice(
                                copy % 2 == 0 ? "Beispiel Handel GmbH" : "Beispie1 Hande1 GmbH",
                                "R-2026-" + (copy % 2 == 0 ? "1005" : "1OO5") + "-" + paper,
                                paper)));

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
    }

    @RepeatedTest(5)
    void aSlipOfTheHandIsFoundWhicheverComesFirst() throws InterruptedException, ExecutionException {
        var paper = paper();

        var findings = race(paper, copy -> copy % 2 == 0 ? "R-2026-104857" : "R-2026-140857");

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
    }

    @RepeatedTest(5)
    void aNumberThatLostItsPrefixIsFoundWhicheverComesFirst() throws InterruptedException, ExecutionException {
        var paper = paper();

        var findings = race(paper, copy -> copy % 2 == 0 ? "2026-" + (1_000_000 + paper) : "" + (1_000_000 + paper));

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
    }

    @Test
    void consecutiveNumbersThatComeAtOnceAreAllNew() throws InterruptedException, ExecutionException {
        var paper = paper();

        var findings = race(paper, copy -> "R-" + paper + "-" + (1000 + copy * 7));

        assertThat(findings).allMatch(List::isEmpty);
    }

    @Test
    void aRedeliveryIsNoDuplicateOfItself() throws InterruptedException, ExecutionException {
        var paper = paper();
        var id = new DocumentId("d-again-" + paper);
        var reading = invoice("R-again-" + paper, paper);

        var findings = race(copy -> service(copy).check(id, reading));

        assertThat(findings).allMatch(List::isEmpty);
    }

    @Test
    void ofTwoThatACorrectionMakesTheSameOneIsTold() throws InterruptedException, ExecutionException {
        var paper = paper();
        for (int i = 0; i < COPIES; i++)
            oneService.check(id(paper, i), invoice("R-own-" + paper + "-" + i * 11, paper));

        var findings = race(copy -> service(copy).correct(id(paper, copy), invoice("R-all-" + paper, paper)));

        assertThat(findings).filteredOn(List::isEmpty).hasSize(1);
    }

    private static List<List<Finding>> race(int paper, java.util.function.IntFunction<String> number)
            throws InterruptedException, ExecutionException {
        return race(copy -> service(copy).check(id(paper, copy), invoice(number.apply(copy), paper)));
    }

    private static List<List<Finding>> race(java.util.function.IntFunction<List<Finding>> check)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var results = new ArrayList<Future<List<Finding>>>();
        try (var threads = Executors.newFixedThreadPool(COPIES)) {
            for (int i = 0; i < COPIES; i++) {
                int copy = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return check.apply(copy);
                }));
            }
            start.countDown();
            var all = new ArrayList<List<Finding>>();
            for (var result : results) all.add(result.get());
            return all;
        }
    }

    private static PostgresKnownInvoices service(int copy) {
        return copy % 2 == 0 ? oneService : otherService;
    }

    private static DocumentId id(int paper, int copy) {
        return new DocumentId("d-" + paper + "-" + copy);
    }

    /** Each test's paper has a total of its own. */
    private static int paper() {
        return ++papers;
    }

    private static Reading invoice(String number, int paper) {
        return invoice("Beispiel Handel GmbH", number, paper);
    }

    private static Reading invoice(String vendor, String number, int paper) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put(Terms.VENDOR_NAME, field(vendor));
        fields.put(Terms.INVOICE_NUMBER, field(number));
        fields.put(Terms.INVOICE_DATE, field("2026-03-02"));
        fields.put(Terms.TOTAL_AMOUNT, field(paper + ".00"));
        return new Reading(
                Kind.INVOICE, fields, List.of(), List.of(), Map.of(), Instant.EPOCH, Work.free("layout-1", 1));
    }

    private static Field field(String value) {
        return new Field(value, Confidence.CERTAIN, "layout-1", new Evidence.Arithmetic("1 + 1 = 2"));
    }
}
