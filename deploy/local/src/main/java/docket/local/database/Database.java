package docket.local.database;

import docket.local.Part;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL with one database, {@code docket}. A server that a killed process left behind is taken over; one that dies
 * is started again.
 */
public final class Database implements Part {

    private static final String USER = "postgres";
    private static final String NAME = "docket";
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final Path data;
    private final Path programs;
    private final Path log;
    private @Nullable EmbeddedPostgres own;
    private @Nullable Postmaster postmaster;
    private boolean closing;

    /** @param programs where PostgreSQL's own files are unpacked, unless somebody did so already */
    public Database(int port, Path data, Path programs, Path log) {
        this.port = port;
        this.data = data.toAbsolutePath();
        this.programs = programs.toAbsolutePath();
        this.log = log.toAbsolutePath();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    /** Whether a server over our data listens on our port already. */
    public boolean leftRunning() throws IOException {
        return Postmaster.find(data).filter(found -> found.port() == port).isPresent();
    }

    @Override
    public synchronized void start() throws Exception {
        var found = Postmaster.find(data);
        if (found.isPresent() && !(found.get().port() == port && answers())) {
            found.get().stop();
            found = Postmaster.find(data);
        }
        if (found.isEmpty()) launch();
        postmaster = Postmaster.find(data).orElseThrow(() -> new IOException("PostgreSQL ended at once, see " + log));
        var unused = postmaster.process().onExit().thenRunAsync(this::revive);
        createDatabase();
    }

    private void launch() throws IOException {
        Files.createDirectories(data);
        Files.createDirectories(programs);
        Files.createDirectories(log.getParent());
        var output = Redirect.appendTo(log.toFile());
        own = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setPort(port)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale", "C")
                // The library switches both off, because it is made for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("max_wal_size", "256MB")
                // Nobody replicates from here; each of its processes would take its megabytes.
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_logical_replication_workers", "0")
                .start();
    }

    private void createDatabase() throws SQLException {
        try (var connection = connect(USER);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (rows.next()) return;
            }
            statement.execute("create database " + NAME);
        }
    }

    /** The server died and we did not ask it to. Its last children may hold its memory for a moment longer. */
    private synchronized void revive() {
        if (closing) return;
        Exception reason = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                releaseLock();
                start();
                return;
            } catch (Exception e) {
                reason = e;
            }
        }
        System.err.println("postgres: ended and does not start again, see " + log + ": " + reason);
    }

    private void releaseLock() throws IOException {
        if (own != null) own.close();
        own = null;
    }

    private Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser(USER);
        source.setDatabaseName(database);
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        return source.getConnection();
    }

    /** Forgets the server without stopping it, as a killed process does. */
    synchronized void abandon() {
        closing = true;
    }

    @Override
    public boolean answers() {
        try (var connection = connect(NAME)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closing = true;
        try {
            if (own != null) own.close();
            else if (postmaster != null) postmaster.stop();
        } catch (IOException e) {
            throw new IllegalStateException("cannot stop PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
