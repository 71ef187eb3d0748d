package docket.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.local.FreePort;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path directory;

    private Database database(int port) {
        return new Database(
                port, directory.resolve("data"), directory.resolve("programs"), directory.resolve("logs/postgres.log"));
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/docket?connectTimeout=2", "postgres", "any");
    }

    private static String ask(int port, String question) throws SQLException {
        try (var connection = connect(port);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(int port, String... statements) throws SQLException {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        }
    }

    private ProcessHandle postmaster() throws Exception {
        return Postmaster.find(directory.resolve("data")).orElseThrow().process();
    }

    @Test
    void whatWasCommittedOutlivesEveryEnd() throws Exception {
        int port = FreePort.next();
        var first = database(port);
        first.start();
        assertThat(ask(port, "show fsync")).isEqualTo("on");
        assertThat(ask(port, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(port, "show server_encoding")).isEqualTo("UTF8");
        tell(port, "create table t(x int)", "insert into t values (1)");

        // Somebody kills PostgreSQL itself: it comes back by itself.
        var killed = postmaster();
        killed.destroyForcibly();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> postmaster().pid() != killed.pid()
                        && ask(port, "select count(*) from t").equals("1"));
        tell(port, "insert into t values (2)");

        // The process around it is killed: the next one takes the running server over.
        var running = postmaster();
        var second = database(port);
        assertThat(second.leftRunning()).isTrue();
        second.start();
        assertThat(postmaster().pid()).isEqualTo(running.pid());
        assertThat(ask(port, "select count(*) from t")).isEqualTo("2");

        // It ends in order, and starts anew elsewhere.
        first.abandon();
        second.close();
        assertThat(running.isAlive()).isFalse();
        first.close(); // lets go of its lock, which a killed process would not have
        int elsewhere = FreePort.next();
        var third = database(elsewhere);
        try {
            third.start();
            assertThat(ask(elsewhere, "select count(*) from t")).isEqualTo("2");
        } finally {
            third.close();
        }
    }
}
