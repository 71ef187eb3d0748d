package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.review.AuditFile;
import docket.review.AuditKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept about documents and people: shown, taken out, proved. */
class KeptDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AuditKey KEY = AuditKey.of("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");
    private static final AuditKey OTHERS = AuditKey.of("OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=");

    private DocketTwin docket;

    @TempDir
    private Path files;

    @BeforeEach
    void start() throws IOException {
        docket = DocketTwin.start();
    }

    @AfterEach
    void stop() {
        docket.close();
    }

    @Test
    void theTrailIsPrintedAsItCame() throws IOException {
        var trail = trail(KEY);
        docket.answering("GET /api/audit", trail);

        var ended = docket.run("audit", "export");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).isEqualTo(trail);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void theTrailInAFileIsVerifiedWithoutAnyDocketByTheKeyThatWasTold() throws IOException {
        docket.answering("GET /api/audit", trail(KEY));
        var file = files.resolve("trail.txt");

        var exported = docket.run("audit", "export", "--out", file.toString());
        var verified = alone("audit", "verify", file.toString(), "--key", KEY.publicKey());

        assertThat(exported.out()).isEqualTo(file + "\n");
        assertThat(exported.err()).contains(KEY.publicKey());
        assertThat(verified.status()).isZero();
        assertThat(verified.err()).isEmpty();
        assertThat(JSON.readTree(verified.out()))
                .isEqualTo(JSON.readTree("{\"whole\":true,\"tenant\":\"main\",\"entries\":2,"
                        + "\"exported_at\":\"2026-03-02T12:00:00.000Z\",\"signed_with\":\"" + KEY.publicKey() + "\"}"));
    }

    @Test
    void aTrailThatNobodyOrSomebodyElseSignedIsNotTakenForOurs() throws IOException {
        var byOthers = Files.writeString(files.resolve("others.txt"), trail(OTHERS));
        var byNobody = Files.writeString(files.resolve("nobody.txt"), trail(null));

        var others = alone("audit", "verify", byOthers.toString(), "--key", KEY.publicKey());
        assertThat(others.status()).isEqualTo(1);
        assertThat(others.out()).isEmpty();
        assertThat(others.err()).contains("not signed with the expected key").contains("Do not trust this file");
        assertThat(alone("audit", "verify", byOthers.toString()).err()).contains("nobody vouches for");
        assertThat(alone("audit", "verify", byNobody.toString()).err()).contains("It is not signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "p-1", "d-1", "2026-03-02T11", "docket-audit"})
    void aTrailInWhichAWordWasChangedIsBroken(String word) throws IOException {
        var file = Files.writeString(files.resolve("trail.txt"), trail(KEY).replaceFirst(word, word + "x"));

        var ended = alone("audit", "verify", file.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("docket: line ").doesNotContain("\tat ");
    }

    @Test
    void whatIsNoTextIsNoTrail() throws IOException {
        var file = Files.write(files.resolve("trail.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        var ended = alone("audit", "verify", file.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("not even text");
    }

    @Test
    void aTrailThatCameInPiecesIsNotExported() throws IOException {
        docket.answering("GET /api/audit", trail(KEY).substring(0, 300));
        var file = files.resolve("trail.txt");

        var ended = docket.run("audit", "export", "--out", file.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("no whole audit trail");
        assertThat(file).doesNotExist();
    }

    @Test
    void aTrailThatOneMayNotSeeIsNotExported() {
        docket.answering("GET /api/audit", "!403{\"title\":\"Not allowed\",\"detail\":\"Only an auditor may.\"}");

        var ended = docket.run("audit", "export");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("docket: Not allowed. Only an auditor may.\n");
    }

    @Test
    void whatIsKeptAboutAPersonIsOneJsonObject() throws IOException {
        var known = "{\"name\":\"Reviewer\",\"asked\":[{\"review\":\"r-1\"}]}";
        docket.answering("GET /api/erasure/people/reviewer%40example.com", known);

        var ended = docket.run("person", "export", "reviewer@example.com");

        assertThat(ended.status()).isZero();
        assertThat(JSON.readTree(ended.out())).isEqualTo(JSON.readTree(known));
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aPersonAndADocumentAreTakenOutForWhoeverMeansIt() throws IOException {
        docket.answering("DELETE /api/erasure/people/reviewer%40example.com?sure=true", "{\"rows\":7}");
        docket.answering("DELETE /api/erasure/documents/d-1234?sure=true", "{\"erased\":true}");

        var person = docket.run("person", "erase", "reviewer@example.com", "--yes");
        var document = docket.run("erase", "d-1234", "--yes");

        assertThat(JSON.readTree(person.out()).path("rows").asInt()).isEqualTo(7);
        assertThat(JSON.readTree(document.out()).path("erased").asBoolean()).isTrue();
        assertThat(person.status() + document.status()).isZero();
    }

    @Test
    void nothingIsTakenOutForWhoeverDoesNotSaySo() {
        for (var line : new String[] {"person erase reviewer@example.com", "erase d-1234"}) {
            var ended = docket.run(line.split(" "));
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("docket: This cannot be undone. Say --yes if you mean it.\n");
        }
        assertThat(docket.requests).isEmpty();
    }

    @Test
    void aMaskedTestIsOneJsonObject() throws IOException {
        docket.answering("GET /api/documents/d-1234/golden", "{\"kind\":\"invoice\",\"fields\":{}}");

        var ended = docket.run("golden", "d-1234");

        assertThat(JSON.readTree(ended.out()).path("kind").asText()).isEqualTo("invoice");
        assertThat(ended.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden d-9999", "erase d-9999 --yes"})
    void anUnknownDocumentIsSaidInWords(String line) {
        var ended = docket.run(line.split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("docket: There is no document d-9999.\n");
    }

    @Test
    void whatIsNotDecidedYetMakesNoTest() {
        docket.answering(
                "GET /api/documents/d-1234/golden", "!409{\"title\":\"Not yet\",\"detail\":\"Nobody decided it.\"}");

        var ended = docket.run("golden", "d-1234");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("docket: Not yet. Nobody decided it.\n");
    }

    private static String trail(AuditKey key) throws IOException {
        var text = new StringWriter();
        var out = new AuditFile.Writer(text, "main");
        var first = entry(1, "approved", "d-1", AuditFile.FIRST);
        out.add(first);
        out.add(entry(2, "erased", "d-2", first.hash()));
        out.end("2026-03-02T12:00:00.000Z", key);
        return text.toString();
    }

    private static AuditFile.Entry entry(long number, String what, String about, String before) {
        var open = new AuditFile.Entry(
                number, "2026-03-02T11:00:00.000Z", "p-1", "Reviewer", what, about, "ab".repeat(32), before, "");
        return new AuditFile.Entry(
                number, open.at(), open.who(), open.name(), what, about, open.digest(), before, open.expected("main"));
    }

    /** Where no Docket runs and none ever did. */
    private DocketTwin.Ended alone(String... arguments) {
        return DocketTwin.run(Map.of("DOCKET_DATA", files.resolve("none").toString()), arguments);
    }
}
