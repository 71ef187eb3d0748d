package docket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import docket.cli.stack.Rehearsal;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    private static final Path ROOT = Path.of(System.getProperty("docket.root"));

    @TempDir
    private Path directory;

    @Test
    void afterARehearsalEveryPartHasAPreparedStartAndStartsFromIt() throws IOException, InterruptedException {
        new Rehearsal(ROOT).run();
        assertThat(Rehearsal.isMissing(new StackSettings(ROOT, directory, 9300, Transport.SQS)))
                .isFalse();
        try (var docket = Running.start(ROOT, directory.resolve("data"), Transport.SQS)) {
            assertThat(docket.stack().parts())
                    .allSatisfy(part -> assertThat(memoryMap(
                                    docket.stack().process(part.name()).orElseThrow()))
                            .as(part.name())
                            .contains(".aot"));
        }
    }

    private static String memoryMap(ProcessHandle process) throws IOException {
        var map = Path.of("/proc", Long.toString(process.pid()), "maps");
        assumeTrue(Files.exists(map), "only Linux tells what a process has mapped");
        return Files.readString(map);
    }
}
