package docket.knowledge;

import docket.knowledge.Origin.Fetched;
import docket.knowledge.Origin.Listed;
import docket.knowledge.Origin.Unreachable;
import docket.knowledge.SyncState.Known;
import docket.model.knowledge.KnowledgeIndex;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the store of knowledge in step with its sources. Bytes are only read where a mark differs, and only indexed
 * where the bytes do; twice the same costs a listing. A source that cannot be reached keeps what is known of it.
 */
public final class SyncKnowledge {

    private static final int MOST_ITEMS = 20_000;

    private final String tenant;
    private final Function<KnowledgeSource, Origin> origins;
    private final KnowledgeIndex index;
    private final SyncState state;
    private final Reader reader;
    private final InstantSource clock;

    /** @param tenant whose knowledge it is */
    public SyncKnowledge(
            String tenant,
            Function<KnowledgeSource, Origin> origins,
            KnowledgeIndex index,
            SyncState state,
            Reader reader,
            InstantSource clock) {
        this.tenant = tenant;
        this.origins = origins;
        this.index = index;
        this.state = state;
        this.reader = reader;
        this.clock = clock;
    }

    /** All of them; what is known of sources that are no longer named is forgotten. */
    public synchronized List<Synced> sync(List<KnowledgeSource> sources) {
        var named = new HashSet<String>();
        sources.forEach(source -> named.add(source.name()));
        for (String before : state.sources()) if (!named.contains(before)) forget(before);
        var all = new ArrayList<Synced>();
        for (KnowledgeSource source : sources) {
            var synced = sync(source);
            state.finished(synced);
            all.add(synced);
        }
        return all;
    }

    private void forget(String source) {
        for (String name : state.items(source).keySet()) index.remove(tenant, document(source, name));
        state.forget(source);
    }

    private Synced sync(KnowledgeSource source) {
        var before = state.items(source.name());
        try {
            var origin = origins.apply(source);
            var listed = origin.list();
            if (listed.size() > MOST_ITEMS)
                throw new Unreachable("more than " + MOST_ITEMS + " documents; name a narrower folder or prefix");
            int changed = 0;
            int removed = 0;
            int failed = 0;
            var there = new HashSet<String>();
            for (Listed item : listed) {
                switch (sync(source, origin, item, before)) {
                    case CHANGED -> changed++;
                    case FAILED -> failed++;
                    case GONE -> {
                        continue; // removed below, with those that are listed no more
                    }
                    case SAME -> {}
                }
                there.add(item.name());
            }
            for (String name : before.keySet()) {
                if (there.contains(name)) continue;
                index.remove(tenant, document(source.name(), name));
                state.forget(source.name(), name);
                removed++;
            }
            return new Synced(source.name(), clock.instant(), there.size() - failed, changed, removed, failed, "");
        } catch (Unreachable e) {
            int known = (int) before.values().stream()
                    .filter(item -> item.problem().isEmpty())
                    .count();
            return new Synced(source.name(), clock.instant(), known, 0, 0, 0, e.why());
        }
    }

    private enum Became {
        SAME,
        CHANGED,
        FAILED,
        GONE
    }

    private Became sync(KnowledgeSource source, Origin origin, Listed item, Map<String, Known> before) {
        var roles = String.join(",", new TreeSet<>(source.roles()));
        var known = before.get(item.name());
        // Who may read it changed: its words are put in anew, for the index takes both together.
        var mark = known != null && known.roles().equals(roles) ? known.mark() : "";
        if (known != null && !item.mark().isEmpty() && item.mark().equals(mark)) return became(known);
        try {
            return switch (origin.fetch(item, mark)) {
                case Fetched.Unchanged() -> known == null ? Became.GONE : became(known);
                case Fetched.Gone() -> Became.GONE;
                case Fetched.Content content -> take(source, item, roles, known, content);
            };
        } catch (Unreachable e) {
            if (known != null && known.problem().isEmpty() && known.roles().equals(roles)) return Became.SAME;
            return failed(source, item, new Known("", "", roles, e.why()));
        }
    }

    private static Became became(Known known) {
        return known.problem().isEmpty() ? Became.SAME : Became.FAILED;
    }

    private Became take(
            KnowledgeSource source, Listed item, String roles, @Nullable Known known, Fetched.Content content) {
        var sha256 = sha256(content.bytes());
        if (known != null && known.sha256().equals(sha256) && known.roles().equals(roles)) {
            state.keep(
                    source.name(),
                    item.name(),
                    new Known(content.mark(), sha256, roles, known.problem()),
                    clock.instant());
            return became(known);
        }
        return switch (reader.read(content.bytes(), content.fileName())) {
            case ReadResult.Refused(var _, var reason) ->
                failed(source, item, new Known(content.mark(), sha256, roles, reason));
            case ReadResult.Read(var pages)
            when !pages.hasText() ->
                failed(source, item, new Known(content.mark(), sha256, roles, "there are no words in it"));
            case ReadResult.Read(var pages) -> {
                index.put(KnowledgeIndex.Source.read(
                        tenant, document(source.name(), item.name()), item.title(), source.roles(), pages.pages()));
                state.keep(source.name(), item.name(), new Known(content.mark(), sha256, roles, ""), clock.instant());
                yield Became.CHANGED;
            }
        };
    }

    private Became failed(KnowledgeSource source, Listed item, Known known) {
        index.remove(tenant, document(source.name(), item.name()));
        state.keep(source.name(), item.name(), known, clock.instant());
        return Became.FAILED;
    }

    private static String document(String source, String name) {
        return source + "/" + name;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
