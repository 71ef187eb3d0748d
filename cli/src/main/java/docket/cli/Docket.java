package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.stack.PartFailed;
import docket.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry to all commands. Exit status: 0 done, 1 the work failed, 2 wrong use. */
@Command(
        name = "docket",
        description = "Turns incoming paper into decisions.",
        mixinStandardHelpOptions = true,
        versionProvider = Docket.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 done, 1 the work failed, 2 wrong use.",
            "DOCKET_DATA names the data directory.",
            "DOCKET_URL and DOCKET_API_TOKEN lead to a Docket that runs elsewhere."
        })
final class Docket {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final Pattern CONSTANTS = Pattern.compile("\\[[A-Z_, ]+]");

    private Docket() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF); // the readers' libraries talk about every odd file
        System.setProperty("log4j2.statusLoggerLevel", "OFF"); // it would say that it is not there
        var terminal = new Terminal(System.out, System.err, Boolean.getBoolean("docket.terminal"));
        var root =
                Path.of(System.getProperty("docket.root", ".")).toAbsolutePath().normalize();
        System.exit(run(new Surroundings(terminal, root, System.getenv()), arguments));
    }

    /** @return the exit status */
    static int run(Surroundings here, String... arguments) {
        try {
            return commandLine(here).execute(arguments);
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) { // picocli passes on what is no exception
            here.terminal().say("docket: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            if (e instanceof LinkageError) here.terminal().say("Build it anew: ./mvnw -DskipTests package");
            return FAILED;
        }
    }

    static CommandLine commandLine(Surroundings here) {
        var terminal = here.terminal();
        var commands = new CommandLine(new Docket())
                .addSubcommand(new Up(here))
                .addSubcommand(new Down(here))
                .addSubcommand(new Rehearse(here))
                .addSubcommand(new RehearseImage(here))
                .addSubcommand(new Status(here))
                .addSubcommand(new Put(here))
                .addSubcommand(new Wait(here))
                .addSubcommand(new Show(here))
                .addSubcommand(new ListReviews(here))
                .addSubcommand(new Risks(here))
                .addSubcommand(new Decide(here))
                .addSubcommand(new ListFailures(here))
                .addSubcommand(new Redrive(here))
                .addSubcommand(new Deliver(here))
                .addSubcommand(new Logs(here))
                .addSubcommand(new Extract(here))
                .addSubcommand(new Compare(here))
                .addSubcommand(new Redline(here))
                .addSubcommand(new Calendar(here))
                .addSubcommand(new Ask(here))
                .addSubcommand(new Suggestions(here))
                .addSubcommand(new Versions(here))
                .addSubcommand(new CommandLine(new Knowledge())
                        .addSubcommand(new Knowledge.Sources(here))
                        .addSubcommand(new Knowledge.Add(here))
                        .addSubcommand(new Knowledge.Sync(here))
                        .addSubcommand(new Knowledge.Ask(here)))
                .addSubcommand(new Evaluate(here))
                .addSubcommand(new Train(here))
                .addSubcommand(new CommandLine(new Bench(here))
                        .addSubcommand(new BenchReader(here))
                        .addSubcommand(new BenchWorkbench(here))
                        .addSubcommand(new BenchLayout(here))
                        .addSubcommand(new BenchGateway(here))
                        .addSubcommand(new BenchContracts(here))
                        .addSubcommand(new BenchLambda(here))
                        .addSubcommand(new BenchProposals(here))
                        .addSubcommand(new BenchDecisions(here))
                        .addSubcommand(new BenchWebhooks(here)))
                .addSubcommand(new Golden(here))
                .addSubcommand(new Erase(here))
                .addSubcommand(new CommandLine(new PersonCommand())
                        .addSubcommand(new PersonCommand.Export(here))
                        .addSubcommand(new PersonCommand.Erase(here)))
                .addSubcommand(new CommandLine(new Audit())
                        .addSubcommand(new Audit.Export(here))
                        .addSubcommand(new Audit.Verify(here)))
                .addSubcommand(new CommandLine(new Blueprint())
                        .addSubcommand(new Blueprint.Check(here))
                        .addSubcommand(new Blueprint.Push(here)))
                .addSubcommand(new CommandLine(new Demo()).addSubcommand(new DemoCrm(here)))
                .addSubcommand(new CommandLine(new Deals())
                        .addSubcommand(new Deals.Import(here))
                        .addSubcommand(new Deals.ReadCrm(here))
                        .addSubcommand(new Deals.Score(here))
                        .addSubcommand(new Deals.Synthetic(here))
                        .addSubcommand(new DealNotes.Email(here))
                        .addSubcommand(new DealNotes.Meeting(here))
                        .addSubcommand(new DealNotes.Research(here)))
                .addSubcommand(new FuzzReader(here))
                .addSubcommand(new Cost(here))
                .addSubcommand(new Doctor(here))
                .addSubcommand(new Test(here));
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        return commands.setOut(writer(terminal::print))
                .setErr(writer(terminal::say))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> wrongUse(terminal, e))
                .setExecutionExceptionHandler((e, _, _) -> failed(here, e));
    }

    private static int wrongUse(Terminal terminal, ParameterException e) {
        terminal.say("docket: " + CONSTANTS.matcher(e.getMessage()).replaceAll(Docket::lowerCase));
        UnmatchedArgumentException.printSuggestions(e, writer(terminal::say));
        var name = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.say("See ./" + name + " --help");
        return WRONG_USE;
    }

    /** Choices as a person types them. */
    private static String lowerCase(MatchResult constants) {
        return constants.group().toLowerCase(Locale.ROOT);
    }

    private static int failed(Surroundings here, Exception e) {
        var terminal = here.terminal();
        switch (e) {
            case Trouble trouble -> terminal.say("docket: " + trouble.getMessage());
            case PartFailed part -> {
                terminal.say("docket: " + part.getMessage());
                terminal.say(part.remedy());
            }
            default -> {
                var said = Optional.ofNullable(e.getMessage()).orElse("no reason given");
                terminal.say("docket: " + e.getClass().getSimpleName() + ": " + said);
                if (here.environment().containsKey("DOCKET_DEBUG")) e.printStackTrace(writer(terminal::say));
                else terminal.say("DOCKET_DEBUG=1 shows where this came from.");
            }
        }
        return FAILED;
    }

    private static PrintWriter writer(Consumer<String> line) {
        return new PrintWriter(new LineWriter(line), true);
    }

    /** The version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Docket.class.getPackage().getImplementationVersion();
            return new String[] {
                "docket " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
