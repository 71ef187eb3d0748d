package docket.pipeline.desk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.cli.stack.Transport;
import docket.pipeline.Running;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The queue's list while thousands wait: a whole Docket of its own, reviews put straight into its database, then the
 * list asked for the way the page asks, over HTTP, whole answers read. Times are from question to last byte, so the
 * server's own are lower.
 */
public final class WorkbenchBench {

    private static final int WARM_UP = 60;
    private static final int ASKED = 200;
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
    private static final Map<String, String> LISTS = Map.of(
            "first_page", "/queue/rows",
            "last_page", "/queue/rows?page=PAGES",
            "by_amount_down", "/queue/rows?sort=amount&way=down",
            "by_file", "/queue/rows?sort=file",
            "searched", "/queue/rows?q=vendor+77",
            "of_a_kind_not_claimed", "/queue/rows?kind=contract&whose=free",
            "whole_page", "/queue");

    private final int waiting;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private WorkbenchBench(int waiting) {
        this.waiting = waiting;
    }

    public static void main(String... arguments) throws Exception {
        var root =
                Path.of(System.getProperty("docket.root", ".")).toAbsolutePath().normalize();
        var bench = new WorkbenchBench(Integer.parseInt(arguments[0]));
        System.out.println(JsonMapper.builder().build().writeValueAsString(bench.run(root)));
    }

    private Map<String, Object> run(Path root) throws Exception {
        var work = Files.createTempDirectory("docket-bench-workbench");
        try (var docket = Running.start(root, work.resolve("data"), Transport.SQS)) {
            System.err.println("bench: " + waiting + " reviews into the queue");
            fill(docket);
            var base = docket.settings().url(0);
            signIn(base, new Secrets(docket.settings().data()).apiToken());
            var figures = new LinkedHashMap<String, Object>();
            figures.put("waiting", waiting);
            figures.put("asked", ASKED);
            for (var list : new TreeMap<>(LISTS).entrySet()) {
                var path = list.getValue().replace("PAGES", Integer.toString((waiting + 49) / 50));
                System.err.println("bench: " + list.getKey());
                figures.put(list.getKey(), times(URI.create(base + path)));
            }
            return figures;
        } finally {
            delete(work);
        }
    }

    private void fill(Running docket) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + (docket.settings().basePort() + Parts.POSTGRES_PORT) + "/docket";
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("set search_path to review");
            statement.execute("insert into document(id, file, kind, state, state_seq, received_at)"
                    + " select 'bench-' || n, 'Document ' || n || '.pdf',"
                    + " case when n % 5 = 0 then 'contract' else 'invoice' end, 'review', 3, now() - n * interval '1 s'"
                    + " from generate_series(1, " + waiting + ") n");
            statement.execute(
                    "insert into review(id, document_id, seq, version, kind, question, reasons, reply_to, state,"
                            + " title, amount, person_name, person_mail, person_role, created_at, deadline)"
                            + " select 'r-bench-' || n, 'bench-' || n, 3, 'v', case when n % 5 = 0 then 'contract' else 'invoice' end,"
                            + " case when n % 5 = 0 then 'CONTRACT' else 'INVOICE' end,"
                            + " '[\"net + tax = 119.00, but total = ' || n || '.00\",\"The due date was not found.\"]',"
                            + " '{\"type\":\"queue\",\"channel\":\"invoices\"}', 'open', 'Vendor ' || n % 500,"
                            + " case when n % 5 = 0 then '' else n % 9000 || '.00 EUR' end, 'Reviewer', 'reviewer@example.com',"
                            + " 'reviewer', now() - n * interval '1 s', now() + interval '7 days' + n * interval '1 s'"
                            + " from generate_series(1, " + waiting + ") n");
            statement.execute("analyze");
        }
    }

    private void signIn(String base, String token) throws IOException, InterruptedException {
        var made = http.send(
                HttpRequest.newBuilder(URI.create(base + "/api/sign-in-links"))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        var link = URI.create(
                JsonMapper.builder().build().readTree(made.body()).path("url").asText());
        var page = http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
        var csrf = CSRF.matcher(page.body());
        if (!csrf.find()) throw new IllegalStateException("no form to sign in with");
        var entered = http.send(
                HttpRequest.newBuilder(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf.group(1)))
                        .build(),
                BodyHandlers.discarding());
        if (entered.statusCode() >= 400) throw new IllegalStateException("not signed in: " + entered.statusCode());
    }

    /** In milliseconds, after some that do not count. */
    private Map<String, Double> times(URI address) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) time(address);
        var times = new double[ASKED];
        for (int i = 0; i < ASKED; i++) times[i] = time(address);
        Arrays.sort(times);
        var figures = new LinkedHashMap<String, Double>();
        figures.put("median_ms", rounded(times[ASKED / 2]));
        figures.put("p95_ms", rounded(times[ASKED * 95 / 100]));
        figures.put("slowest_ms", rounded(times[ASKED - 1]));
        return figures;
    }

    private double time(URI address) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        double took = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != 200 || !answer.body().contains("r-bench-")) {
            throw new IllegalStateException(address + " answered " + answer.statusCode() + " without reviews");
        }
        return took;
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
