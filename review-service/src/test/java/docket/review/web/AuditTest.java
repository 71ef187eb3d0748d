package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.review.AuditFile;
import docket.review.AuditFile.Found;
import docket.review.AuditKey;
import docket.review.AuditTrail;
import docket.review.Events;
import docket.review.Papers;
import docket.review.Reviews;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The audit trail, as it is written, exported and verified. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AuditTest {

    private static final AuditKey KEY = AuditKey.of("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");
    private static final int TAMPERINGS = 1_000;

    @TestHTTPResource
    URI base;

    @Inject
    AuditTrail trail;

    @Inject
    DataSource database;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Test
    void aDecisionIsInTheTrailWithWhoAndWhat() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Audited.pdf");
        var review = reviews.of(document).getFirst();
        new HttpVisitor(base).api("POST", "/api/reviews/" + review.id() + "/decision", "{\"verdict\": \"approve\"}");

        var file = exported();

        assertThat(AuditFile.verify(new StringReader(file), KEY.publicKey())).isInstanceOf(Found.Whole.class);
        assertThat(file.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("\toperator\t")
                        .contains("\tdecided approved\t")
                        .contains(document.value()));
        assertThat(file).doesNotContain("Sample Supplies");
    }

    @Test
    void ofAThousandTamperingsEveryOneIsFound() throws IOException {
        for (int i = 0; i < 30; i++) trail.note("person " + i % 4, "did thing " + i, "d-" + i, "facts " + i);
        var lines = exported().lines().toList();
        var random = new Random(20260302);

        for (int i = 0; i < TAMPERINGS; i++) {
            var tampered = tampered(lines, random, i % 6);
            if (tampered.equals(String.join("\n", lines) + "\n")) continue;
            assertThat(AuditFile.verify(new StringReader(tampered), KEY.publicKey()))
                    .as("tampering %d", i)
                    .isInstanceOf(Found.Broken.class);
        }
    }

    private static String tampered(List<String> lines, Random random, int how) throws IOException {
        var all = new ArrayList<>(lines);
        int one = 1 + random.nextInt(lines.size() - 2);
        int other = 1 + random.nextInt(lines.size() - 2);
        switch (how) {
            case 0 -> all.remove(one);
            case 1 -> all.add(other, all.get(one));
            case 2 -> Collections.swap(all, one, other);
            case 3 -> {
                int line = random.nextInt(lines.size());
                int at = random.nextInt(all.get(line).length());
                var before = all.get(line);
                char now = (char) (before.charAt(at) == 'x' ? 'y' : before.charAt(at) ^ 1);
                all.set(line, before.substring(0, at) + now + before.substring(at + 1));
            }
            case 4 ->
                all.subList(one, random.nextBoolean() ? all.size() : all.size() - 1)
                        .clear();
            default -> {
                return forged(lines, random, one);
            }
        }
        return String.join("\n", all) + "\n";
    }

    /** All hashes made anew from a changed entry on and signed, only not with the house's key. */
    private static String forged(List<String> lines, Random random, int from) throws IOException {
        var out = new StringBuilder();
        var file = new AuditFile.Writer(out, "main");
        var hash = AuditFile.FIRST;
        for (int i = 1; i < lines.size() - 1; i++) {
            var f = Arrays.asList(lines.get(i).split("\t", -1));
            var what = i == from ? "did another thing " + random.nextInt() : f.get(4);
            var open = new AuditFile.Entry(i, f.get(1), f.get(2), f.get(3), what, f.get(5), f.get(6), hash, "");
            hash = open.expected("main");
            file.add(new AuditFile.Entry(
                    i, f.get(1), f.get(2), f.get(3), what, f.get(5), f.get(6), open.before(), hash));
        }
        var wrong = random.nextBoolean() ? null : AuditKey.of("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=");
        file.end("2026-03-02T12:00:00Z", wrong);
        return out.toString();
    }

    @Test
    void nothingInItCanBeChangedOrTakenOut() {
        trail.note("person", "did a thing", "", "");
        for (var statement : List.of(
                "update review.audit set what = 'nothing'",
                "delete from review.audit",
                "truncate review.audit",
                "set role docket_web; delete from review.audit")) {
            assertThatThrownBy(() -> sql(statement))
                    .as(statement)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(only added to|permission denied).*");
        }
    }

    @Test
    void whatManyDoAtTheSameTimeIsOneChain() throws IOException, InterruptedException {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                int number = i;
                people.execute(() -> trail.note("racer " + number, "raced", "", ""));
            }
        }
        assertThat(AuditFile.verify(new StringReader(exported()), KEY.publicKey()))
                .isInstanceOf(Found.Whole.class);
    }

    private String exported() {
        var answer = new HttpVisitor(base).api("GET", "/api/audit", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var each = connection.createStatement()) {
                each.execute(statement);
            } finally {
                connection.rollback();
            }
        }
    }
}
