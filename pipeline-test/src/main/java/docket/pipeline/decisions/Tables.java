package docket.pipeline.decisions;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The desk's own tables in a PostgreSQL of the benchmark. */
final class Tables {

    private static final int CONNECTIONS = 20;
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    private Tables() {}

    static AgroalDataSource pool(int port) throws SQLException {
        return pool(port, "postgres");
    }

    static AgroalDataSource pool(int port, String name) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofMinutes(10))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(
                                        "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?currentSchema=review")
                                .principal(new NamePrincipal("postgres")))));
    }

    /** Everything the service's migrations make. */
    static void make(DataSource database) throws SQLException, IOException {
        change(database, "create schema review");
        change(database, "create table review.flyway_schema_history (installed_rank integer)");
        var jar = DecisionsDesk.class.getClassLoader().getResource("db/review/R__tenants.sql");
        if (jar == null) throw new IOException("the review service's migrations are not on the class path");
        for (var name : names(jar.getPath())) change(database, sql(name));
        change(database, sql("R__tenants.sql"));
    }

    /** In the order of their numbers. */
    private static List<String> names(String resource) throws IOException {
        var file = resource.replaceFirst("^file:", "").replaceFirst("!.*", "");
        var names = new ArrayList<String>();
        try (var jar = new java.util.zip.ZipFile(file)) {
            jar.stream()
                    .map(entry -> entry.getName().replaceFirst("^db/review/", ""))
                    .filter(name -> VERSION.matcher(name).matches())
                    .forEach(names::add);
        }
        names.sort(Comparator.comparingInt(Tables::version));
        return names;
    }

    private static int version(String name) {
        var found = VERSION.matcher(name);
        return found.matches() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static String sql(String name) throws IOException {
        try (var in = DecisionsDesk.class.getClassLoader().getResourceAsStream("db/review/" + name)) {
            if (in == null) throw new IOException("no migration " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void change(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> strings(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    static long number(DataSource database, String sql) throws SQLException {
        return Long.parseLong(strings(database, sql).getFirst());
    }
}
