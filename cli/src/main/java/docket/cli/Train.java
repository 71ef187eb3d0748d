package docket.cli;

import docket.cli.client.LearningBucket;
import docket.cli.client.Trouble;
import docket.cli.stack.Parts;
import docket.cli.terminal.Terminal;
import docket.evaluation.InvoiceTraining;
import docket.samples.GeneratedInvoices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = {
            "Learns from documents whose fields are known, corrections by people among them, and judges what it learned",
            "on documents it has not seen. Replaces the model in force only by a better one, which a running",
            "invoice-service takes without a new start. Prints a JSON summary on standard output and the figures",
            "before and after on standard error. Of contracts it learns the clauses that are marked in them; docket",
            "evaluate contracts DIR judges that on contracts kept out. Of closed deals it learns how likely others are won,",
            "from those docket deals import handed to the running Docket."
        })
final class Train implements Callable<Integer> {

    private static final String S3 = "s3://";

    /** So many keep what was learned before from being unlearned by a handful of corrections. */
    private static final int REHEARSED = 60;

    private static final long SEED = 20260501;

    /** Others than those that are rehearsed. */
    private static final long OTHER_SEED = 20260601;

    @Parameters(index = "0", paramLabel = "invoices|contracts|deals", description = "What to learn to read.")
    private String set = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "DIR|s3://BUCKET",
            description =
                    "Folders with truth.jsonl and documents, or with labelled examples; a bucket with corrections by"
                            + " people (default: that of the running Docket).")
    private List<String> sources = List.of();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "The model to replace (default: models/invoices.txt or models/clauses.tsv in the data directory;"
                            + " with a bucket that is named, the one in it).")
    private @Nullable Path model;

    @Option(
            names = "--rehearse",
            paramLabel = "N",
            description =
                    "Made-up invoices that speak against what would unlearn something (default: 60 with a bucket, else"
                            + " none).")
    private @Nullable Integer rehearse;

    @Option(
            names = "--made-up",
            paramLabel = "N",
            description = "Invoices: made-up ones to learn from like the others (default: none).")
    private int madeUp;

    @Option(
            names = "--deliver",
            paramLabel = "DIR",
            description =
                    "Invoices: how the model that comes with Docket is made: fits it from nothing but the folders (and"
                            + " --made-up), and writes ranking.txt and calibration.txt there.")
    private @Nullable Path deliver;

    @Option(
            names = "--anew",
            description =
                    "Invoices: compare with the rules alone, not with the model in force, which may have learned from these.")
    private boolean anew;

    @Mixin
    private Surroundings.Which which;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    Train(Surroundings here) {
        this.here = here;
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() throws IOException {
        if (set.equals("deals")) return Deals.train(here, which, sources);
        boolean contracts = set.equals("contracts");
        if (!contracts && !set.equals("invoices"))
            throw new ParameterException(
                    spec.commandLine(), "'" + set + "' is nothing to train; there are invoices, contracts and deals");
        var buckets = sources.stream().filter(source -> source.startsWith(S3)).toList();
        if (buckets.size() > 1) throw new ParameterException(spec.commandLine(), "Name one bucket at most.");
        var folders = new ArrayList<>(sources.stream()
                .filter(source -> !source.startsWith(S3))
                .map(Path::of)
                .toList());
        for (Path folder : folders)
            if (!Files.isDirectory(folder)) throw new Trouble("There is no folder " + folder + ".");
        if (contracts) {
            if (folders.isEmpty())
                throw new ParameterException(
                        spec.commandLine(),
                        "Contracts are learned from folders; name one at least, and a bucket with people's rulings if there are any.");
            return contracts(folders, buckets);
        }
        boolean bucket = deliver == null && folders.isEmpty() || !buckets.isEmpty();
        if (deliver != null && bucket)
            throw new ParameterException(
                    spec.commandLine(), "What comes with Docket is learned from folders, not from a bucket.");
        var work = Files.createTempDirectory("docket-train");
        try {
            if (madeUp > 0) {
                var made = Files.createDirectories(work.resolve("made-up-too"));
                GeneratedInvoices.write(made, madeUp, OTHER_SEED);
                folders.add(made);
            }
            if (deliver != null) {
                var outcome = InvoiceTraining.deliver(
                        folders, deliver, here.terminal().err());
                if (outcome.switched()) here.terminal().err().println("Written to " + deliver + ".");
                here.terminal().out().println(outcome.json());
                return 0;
            }
            if (bucket) {
                try (var from = bucket(buckets)) {
                    return fromBucket(from, buckets.isEmpty(), folders, work);
                }
            }
            return learn(folders, rehearse == null ? 0 : rehearse, file(), work);
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        } finally {
            delete(work);
        }
    }

    private Path file() {
        return model == null ? which.data().resolve("models/invoices.txt") : model;
    }

    private LearningBucket bucket(List<String> named) {
        if (!named.isEmpty()) {
            var name = named.getFirst().substring(S3.length()).replaceAll("/.*$", "");
            if (name.isEmpty()) throw new ParameterException(spec.commandLine(), "s3:// needs a bucket's name.");
            var environment = here.environment();
            var settings = which.lastSettings();
            if (name.equals(LearningBucket.EMBEDDED)
                    && settings.isPresent()
                    && !environment.containsKey("DOCKET_S3_ENDPOINT"))
                return LearningBucket.embedded(URI.create(settings.get().url(Parts.S3_PORT)));
            return LearningBucket.elsewhere(
                    Optional.ofNullable(environment.get("DOCKET_S3_ENDPOINT")).map(URI::create),
                    environment.getOrDefault("DOCKET_REGION", environment.getOrDefault("AWS_REGION", "eu-central-1")),
                    name);
        }
        if (here.environment().containsKey("DOCKET_URL"))
            throw new Trouble(
                    "That Docket runs elsewhere: name its bucket for documents, as in s3://docket-documents.");
        var settings = which.lastSettings().orElseThrow(Surroundings.Which::notRunning);
        return LearningBucket.embedded(URI.create(settings.url(Parts.S3_PORT)));
    }

    /** @param ours whether it is the running Docket's, which looks for its model in the data directory */
    private int fromBucket(LearningBucket bucket, boolean ours, List<Path> folders, Path work) throws IOException {
        var copy = Files.createDirectories(work.resolve("bucket"));
        int corrections = bucket.copyTo(copy);
        here.terminal().err().println(corrections + (corrections == 1 ? " correction" : " corrections") + " by people");
        if (corrections == 0) throw new Trouble("Nobody has corrected an invoice yet; there is nothing to learn from.");
        var all = new ArrayList<>(folders);
        all.add(copy);
        int made = rehearse == null ? REHEARSED : rehearse;
        if (ours || model != null) return learn(all, made, file(), work);
        var file = work.resolve("model.txt");
        bucket.modelTo(file);
        return learn(all, made, file, work, bucket);
    }

    private int learn(List<Path> folders, int made, Path file, Path work) throws IOException {
        return learn(folders, made, file, work, null);
    }

    private int learn(List<Path> folders, int made, Path file, Path work, @Nullable LearningBucket to)
            throws IOException {
        Terminal terminal = here.terminal();
        var rehearsal = Files.createDirectories(work.resolve("made-up"));
        if (made > 0) GeneratedInvoices.write(rehearsal, made, SEED);
        var outcome =
                InvoiceTraining.run(folders, made > 0 ? List.of(rehearsal) : List.of(), file, anew, terminal.err());
        if (outcome.switched())
            terminal.err().println("In force from now on: " + (to == null ? file.toString() : to.modelFrom(file)));
        terminal.out().println(outcome.json());
        return 0;
    }

    private int contracts(List<Path> folders, List<String> buckets) throws IOException {
        var terminal = here.terminal();
        var file = model == null ? which.data().resolve("models/clauses.tsv") : model;
        var work = Files.createTempDirectory("docket-train");
        try {
            var rulings = new ArrayList<Path>();
            if (!buckets.isEmpty()) {
                try (var from = bucket(buckets)) {
                    rulings.add(from.rulingsTo(work));
                }
            }
            var fitted = docket.contract.training.Train.fit(folders, rulings, file);
            terminal.out()
                    .printf(
                            "{\"set\":\"contracts\",\"documents\":%d,\"ruled_sentences\":%d,\"passages\":%d,\"model_characters\":%d}%n",
                            fitted.contracts(), fitted.ruled(), fitted.passages(), fitted.characters());
            terminal.err().println("The model is in " + file + "; a contract-service that starts from now on uses it.");
            return 0;
        } catch (NoSuchFileException e) {
            throw new Trouble("There is no file " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
