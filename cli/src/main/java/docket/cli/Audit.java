package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.stack.Secrets;
import docket.cli.terminal.Terminal;
import docket.review.AuditFile;
import docket.review.AuditFile.Found;
import docket.review.AuditKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "audit", description = "Exports who did what, and verifies such an export: export, verify.")
final class Audit extends Several {

    private static final String UNSIGNED = "It is not signed: whoever could write it could write another.";

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the audit trail of a running Docket into a file, signed.")
    static final class Export implements Callable<Integer> {

        @Option(names = "--out", paramLabel = "FILE", description = "Where to; without it to standard output.")
        private @Nullable Path out;

        @Mixin
        private final Surroundings.Which which;

        private final Terminal terminal;

        Export(Surroundings here) {
            this.which = new Surroundings.Which(here);
            this.terminal = here.terminal();
        }

        @Override
        public Integer call() throws IOException {
            var trail = which.client().auditTrail();
            // What came is looked at before anybody relies on it.
            if (!(AuditFile.verify(new StringReader(trail), null) instanceof Found.Whole whole)) {
                throw new Trouble("What came is no whole audit trail. Ask again; if it stays so, look at its log.");
            }
            if (out == null) {
                terminal.print(trail.stripTrailing());
                return 0;
            }
            Files.writeString(out, trail);
            terminal.print(out.toString());
            if (whole.key().isEmpty()) terminal.say(UNSIGNED);
            else terminal.say("Its signature is verified by the key " + whole.key());
            return 0;
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Checks an exported audit trail without any Docket: every entry, their chain, the head's signature.",
                "Ends with status 1 when anything was changed, taken out, put in or cut off."
            })
    static final class Verify implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "As docket audit export wrote it.")
        private @Nullable Path file;

        @Option(
                names = "--key",
                paramLabel = "KEY",
                description = "The public key it must be signed with (default: this Docket's own, if there is one).")
        private @Nullable String key;

        @Mixin
        private final Surroundings.Which which;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Terminal terminal;

        Verify(Surroundings here) {
            this.which = new Surroundings.Which(here);
            this.terminal = here.terminal();
        }

        @Override
        public Integer call() throws IOException {
            var trail = Objects.requireNonNull(file, "picocli asks for it");
            Surroundings.requireFile(spec, trail);
            var expected = key == null ? own() : key;
            try (var in = Files.newBufferedReader(trail)) {
                return say(AuditFile.verify(in, expected), expected);
            } catch (MalformedInputException e) {
                terminal.say("docket: " + trail + " was changed: it is not even text.");
                return 1;
            }
        }

        private int say(Found found, @Nullable String expected) {
            switch (found) {
                case Found.Whole(var tenant, var entries, var at, var signer) -> {
                    var json = DocketClient.object();
                    json.put("whole", true);
                    json.put("tenant", tenant);
                    json.put("entries", entries);
                    json.put("exported_at", at);
                    json.put("signed_with", signer);
                    terminal.print(json.toString());
                    if (signer.isEmpty()) terminal.say(UNSIGNED);
                    else if (expected == null) {
                        terminal.say("Signed with a key nobody vouches for. Name the one you expect: --key KEY");
                    }
                    return 0;
                }
                case Found.Broken(int line, var why) -> {
                    terminal.say("docket: line " + line + ": " + why + ". Do not trust this file.");
                    return 1;
                }
            }
        }

        private @Nullable String own() {
            return Files.exists(which.data().resolve("secrets/audit-key"))
                    ? AuditKey.of(new Secrets(which.data()).auditKey()).publicKey()
                    : null;
        }
    }
}
