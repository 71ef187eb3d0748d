package docket.review.knowledge;

import docket.knowledge.KnowledgeSource;
import docket.knowledge.Origin;
import docket.knowledge.SyncKnowledge;
import docket.knowledge.aws.BucketOrigin;
import docket.knowledge.file.FolderOrigin;
import docket.knowledge.file.SourcesFile;
import docket.knowledge.store.PostgresSyncState;
import docket.knowledge.web.PagesOrigin;
import docket.model.Answer;
import docket.model.Asker;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.QuotedAnswers;
import docket.model.knowledge.Search;
import docket.model.knowledge.Told;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresKnowledge;
import docket.reader.Reader;
import docket.review.KnowledgeDesk;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Asks the library. What it needs is made when somebody first asks or a source is first looked at. */
class LibraryKnowledge implements KnowledgeDesk, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LibraryKnowledge.class);
    private static final Asker ASKER = Asker.service("review-service");
    private static final int MOST_PROBLEMS = 20;

    /** @param file that names the sources; without one there are none */
    record Setting(Optional<Path> file, boolean privateHosts, Settings models) {}

    private final Setting setting;
    private final AgroalDataSource database;
    private final S3Client s3;
    private final AtomicBoolean syncing = new AtomicBoolean();
    private @Nullable Parts parts;

    LibraryKnowledge(Setting setting, AgroalDataSource database, S3Client s3) {
        this.setting = setting;
        this.database = database;
        this.s3 = s3;
    }

    private record Parts(Knowledge knowledge, SyncKnowledge sync, PostgresSyncState state, Optional<Models> models) {}

    private synchronized Parts parts() {
        var made = parts;
        if (made == null) {
            made = make();
            parts = made;
        }
        return made;
    }

    private Parts make() {
        var by = setting.models().knowledge();
        boolean asked = by.model().isPresent()
                || by.retrieve().isPresent()
                || by.generate().isPresent()
                || by.rerank().isPresent();
        ModelSchema.migrate(database);
        var store = new PostgresKnowledge(database, Clock.systemUTC(), new QuotedAnswers());
        var state = new PostgresSyncState(database);
        var sync = new SyncKnowledge(ASKER.tenant(), this::origin, store, state, new Reader(), Clock.systemUTC());
        if (!asked) return new Parts(store, sync, state, Optional.empty());
        var models = Models.with(setting.models(), database)
                .telling(ModelMetrics.ofTheProcess())
                .telling(ModelTraces.ofTheProcess())
                .assemble();
        return new Parts(models.knowledge(), sync, state, Optional.of(models));
    }

    private Origin origin(KnowledgeSource source) {
        return switch (source.place()) {
            case KnowledgeSource.Place.Folder(var path) -> new FolderOrigin(path);
            case KnowledgeSource.Place.Bucket(var bucket, var prefix) -> new BucketOrigin(s3, bucket, prefix);
            case KnowledgeSource.Place.WebPages(var pages) -> new PagesOrigin(pages, setting.privateHosts());
        };
    }

    private List<KnowledgeSource> configured() {
        try {
            return setting.file().map(SourcesFile::read).orElse(List.of());
        } catch (SourcesFile.Wrong e) {
            throw new NotConfigured(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Source> sources() {
        var configured = configured();
        if (configured.isEmpty()) return List.of();
        var state = parts().state();
        var last = state.last();
        return configured.stream()
                .map(source -> {
                    var synced = last.get(source.name());
                    return new Source(
                            source.name(),
                            source.place().words(),
                            source.roles(),
                            synced == null ? 0 : synced.known(),
                            synced == null ? 0 : synced.failed(),
                            synced == null ? null : synced.at(),
                            synced == null ? "" : synced.problem(),
                            state.problems(source.name(), MOST_PROBLEMS));
                })
                .toList();
    }

    @Override
    public void sync() {
        var sources = configured();
        if (!syncing.compareAndSet(false, true)) return;
        Thread.ofVirtual().name("knowledge").start(() -> {
            try {
                parts().sync().sync(sources).forEach(each -> {
                    if (each.changed() + each.removed() > 0 || !each.problem().isEmpty())
                        LOG.infof(
                                "knowledge of %s: %d changed, %d gone, %d known, %d unreadable %s",
                                each.source(),
                                each.changed(),
                                each.removed(),
                                each.known(),
                                each.failed(),
                                each.problem());
                });
            } catch (RuntimeException e) {
                LOG.warnf("knowledge is looked at later: %s", e.getClass().getSimpleName());
            } finally {
                syncing.set(false);
            }
        });
    }

    /** Whether there is anything to look at, without making what looking needs. */
    boolean anything() {
        try {
            return parts != null || !configured().isEmpty();
        } catch (NotConfigured e) {
            LOG.warnf("%s", e.getMessage());
            return false;
        }
    }

    @Override
    public boolean syncing() {
        return syncing.get();
    }

    @Override
    public Reply ask(Set<String> roles, String question) {
        return switch (parts().knowledge().answer(Search.of(ASKER, roles, question))) {
            case Answer.Given<Told>(var told, var _, var _, var _) ->
                new Reply(
                        told.statements().stream()
                                .map(LibraryKnowledge::statement)
                                .toList(),
                        told.unfounded());
            case Answer<Told> failure ->
                throw new Unavailable(
                        "Nobody can answer now (" + failure.getClass().getSimpleName()
                                + "). Ask again later, or ask without a model: docket.models.knowledge.model.");
        };
    }

    private static Statement statement(Told.Statement statement) {
        return new Statement(
                statement.words(),
                statement.citations().stream()
                        .map(each -> new Citation(
                                each.document(),
                                each.title(),
                                each.page(),
                                each.quote().replaceAll("\\s+", " ")))
                        .toList());
    }

    @Override
    public synchronized void close() {
        if (parts != null) parts.models().ifPresent(Models::close);
    }
}
