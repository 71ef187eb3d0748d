package docket.cli;

import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.invoice.aws.BlueprintShelf;
import docket.invoice.aws.BlueprintShelf.NotPushed;
import docket.invoice.aws.BlueprintShelf.Pushed;
import docket.invoice.blueprint.BlueprintSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The list of fields that Bedrock Data Automation is asked for, kept as code. */
@Command(
        name = "blueprint",
        description = "Keeps the blueprints of Bedrock Data Automation as the repository says.",
        synopsisSubcommandLabel = "COMMAND")
final class Blueprint extends Several {

    /** A blueprint by the name it has in the account. @param atOnce whether for files that are answered at once */
    private record Named(String name, BlueprintSchema schema, boolean atOnce) {}

    /** Which blueprints, and where. */
    private abstract static class Work implements Callable<Integer> {

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description = "A blueprint of your own; without one Docket's two are meant.")
        private @Nullable Path file;

        @Option(names = "--name", description = "What your own is called in the account.")
        private String name = "";

        @Option(names = "--sync", description = "Your own is for files that are answered at once (15 fields).")
        private boolean sync;

        @Option(names = "--stage", paramLabel = "STAGE", description = "live (default) or development.")
        private Stage stage = Stage.LIVE;

        @Option(names = "--region", description = "Default: DOCKET_REGION, then AWS_REGION.")
        private String region = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        final Terminal terminal;
        private final Map<String, String> environment;

        Work(Surroundings here) {
            this.terminal = here.terminal();
            this.environment = here.environment();
        }

        List<Named> blueprints() throws IOException {
            if (file == null) {
                return List.of(
                        new Named("docket-invoice", BlueprintSchema.ours(), false),
                        new Named("docket-invoice-sync", BlueprintSchema.oursAtOnce(), true));
            }
            Surroundings.requireFile(spec, file);
            var own = name.isEmpty() ? file.getFileName().toString().replaceAll("\\.json$", "") : name;
            if (!own.matches("[a-zA-Z0-9-_]{1,60}")) {
                throw new ParameterException(
                        spec.commandLine(),
                        own + " is no name for a blueprint: letters, digits, - and _, at most 60. Say --name.");
            }
            return List.of(new Named(own, new BlueprintSchema(Files.readString(file)), sync));
        }

        String stage() {
            return stage.name();
        }

        BlueprintShelf shelf() {
            var where = Optional.of(region)
                    .filter(each -> !each.isEmpty())
                    .or(() -> Optional.ofNullable(environment.get("DOCKET_REGION")))
                    .or(() -> Optional.ofNullable(environment.get("AWS_REGION")))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "In which region? Say --region or set AWS_REGION."));
            return new BlueprintShelf(
                    Optional.ofNullable(environment.get("DOCKET_DATA_AUTOMATION_BUILD_ENDPOINT"))
                            .map(URI::create),
                    where);
        }

        /** @return whether the service would take it */
        boolean sound(Named blueprint) {
            var problems = blueprint.schema().problems(blueprint.atOnce());
            problems.forEach(problem -> terminal.say(blueprint.name() + ": " + problem));
            return problems.isEmpty();
        }
    }

    /** A blueprint's two drafts. */
    enum Stage {
        LIVE,
        DEVELOPMENT
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Looks whether the service would take the blueprints; asks nobody.",
                "Ends with status 1 when it would not, or when the account's differ."
            })
    static final class Check extends Work {

        @Option(names = "--deployed", description = "Also compare with those of the AWS account.")
        private boolean deployed;

        Check(Surroundings here) {
            super(here);
        }

        @Override
        public Integer call() throws IOException {
            boolean sound = true;
            for (var each : blueprints()) {
                if (sound(each)) {
                    terminal.print(each.name() + ": " + each.schema().leaves() + " fields, within the limits");
                } else {
                    sound = false;
                }
            }
            return sound && (!deployed || same()) ? 0 : 1;
        }

        private boolean same() throws IOException {
            boolean same = true;
            try (var shelf = shelf()) {
                for (var each : blueprints()) {
                    var said = shelf.says(each.name(), each.schema(), stage());
                    same &= said.orElse(false);
                    terminal.print(each.name() + ": "
                            + said.map(equal -> equal ? "the account's is the same" : "the account's is another")
                                    .orElse("not in the account"));
                }
            } catch (NotPushed e) {
                throw new Trouble(String.valueOf(e.getMessage()));
            }
            return same;
        }
    }

    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = {
                "Creates the blueprints in the AWS account, or makes those there say the same; each change is a version.",
                "Prints the settings that name them. Doing it twice changes nothing."
            })
    static final class Push extends Work {

        Push(Surroundings here) {
            super(here);
        }

        @Override
        public Integer call() throws IOException {
            var blueprints = blueprints();
            boolean sound = true;
            for (var each : blueprints) sound &= sound(each);
            if (!sound) throw new Trouble("Nothing was pushed.");
            try (var shelf = shelf()) {
                for (var each : blueprints) tell(each, shelf.push(each.name(), each.schema(), stage()));
            } catch (NotPushed e) {
                throw new Trouble(String.valueOf(e.getMessage()));
            }
            return 0;
        }

        private void tell(Named blueprint, Pushed pushed) {
            terminal.say(blueprint.name() + ": "
                    + switch (pushed.change()) {
                        case CREATED -> "created";
                        case UPDATED -> "updated";
                        case NONE -> "unchanged";
                    }
                    + ", version " + pushed.version());
            var setting = "DOCKET_DATA_AUTOMATION_" + (blueprint.atOnce() ? "SYNC_" : "") + "BLUEPRINT";
            terminal.print(setting + "=" + pushed.arn());
            if (!pushed.version().isEmpty()) terminal.print(setting + "_VERSION=" + pushed.version());
        }
    }
}
