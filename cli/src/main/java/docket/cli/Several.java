package docket.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others: by itself it does nothing but say which. */
abstract class Several implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final void run() {
        var names = List.copyOf(spec.subcommands().keySet());
        var all = names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
        throw new ParameterException(spec.commandLine(), "Say what to do: " + all);
    }
}
