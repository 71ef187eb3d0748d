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

    private void report(String file, Instant written, String... cases) throws IOException {
        var report = root.resolve(file);
        Files.createDirectories(report.getParent());
        Files.writeString(report, "<?xml version=\"1.0\"?>\n<testsuite>" + String.join("\n", cases) + "</testsuite>\n");
        Files.setLastModifiedTime(report, FileTime.from(written));
    }

    private static String testCase(String name, String outcome) {
        return "<testcase name=\"%s\" classname=\"a.ATest\" time=\"0.1\">\n  %s\n</testcase>".formatted(name, outcome);
    }

    private static String passed(String name) {
        return "<testcase name=\"%s\" classname=\"a.ATest\" time=\"0.1\"/>".formatted(name);
    }

    @Test
    void reportsOfAllModulesAreSummed() throws IOException {
        report(
                "a/target/surefire-reports/TEST-A.xml",
                START,
                passed("isRight"),
                testCase("isWrong", "<failure message=\"expected: 1\">at a.ATest</failure>"),
                testCase("breaks", "<error message=\"no file\"/>"),
                testCase("waits", "<skipped/>"));
        report("b/c/target/failsafe-reports/TEST-B.xml", START, passed("isRight"), passed("isQuick"));
        assertThat(TestRun.count(root, START).line()).isEqualTo("3 passed, 2 failed, 1 skipped");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", START.minusSeconds(60), passed("isRight"));
        assertThat(TestRun.count(root, START).line()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void aFailureThatNoCaseTellsOfIsCountedAllTheSame() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", START, passed("isRight"), passed("isWrong"));
        var report = root.resolve("a/target/surefire-reports/TEST-A.xml");
        Files.writeString(
                report, Files.readString(report).replace("<testsuite>", "<testsuite errors=\"1\" failures=\"0\">"));
        assertThat(TestRun.count(root, START).line()).isEqualTo("1 passed, 1 failed, 0 skipped");
    }

    @Test
    void aReportCutShortIsAFailure() throws IOException {
        report("a/target/surefire-reports/TEST-A.xml", START, passed("isRight"));
        Files.writeString(root.resolve("a/target/surefire-reports/TEST-A.xml"), "<?xml");
        assertThat(TestRun.count(root, START).line()).isEqualTo("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void testsThatFailedAndTestsThatPassedOnlyWhenRepeatedAreNamed() throws IOException {
        report(
                "a/target/surefire-reports/TEST-A.xml",
                START,
                passed("isRight"),
                testCase("isWrong", "<failure message=\"expected: 1\">at a.ATest</failure><rerunFailure/>"),
                testCase("isLate", "<flakyFailure message=\"timed out\"/>"),
                testCase("talks", "<system-out>a failure</system-out>"));
        var counts = TestRun.count(root, START);
        assertThat(counts.line()).isEqualTo("3 passed, 1 failed, 0 skipped");
        assertThat(counts.troubles())
                .containsExactly("FAILED: a.ATest.isWrong", "PASSED ONLY WHEN REPEATED: a.ATest.isLate");
    }
}
