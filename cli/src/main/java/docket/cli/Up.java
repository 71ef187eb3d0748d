package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.stack.Background;
import docket.cli.stack.Keeper;
import docket.cli.stack.Parts;
import docket.cli.stack.Rehearsal;
import docket.cli.stack.Secrets;
import docket.cli.stack.Stack;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.cli.stack.Watcher;
import docket.cli.terminal.Terminal;
import docket.invoice.policy.PolicyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts Docket: the embedded cloud, then the five services.",
            "The first start also puts the sample documents into the inbox."
        })
final class Up implements Callable<Integer> {

    private static final List<String> MODEL_SETTINGS =
            List.of("DOCKET_GATEWAY_BEDROCK_ENDPOINT", "DOCKET_GATEWAY_CATALOGUE");

    private static final Duration SAMPLES_LIMIT = Duration.ofSeconds(180);
    private static final int HIGHEST_BASE = 65_000;

    @Mixin
    private final Surroundings.Which which;

    @Option(names = "--port", paramLabel = "BASE", description = "The workbench's port; the parts use BASE to BASE+14.")
    private @Nullable Integer port;

    @Option(
            names = "--transport",
            paramLabel = "sqs|kafka",
            description = "What carries messages (default: as last time, else sqs).")
    private @Nullable Transport transport;

    @Option(names = "--detach", description = "Return when everything runs; ./docket down stops it.")
    private boolean detach;

    @Option(names = "--no-samples", description = "Leave the sample documents alone.")
    private boolean noSamples;

    @Option(
            names = "--gateway",
            negatable = true,
            description = "Also start the HTTP door to models (default: as last time; else only if"
                    + " DOCKET_GATEWAY_BEDROCK_ENDPOINT or DOCKET_GATEWAY_CATALOGUE is set).")
    private @Nullable Boolean gateway;

    private final Terminal terminal;
    private volatile boolean leaveRunning;
    private volatile boolean watching;
    private volatile boolean leaving;

    Up(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    /** The service that reads it would refuse to start, with the same words in the depths of its log. */
    private static void checkPolicy(Path file) {
        if (!Files.exists(file)) return;
        try {
            PolicyFile.read(file);
        } catch (PolicyFile.Wrong e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = settings();
        checkPolicy(settings.data().resolve(Parts.POLICY));
        VendorTemplates.in(settings.data().resolve(Parts.TEMPLATES));
        Files.createDirectories(settings.runDirectory());
        if (gateway != null) settings.gateway(gateway);
        else if (MODEL_SETTINGS.stream().anyMatch(System.getenv()::containsKey)) settings.gateway(true);
        Stack stack;
        boolean started;
        try (var lock = FileChannel.open(
                settings.runDirectory().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null)
                throw new Trouble("Another ./docket up is starting Docket in " + settings.data() + ".");
            stack = Stack.of(settings, new Progress(terminal));
            leaveRunning = stack.anyRunning();
            stopWithUs(stack);
            started = bringUp(stack, settings);
        }
        if (!started) { // the one who started it stays in charge
            if (detach) keep(settings);
            return 0;
        }
        leaveRunning = detach;
        var client = new DocketClient(URI.create(settings.url(0)), new Secrets(settings.data()).apiToken());
        boolean samplesRest = noSamples || putSamples(client, settings);
        sayWhere(client);
        prepareNextStart(settings);
        if (detach) {
            keep(settings);
            terminal.say("Stop it with ./docket down");
            return samplesRest ? 0 : 1;
        }
        terminal.say("Ctrl-C stops it.");
        watching = true;
        new Keeper(stack, InstantSource.system(), terminal::say).keep();
        if (!leaving) terminal.say("Docket was stopped.");
        return 0;
    }

    private StackSettings settings() {
        var last = UpRecord.read(which.data());
        int base = port != null ? port : last.map(UpRecord::basePort).orElse(StackSettings.DEFAULT_PORT);
        if (base < 1 || base > HIGHEST_BASE) throw new Trouble("--port must lie between 1 and " + HIGHEST_BASE + ".");
        return which.settings(base, carrier(last));
    }

    /** Messages under way lie where they were sent, so the carrier changes only when somebody says so. */
    private Transport carrier(Optional<UpRecord> last) {
        return transport != null ? transport : last.map(UpRecord::transport).orElse(Transport.SQS);
    }

    /** @return false when everything ran already */
    private boolean bringUp(Stack stack, StackSettings settings) {
        var running = which.lastStack(Watcher.SILENT).filter(Stack::anyRunning);
        if (running.isPresent()) {
            var before = UpRecord.read(settings.data()).orElseThrow();
            if (before.basePort() != settings.basePort()) {
                throw new Trouble(
                        "Docket already runs on port " + before.basePort() + ". Stop it first: ./docket down");
            }
            if (transport != null && before.transport() != transport) {
                throw new Trouble("Docket already runs with transport "
                        + before.transport().name().toLowerCase(Locale.ROOT) + ". Stop it first: ./docket down");
            }
            var last = running.get();
            if (last.parts().stream().allMatch(part -> last.running(part.name()) && last.ready(part.name()))) {
                terminal.say("Docket is already running.");
                sayWhere(which.client());
                return false;
            }
            terminal.say("Docket is running in part; starting what is missing.");
        }
        stack.record(new UpRecord(settings.basePort(), settings.transport()).json(settings.url(0)));
        var began = Instant.now();
        stack.start();
        terminal.say("All parts are ready after " + Progress.seconds(Duration.between(began, Instant.now())) + ".");
        return true;
    }

    private boolean putSamples(DocketClient client, StackSettings settings) throws IOException, InterruptedException {
        var done = settings.runDirectory().resolve("samples-put");
        var directory = settings.root().resolve("samples/documents");
        if (Files.exists(done) || !Files.isDirectory(directory)) return true;
        List<Path> samples;
        try (var files = Files.list(directory)) {
            samples = files.filter(Files::isRegularFile).sorted().toList();
        }
        terminal.say("Putting " + samples.size() + " sample documents into the inbox.");
        var following = new Following(client, terminal);
        for (var sample : samples) {
            var name = sample.getFileName().toString();
            following.add(client.put(sample, name), name);
        }
        Files.writeString(done, "");
        if (following.untilAtRest(SAMPLES_LIMIT)) return true;
        terminal.say("Some samples are still on their way; ./docket status tells how far they are.");
        return false;
    }

    /** In a process of its own, which outlives this one and ends with {@code down}. */
    private static void prepareNextStart(StackSettings settings) throws IOException {
        if (Rehearsal.isMissing(settings)) rehearse(settings);
    }

    private static void rehearse(StackSettings settings) throws IOException {
        if (Background.REHEARSAL.process(settings).isPresent()) return;
        Background.REHEARSAL.start(settings, java(settings, Docket.class, List.of(Rehearse.NAME)));
    }

    private static void keep(StackSettings settings) throws IOException {
        if (Background.KEEPER.process(settings).isPresent()) return;
        Background.KEEPER.start(settings, java(settings, Keep.class, Keep.arguments(settings)));
    }

    private static List<String> java(StackSettings settings, Class<?> main, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms4m",
                "-Xmx32m",
                "-Ddocket.root=" + settings.root(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private void sayWhere(DocketClient client) {
        terminal.print("Workbench: " + client.base());
        terminal.print("Sign in (once, within 15 minutes): " + client.signInLink());
    }

    /** Whatever ends this program, Ctrl-C or a part that failed, nobody else would know of the parts it started. */
    private void stopWithUs(Stack stack) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean stay = leaveRunning;
            leaving = true;
            if (!stay && stack.anyRunning()) {
                terminal.say("Stopping.");
                which.lastSettings().ifPresent(Background.REHEARSAL::end);
                stack.stop();
            }
            if (watching) Runtime.getRuntime().halt(0); // stopped as asked, so no failure
        }));
    }
}
