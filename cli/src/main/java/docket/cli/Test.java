package docket.cli;

import docket.cli.check.TestRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = {
            "Runs all tests of all modules and ends with one line: N passed, N failed, N skipped.",
            "Tests that need an absent tool are skipped; the tools are named first."
        })
final class Test implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "MAVEN", description = "More for Maven, after --: -pl invoice-service")
    private List<String> more = List.of();

    private final Surroundings here;

    Test(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        return TestRun.run(
                here.root(), more, here.terminal().out(), here.terminal().err());
    }
}
