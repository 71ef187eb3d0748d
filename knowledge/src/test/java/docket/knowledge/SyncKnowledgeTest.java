package docket.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import docket.knowledge.KnowledgeSource.Place;
import docket.knowledge.file.FolderOrigin;
import docket.knowledge.file.SourcesFile;
import docket.knowledge.store.PostgresSyncState;
import docket.knowledge.web.PagesOrigin;
import docket.model.Answer;
import docket.model.Asker;
import docket.model.knowledge.QuotedAnswers;
import docket.model.knowledge.Search;
import docket.model.knowledge.Told;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresKnowledge;
import docket.reader.Reader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncKnowledgeTest {

    private static final AtomicInteger TENANTS = new AtomicInteger();

    @TempDir
    private Path folder;

    private final String tenant = "tenant-" + TENANTS.incrementAndGet();
    private EmbeddedPostgres postgres;
    private PostgresKnowledge knowledge;
    private PostgresSyncState state;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        var database = postgres.getPostgresDatabase();
        ModelSchema.migrate(database);
        knowledge = new PostgresKnowledge(database, Clock.systemUTC(), new QuotedAnswers());
        state = new PostgresSyncState(database);
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void onlyWhatChangedIsReadAgainAndWhatIsGoneIsForgotten() throws IOException {
        write("security.md", "# Security\n\nOur data centres in Frankfurt are certified to ISO 27001 since 2019.");
        write("support.md", "# Support\n\nOur support desk answers within four hours on working days.");
        var source = folder("house", "proposal");

        assertThat(sync(source)).extracting(Synced::changed, Synced::known).containsExactly(2, 2);
        assertThat(sync(source)).extracting(Synced::changed, Synced::known).containsExactly(0, 2);
        assertThat(asked("proposal", "Where are the data centres certified?").text())
                .contains("Frankfurt");

        write("security.md", "# Security\n\nOur data centres in Vienna are certified to ISO 27001 since 2021.");
        Files.delete(folder.resolve("support.md"));

        assertThat(sync(source))
                .extracting(Synced::changed, Synced::removed, Synced::known)
                .containsExactly(1, 1, 1);
        assertThat(asked("proposal", "Where are the data centres certified?").text())
                .contains("Vienna")
                .doesNotContain("Frankfurt");
        assertThat(asked("proposal", "When does the support desk answer?").known())
                .isFalse();
    }

    @Test
    void whoLosesTheRoleOfASourceFindsNothingOfItAnyMore() throws IOException {
        write("margins.md", "# Margins\n\nThe internal margin of consulting projects is eighteen per cent.");
        sync(folder("inside", "finance"));

        assertThat(asked("finance", "What is the internal margin?").known()).isTrue();
        assertThat(asked("proposal", "What is the internal margin?").known()).isFalse();

        sync(folder("inside", "board"));

        assertThat(asked("finance", "What is the internal margin?").known()).isFalse();
        assertThat(asked("board", "What is the internal margin?").known()).isTrue();
    }

    @Test
    void aSourceThatIsNoLongerNamedIsForgotten() throws IOException {
        write("parking.md", "# Parking\n\nVisitors park behind the red building.");
        sync(folder("visitors", "proposal"));

        syncing(_ -> {
                    throw new AssertionError("nothing is to be looked at");
                })
                .sync(List.of());

        assertThat(asked("proposal", "Where do visitors park?").known()).isFalse();
    }

    @Test
    void whatCannotBeReadIsNamedWithItsReason() throws IOException {
        write("fine.md", "# Fine\n\nThis is a text that can be read.");
        Files.write(folder.resolve("broken.pdf"), "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8));

        var synced = sync(folder("mixed", "proposal"));

        assertThat(synced).extracting(Synced::known, Synced::failed).containsExactly(1, 1);
        assertThat(state.problems("mixed", 5)).containsOnlyKeys("broken.pdf");
    }

    @Test
    void aFolderThatCannotBeReachedKeepsWhatIsKnown() throws IOException {
        write("kept.md", "# Kept\n\nThe lighthouse stands on the northern cliff.");
        var source = folder("lighthouse", "proposal");
        sync(source);
        Files.move(folder, folder.resolveSibling(folder.getFileName() + "-away"));

        assertThat(sync(source).problem()).contains("there is no folder");
        assertThat(asked("proposal", "Where does the lighthouse stand?").known())
                .isTrue();
        Files.move(folder.resolveSibling(folder.getFileName() + "-away"), folder);
    }

    @Test
    void aPageIsAskedWhetherItChangedAndLeadsNowhereElse() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var whole = new AtomicInteger();
        server.createContext("/facts", exchange -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                whole.incrementAndGet();
                var page = "<html><body><p>The turbine delivers forty megawatts in winter.</p></body></html>"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("ETag", "\"v1\"");
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            var source = new KnowledgeSource(
                    "web",
                    new Place.WebPages(List.of(URI.create(base + "/facts"), URI.create(base + "/elsewhere"))),
                    Set.of("proposal"));
            var open = syncing(each -> new PagesOrigin(((Place.WebPages) each.place()).pages(), true));

            open.sync(List.of(source));
            var again = open.sync(List.of(source)).getFirst();

            assertThat(whole).hasValue(1);
            assertThat(again).extracting(Synced::known, Synced::changed).containsExactly(1, 0);
            assertThat(state.problems("web", 5).values())
                    .singleElement()
                    .asString()
                    .contains("not among the sources");
            assertThat(asked("proposal", "How much does the turbine deliver?").text())
                    .contains("forty megawatts");

            var shut = new PagesOrigin(List.of(URI.create(base + "/facts")), false);
            assertThatThrownBy(() -> shut.fetch(shut.list().getFirst(), ""))
                    .isInstanceOf(Origin.Unreachable.class)
                    .hasMessageContaining("private network");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aSourceIsAddedToTheFileAndReadAgain() throws IOException {
        var file = folder.resolve("knowledge.yaml");
        var source = folder("house", "proposal");

        SourcesFile.add(file, source);
        SourcesFile.add(
                file, new KnowledgeSource("stock", SourcesFile.bucket("s3://stock-texts/blocks/"), Set.of("blocks")));

        assertThat(SourcesFile.read(file)).extracting(KnowledgeSource::name).containsExactly("house", "stock");
        assertThatThrownBy(() -> SourcesFile.add(file, source)).hasMessageContaining("two sources called house");
        Files.writeString(file, "sources:\n  - name: a\n    folder: /x\n");
        assertThatThrownBy(() -> SourcesFile.read(file)).hasMessageContaining("needs a role");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private KnowledgeSource folder(String name, String role) {
        return new KnowledgeSource(name, new Place.Folder(folder), Set.of(role));
    }

    private Synced sync(KnowledgeSource source) {
        return syncing(each -> new FolderOrigin(((Place.Folder) each.place()).path()))
                .sync(List.of(source))
                .getFirst();
    }

    private SyncKnowledge syncing(java.util.function.Function<KnowledgeSource, Origin> origins) {
        return new SyncKnowledge(tenant, origins, knowledge, state, new Reader(), InstantSource.system());
    }

    private Told asked(String role, String question) {
        var search = Search.of(new Asker(tenant, "test", "test", null), Set.of(role), question);
        return ((Answer.Given<Told>) knowledge.answer(search)).value();
    }
}
