package docket.model.store;

import docket.model.Answer;
import docket.model.Usage;
import docket.model.knowledge.Answering;
import docket.model.knowledge.Cutting;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.KnowledgeIndex;
import docket.model.knowledge.Passage;
import docket.model.knowledge.Search;
import docket.model.knowledge.Told;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Documents in PostgreSQL, found by its full text search: each page in its own language, ranked by how rare the words of
 * the question are among what the asker may read. Who may read what is decided in the same statement that searches.
 */
public final class PostgresKnowledge implements Knowledge, KnowledgeIndex {

    /** The languages PostgreSQL knows the forms of words of, by ISO 639-1. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("hu", "hungarian"),
            Map.entry("it", "italian"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("sv", "swedish"));

    private final DataSource database;
    private final Clock clock;
    private final Answering answering;

    /** @param answering makes an answer of what was found */
    public PostgresKnowledge(DataSource database, Clock clock, Answering answering) {
        this.database = database;
        this.clock = clock;
        this.answering = answering;
    }

    @Override
    public Answer<List<Passage>> retrieve(Search search) {
        var receipt = new Answer.Receipt("none", "local", Usage.NONE, BigDecimal.ZERO, false, 0, 0);
        return new Answer.Given<>(passages(search), "", Answer.Finish.DONE, receipt);
    }

    @Override
    public Answer<Told> answer(Search search) {
        return answering.answer(search, passages(search));
    }

    private List<Passage> passages(Search search) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select * from model.passages_for(?, ?, ?, ?)")) {
            statement.setString(1, search.asker().tenant());
            statement.setArray(
                    2, connection.createArrayOf("text", search.sortedRoles().toArray()));
            statement.setString(3, search.question().replace("\0", ""));
            statement.setInt(4, search.most());
            var passages = new ArrayList<Passage>();
            try (var row = statement.executeQuery()) {
                while (row.next())
                    passages.add(new Passage(
                            row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getDouble(5)));
            }
            return List.copyOf(passages);
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    @Override
    public Indexed put(Source source) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var indexed = put(connection, source);
                connection.commit();
                return indexed;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    private Indexed put(Connection connection, Source source) throws SQLException {
        // Its row is locked first: two who put the same document in at once do it one after the other.
        try (var statement = connection.prepareStatement("insert into model.known_document"
                + " (tenant, document, title, roles, indexed_at) values (?, ?, ?, ?, ?)"
                + " on conflict (tenant, document) do update set title = excluded.title, roles = excluded.roles,"
                + " indexed_at = excluded.indexed_at")) {
            statement.setString(1, source.tenant());
            statement.setString(2, source.document());
            statement.setString(3, storable(source.title()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", source.roles().stream().sorted().toArray()));
            statement.setTimestamp(5, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
        var known = hashes(connection, source);
        int changed = 0;
        for (Page page : source.pages()) {
            var hash = hash(page);
            if (hash.equals(known.remove(page.number()))) continue;
            changed++;
            removePage(connection, source, page.number());
            putPage(connection, source, page, hash);
        }
        for (int gone : known.keySet()) {
            removePage(connection, source, gone);
            changed++;
        }
        allow(connection, source);
        return new Indexed(changed, count(connection, source));
    }

    private static Map<Integer, String> hashes(Connection connection, Source source) throws SQLException {
        try (var statement =
                of(connection, "select page, hash from model.known_page where tenant = ? and document = ?", source)) {
            var hashes = new HashMap<Integer, String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) hashes.put(row.getInt(1), row.getString(2));
            }
            return hashes;
        }
    }

    private static void removePage(Connection connection, Source source, int page) throws SQLException {
        try (var statement =
                of(connection, "delete from model.known_page where tenant = ? and document = ? and page = ?", source)) {
            statement.setInt(3, page);
            statement.executeUpdate();
        }
    }

    private static void putPage(Connection connection, Source source, Page page, String hash) throws SQLException {
        var language = LANGUAGES.getOrDefault(page.language(), "simple");
        try (var statement = of(connection, "insert into model.known_page values (?, ?, ?, ?::regconfig, ?)", source)) {
            statement.setInt(3, page.number());
            statement.setString(4, language);
            statement.setString(5, hash);
            statement.executeUpdate();
        }
        try (var statement = of(
                connection,
                "insert into model.passage (tenant, document, page, place, language, text)"
                        + " values (?, ?, ?, ?, ?::regconfig, ?)",
                source)) {
            int place = 0;
            for (String passage : Cutting.passages(storable(page.text()))) {
                statement.setInt(3, page.number());
                statement.setInt(4, place++);
                statement.setString(5, language);
                statement.setString(6, passage);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Who may read it stands beside every passage. */
    private static void allow(Connection connection, Source source) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update model.passage set roles = ?" + " where tenant = ? and document = ? and roles <> ?")) {
            var roles = connection.createArrayOf(
                    "text", source.roles().stream().sorted().toArray());
            statement.setArray(1, roles);
            statement.setString(2, source.tenant());
            statement.setString(3, source.document());
            statement.setArray(4, roles);
            statement.executeUpdate();
        }
    }

    private static int count(Connection connection, Source source) throws SQLException {
        try (var statement =
                        of(connection, "select count(*) from model.passage where tenant = ? and document = ?", source);
                var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static PreparedStatement of(Connection connection, String sql, Source source) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, source.tenant());
        statement.setString(2, source.document());
        return statement;
    }

    @Override
    public boolean remove(String tenant, String document) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "delete from model.known_document where tenant = ? and document = ?")) {
            statement.setString(1, tenant);
            statement.setString(2, document);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** PostgreSQL keeps no NUL, and no text needs one. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    private static String hash(Page page) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((page.language() + "\n" + page.text()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
