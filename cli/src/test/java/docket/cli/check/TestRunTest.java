package docket.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    @TempDir
    private Path root;

    private void report(String file, String attributes, Instant written) throws IOException {
        var report = root.resolve(file);
        Files.createDirectories(report.getParent());
        Files.writeString(report, "<?xml version=\"1.0\"?>\n<testsuite name=\"x\" time=\"1\" " + attributes + ">\n");
        Files.setLastModifiedTime(report, FileTime.from(written));
    }

    @Test
    void reportsOfAllModulesAreSummed() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", "tests=\"10\" errors=\"1\" skipped=\"2\" failures=\"3\"", START);
        report(
                "b/c/target/failsafe-reports/TEST-B.xml",
                "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"",
                START);
        assertThat(TestRun.count(root, START).line()).isEqualTo("9 passed, 4 failed, 2 skipped");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", "tests=\"10\"", START.minusSeconds(60));
        assertThat(TestRun.count(root, START).line()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void aReportCutShortIsAFailure() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", "tests=\"10\"", START);
        Files.writeString(root.resolve("a/target/surefire-reports/TEST-A.xml"), "<?xml");
        assertThat(TestRun.count(root, START).line()).isEqualTo("0 passed, 1 failed, 0 skipped");
    }
}
