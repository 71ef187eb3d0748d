package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "person", description = "Shows or takes out what is kept about somebody: export, erase.")
final class PersonCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: export or erase");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints all that is kept about a person, as JSON.")
    static final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "MAIL", description = "Whose data.")
        private @Nullable String mail;

        @Mixin
        private final Surroundings.Which which;

        private final Terminal terminal;

        Export(Surroundings here) {
            this.which = new Surroundings.Which(here);
            this.terminal = here.terminal();
        }

        @Override
        public Integer call() {
            var known = which.client().person(Objects.requireNonNull(mail, "picocli asks for it"));
            terminal.print(DocketClient.pretty(known));
            return 0;
        }
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = {
                "Takes a person's name and address out of all that is kept; the audit trail stays whole and tells no name.",
                "Take them off docket.people first, else they can sign in again."
            })
    static final class Erase implements Callable<Integer> {

        @Parameters(paramLabel = "MAIL", description = "Whose data.")
        private @Nullable String mail;

        @Option(names = "--yes", description = "This cannot be undone: say that you mean it.")
        private boolean yes;

        @Mixin
        private final Surroundings.Which which;

        private final Terminal terminal;

        Erase(Surroundings here) {
            this.which = new Surroundings.Which(here);
            this.terminal = here.terminal();
        }

        @Override
        public Integer call() {
            if (!yes) throw new Trouble("This cannot be undone. Say --yes if you mean it.");
            terminal.print(which.client()
                    .erasePerson(Objects.requireNonNull(mail, "picocli asks for it"))
                    .toString());
            return 0;
        }
    }
}
