package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "person", description = "Shows or takes out what is kept about somebody: export, erase.")
final class PersonCommand extends Several {

    /** Whose data is meant, at which Docket. */
    private abstract static class OfOne implements Callable<Integer> {

        @Parameters(paramLabel = "MAIL", description = "Whose data.")
        private String mail = "";

        @Mixin
        private final Surroundings.Which which;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Terminal terminal;

        OfOne(Surroundings here) {
            this.which = new Surroundings.Which(here);
            this.terminal = here.terminal();
        }

        abstract JsonNode ask(DocketClient docket, String of);

        @Override
        public Integer call() {
            if (!mail.matches("[^@\\s]+@[^@\\s]+")) {
                throw new ParameterException(spec.commandLine(), "'" + mail + "' is no mail address.");
            }
            terminal.print(DocketClient.pretty(ask(which.client(), mail)));
            return 0;
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints all that is kept about a person, as JSON.")
    static final class Export extends OfOne {

        Export(Surroundings here) {
            super(here);
        }

        @Override
        JsonNode ask(DocketClient docket, String of) {
            return docket.person(of);
        }
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = {
                "Takes a person's name and address out of all that is kept; the audit trail stays whole and tells no name.",
                "Take them off docket.people first, else they can sign in again."
            })
    static final class Erase extends OfOne {

        @Mixin
        private final Sure sure = new Sure();

        Erase(Surroundings here) {
            super(here);
        }

        @Override
        JsonNode ask(DocketClient docket, String of) {
            return docket.erasePerson(of);
        }

        @Override
        public Integer call() {
            sure.require();
            return super.call();
        }
    }
}
