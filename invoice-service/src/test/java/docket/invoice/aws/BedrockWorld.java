package docket.invoice.aws;

import docket.bedrock.DataAutomation.Started;
import docket.bedrock.FakeBedrock;
import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.documents.Reading;
import docket.invoice.InvoiceReader;
import docket.invoice.blueprint.Answers;
import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.PrintedPages;
import docket.invoice.store.PostgresReadingJobs;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import software.amazon.awssdk.regions.Region;

/** The engine with a real database, the real SDK, a service that answers as told, and a clock one can turn. */
final class BedrockWorld implements AutoCloseable {

    static final String BUCKET = "docket-documents";
    static final Duration DEADLINE = Duration.ofMinutes(10);
    static final Pages PAGES =
            new Pages(Pages.PDF, PrintedPages.of(Answers.PRINTED).pages(), List.of(), Map.of());

    private static final DataSource DATABASE = database();

    private final InMemoryObjects objects = new InMemoryObjects();
    final Documents documents = new Documents(objects);
    final FakeBedrock bedrock = FakeBedrock.start();
    final docket.bedrock.DataAutomation service = bedrock.dataAutomation();
    final PostgresReadingJobs jobs = new PostgresReadingJobs(DATABASE);
    /** What was sent to the queue again. */
    final List<DocumentId> again = new CopyOnWriteArrayList<>();

    private final InvoiceReader local;
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private final Circuit circuit;
    private DataAutomation client;

    BedrockWorld() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        service.waits()
                .shelf(new Bucket((uri, bytes) -> objects.putIfAbsent(
                        uri.substring(("s3://" + BUCKET + "/").length()), bytes, "application/json", Map.of())));
        local = new EInvoiceReader(new LayoutReader(this::now), this::now);
        circuit = new Circuit(Duration.ofSeconds(30), this::now);
        client = client(bedrock.endpoint(), Duration.ofSeconds(5));
    }

    private static DataSource database() {
        try {
            var postgres = EmbeddedPostgres.builder().start();
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("db/invoice")
                    .load()
                    .migrate();
            return postgres.getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataAutomation client(URI address, Duration callTimeout) {
        return new DataAutomation(
                Optional.of(address),
                Region.EU_CENTRAL_1,
                new DataAutomation.Settings(
                        "arn:aws:bedrock:eu-central-1:111122223333:data-automation-profile/eu.data-automation-v1",
                        new DataAutomation.Asked(
                                "arn:aws:bedrock:eu-central-1:111122223333:blueprint/1", Optional.of("3")),
                        new DataAutomation.Asked(
                                "arn:aws:bedrock:eu-central-1:111122223333:blueprint/2", Optional.empty()),
                        "LIVE",
                        callTimeout,
                        callTimeout));
    }

    /** As if nobody were listening there. */
    void serviceGone() {
        client = client(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** The engine as a process that has just started knows it: nothing but what is stored. */
    BedrockEngine engine(int syncPages) {
        return new BedrockEngine(
                client,
                jobs,
                documents,
                local,
                circuit,
                Prices.load(Optional.empty()),
                this::now,
                new BedrockEngine.Settings(BUCKET, syncPages, 29, 15, "blueprint 3", DEADLINE, Duration.ofSeconds(30)));
    }

    BedrockEngine engine() {
        return engine(0);
    }

    BedrockNews news() {
        return news(invoice -> again.add(invoice.documentId()));
    }

    BedrockNews news(Consumer<DocumentClassified> sender) {
        return new BedrockNews(client, jobs, sender, this::now, BUCKET, Duration.ofSeconds(15));
    }

    DocumentClassified keep(String id) {
        var document = new DocumentId(id);
        documents.keep(document, id + ".pdf", "s3://inbox/" + id, ("%PDF " + id).getBytes(StandardCharsets.UTF_8), now);
        return new DocumentClassified(
                document, 2, now, Kind.INVOICE, Confidence.CERTAIN, List.of(), Work.free("words-1", 1));
    }

    /** What is read now; nothing while the document is elsewhere. */
    Optional<Reading> read(DocumentClassified invoice) {
        return read(invoice, 0);
    }

    Optional<Reading> read(DocumentClassified invoice, int syncPages) {
        return engine(syncPages)
                .readerOf(invoice, PAGES)
                .map(reader -> reader.read(Kind.INVOICE, PAGES, new byte[0], ""));
    }

    Started only() {
        if (service.jobs().size() != 1) throw new AssertionError("jobs: " + service.jobs());
        return service.jobs().getFirst();
    }

    @Override
    public void close() {
        bedrock.close();
        client.close();
    }
}
