package docket.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What cannot be undone is done only for somebody who says that they mean it. */
final class Sure {

    @Option(names = "--yes", description = "This cannot be undone: say that you mean it.")
    private boolean yes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException if they did not */
    void require() {
        if (!yes) throw new ParameterException(spec.commandLine(), "This cannot be undone. Say --yes if you mean it.");
    }
}
