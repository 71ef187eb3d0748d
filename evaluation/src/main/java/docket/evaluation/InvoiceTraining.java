package docket.evaluation;

import docket.invoice.layout.Calibration;
import docket.invoice.layout.Candidate;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.Ranking;
import docket.invoice.layout.Ranking.Choice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fits the model that ranks an invoice's candidates, and judges it on documents it has not seen: every family and vendor
 * by a model fitted without them, once with all labels known and once with half of them forgotten, as on a vendor whose
 * words nobody listed. A field gets new weights only where they do as well as those in force both times, and better
 * once; fields that nothing is known of keep theirs. The model file is replaced only by one that does better.
 */
public final class InvoiceTraining {

    private static final int FOLDS = 8;
    private static final double FORGOTTEN = 0.5;

    /** How often each document is read with some of the labels forgotten. */
    private static final int WAYS_TO_FORGET = 2;

    private static final String WRITTEN = "# Written by docket train invoices, see docs/invoices.md. Do not edit.\n";

    private static final String HEADER =
            "# Which candidate is a field's value: field, trait, weight; chances by softmax.\n" + WRITTEN;

    private static final String CURVES =
            "# What scores mean: field, slope, offset; p = logistic(slope * log-odds + offset).\n";

    private record Read(
            InvoiceExample example,
            LayoutReader reader,
            Map<String, List<Candidate>> candidates,
            int way,
            boolean rehearsed) {}

    /** What became of training. @param switched whether the model file was written */
    public record Outcome(boolean switched, Map<String, Object> summary) {

        /** The summary in one line. */
        public String json() throws IOException {
            return JsonLines.text(summary);
        }
    }

    private final PrintStream talk;
    private final LayoutReader plain = new LayoutReader(InstantSource.system(), Calibration.none(), Ranking.none());
    private final List<Read> reads = new ArrayList<>();
    private final Folds folds;

    private InvoiceTraining(List<InvoiceExample> given, List<InvoiceExample> rehearsed, PrintStream talk) {
        this.talk = talk;
        var examples = Stream.concat(given.stream(), rehearsed.stream()).toList();
        this.folds = new Folds(examples, Math.min(FOLDS, Math.max(2, examples.size())));
        for (int at = 0; at < examples.size(); at++) {
            boolean known = at >= given.size();
            add(examples.get(at), plain, 0, known);
            for (int way = 1; way <= WAYS_TO_FORGET; way++)
                add(examples.get(at), plain.forgetting(FORGOTTEN, 97L * at + way), way, known);
        }
    }

    private void add(InvoiceExample example, LayoutReader reader, int way, boolean rehearsed) {
        reads.add(new Read(example, reader, reader.candidates(example.kind(), example.pages()), way, rehearsed));
    }

    /**
     * Fits on all examples of the folders.
     *
     * @param rehearsed documents to learn from beside: they speak against what would be unlearned, and for nothing
     * @param model where the model in force is and the better one goes
     * @param anew whether to begin from the rules, as if there were no model in force
     * @throws IllegalArgumentException if the folders hold fewer than two families
     */
    public static Outcome run(List<Path> folders, List<Path> rehearsed, Path model, boolean anew, PrintStream talk)
            throws IOException {
        return of(folders, rehearsed, talk).run(model, anew, false);
    }

    private static InvoiceTraining of(List<Path> folders, List<Path> rehearsed, PrintStream talk) throws IOException {
        var given = InvoiceExamples.read(folders, talk);
        var families = new Folds(given, 2).groups();
        if (families < 2) {
            throw new IllegalArgumentException("Learning needs documents of two families at least; there are "
                    + given.size() + " of " + families + ".");
        }
        return new InvoiceTraining(given, InvoiceExamples.read(rehearsed, talk), talk);
    }

    /**
     * Fits what comes with Docket: {@code ranking.txt} and {@code calibration.txt}, from nothing but the examples, so that
     * the same folders always give the same files. Tells how well both hold as {@link #run} does.
     *
     * @param into the folder they are written to, whatever is there
     * @throws IllegalArgumentException if the folders hold fewer than two families
     */
    public static Outcome deliver(List<Path> folders, Path into, PrintStream talk) throws IOException {
        var work = Files.createTempDirectory("docket-deliver");
        var model = work.resolve("model.txt");
        try {
            var outcome = of(folders, List.of(), talk).run(model, true, true);
            if (!outcome.switched()) return outcome;
            Files.createDirectories(into);
            Files.writeString(
                    into.resolve("ranking.txt"), HEADER + Ranking.load(model).text());
            Files.writeString(
                    into.resolve("calibration.txt"),
                    CURVES + WRITTEN + Calibration.load(model).text());
            return outcome;
        } finally {
            Files.deleteIfExists(model);
            Files.delete(work);
        }
    }

    private Outcome run(Path model, boolean anew, boolean delivered) throws IOException {
        long given = reads.stream()
                .filter(each -> each.way() == 0 && !each.rehearsed())
                .count();
        talk.printf(
                "%d documents, %d rehearsed beside; %d groups of like documents or one vendor, %d folds%n",
                given, reads.size() / (1 + WAYS_TO_FORGET) - given, folds.groups(), folds.count());
        var inForce = anew ? Ranking.none() : Files.exists(model) ? Ranking.load(model) : Ranking.load();
        // Not from the model in force: it may have learned from these documents, and would be judged on what it saw.
        var from = anew ? Ranking.none() : Ranking.load();
        var unseen = new ArrayList<Ranking>();
        for (int fold = 0; fold < folds.count(); fold++) {
            int left = fold;
            unseen.add(Ranking.fit(
                    choices(reads.stream()
                            .filter(each -> folds.of(each.example()) != left)
                            .toList()),
                    from));
        }
        Function<Read, Ranking> fitted = each -> unseen.get(folds.of(each.example()));
        var before = scores(_ -> inForce, false);
        var learned = scores(each -> inForce.overruledBy(fitted.apply(each)), false);
        var knownBefore = scores(_ -> inForce, true);
        var knownAfter = scores(each -> inForce.overruledBy(fitted.apply(each)), true);
        var adopted = learned.fields().stream()
                .filter(field -> learned.isAsGoodAs(before, field) && !knownAfter.isWorseThan(knownBefore, field))
                .toList();
        tell(scores(_ -> Ranking.none(), false), before, learned, adopted);
        var after = scores(each -> inForce.overruledBy(fitted.apply(each).only(adopted)), false);
        boolean better = after.right() > before.right();
        var curvesInForce = delivered
                ? Calibration.none()
                : anew || !Files.exists(model) ? Calibration.load() : Calibration.load(model);
        var reliability = new InvoiceReliability(folds);
        var through = new UnseenThrough();
        // Corrections are what went wrong: beside them nothing tells how often the machine is right.
        boolean sample = reads.stream().noneMatch(Read::rehearsed);
        if (sample) {
            for (Read each : reads) reliability.learn(each.example(), each.way() > 0, each.reader());
            for (int fold = 0; fold < folds.count(); fold++) {
                int left = fold;
                var curves = reliability.fit(example -> folds.of(example) != left);
                for (Read each : reads) {
                    if (folds.of(each.example()) != left) continue;
                    var reader = each.reader()
                            .with(inForce.overruledBy(unseen.get(fold).only(adopted)));
                    reliability.judge(each.example(), each.way() > 0, reader.with(curves), reader.with(curvesInForce));
                    if (each.way() == 0) through.add(each.example(), reader.with(curves));
                }
            }
            reliability.tell(talk);
            through.tell(talk);
        }
        boolean honester = sample && reliability.isBetter();
        talk.printf(
                "values right, less those invented: %d by the model in force, %d by the new one on what it had not seen,"
                        + " of %d%n",
                before.right(), after.right(), after.known());
        if (better || honester) {
            write(
                    model,
                    better
                            ? inForce.overruledBy(
                                    Ranking.fit(choices(reads), from).only(adopted))
                            : inForce,
                    honester ? reliability.fit(_ -> true).orElse(curvesInForce) : curvesInForce);
        }
        talk.println(
                better
                        ? "The new model is better."
                        : honester
                                ? "The choices stay; the new confidences are honester."
                                : "The new model is not better; the one in force stays.");
        var summary = new LinkedHashMap<String, Object>();
        summary.put("documents", given);
        summary.put("groups", folds.groups());
        summary.put("adopted", adopted);
        summary.put("known", after.known());
        summary.put("right_before", before.right());
        summary.put("right_after", after.right());
        if (sample) {
            summary.put("confidence", reliability.summary());
            summary.put("straight_through", through.summary());
        }
        summary.put("switched", better || honester);
        return new Outcome(better || honester, summary);
    }

    private RankingScores scores(Function<Read, Ranking> by, boolean rehearsed) {
        var scores = new RankingScores(folds);
        for (Read each : reads)
            if (each.rehearsed() == rehearsed)
                scores.add(each.example(), each.way() > 0, each.reader().with(by.apply(each)));
        return scores;
    }

    private static void write(Path model, Ranking ranking, Calibration curves) throws IOException {
        var parent = model.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        // A service that looks at it meanwhile must see the old one or the new one, and nothing between.
        var fresh = model.resolveSibling(model.getFileName() + ".new");
        Files.writeString(fresh, HEADER + ranking.text() + CURVES + curves.text(), StandardCharsets.UTF_8);
        Files.move(fresh, model, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Choice> choices(List<Read> from) {
        var choices = new ArrayList<Choice>();
        for (Read each : from) {
            double weight = 1.0 / folds.size(each.example()) / (1 + WAYS_TO_FORGET);
            each.candidates().forEach((field, candidates) -> {
                var name = field.substring(field.indexOf('/') + 1);
                if (!each.example().tells(name) && !each.example().lacks(name)) return;
                choices.add(new Choice(field, candidates, right(each.example(), name, candidates), weight));
            });
        }
        return choices;
    }

    /** Where none is right, the answer is that the field is not there to be read. */
    private static boolean[] right(InvoiceExample example, String field, List<Candidate> candidates) {
        var right = new boolean[candidates.size()];
        boolean any = false;
        for (int i = 0; i < right.length; i++) {
            right[i] = example.tells(field)
                    && !candidates.get(i).isNone()
                    && example.isRight(field, candidates.get(i).value());
            any |= right[i];
        }
        for (int i = 0; i < right.length && !any; i++)
            right[i] = candidates.get(i).isNone();
        return right;
    }

    private void tell(RankingScores rules, RankingScores before, RankingScores learned, List<String> adopted) {
        talk.println(
                "values right with all labels known | with half of them forgotten; by the rules alone, by the model"
                        + " in force, by a new one fitted without the family and vendor");
        talk.printf(
                "  %-24s %7s %7s %8s %7s | %7s %7s %8s %7s%n",
                "field", "known", "rules", "in force", "new", "known", "rules", "in force", "new");
        for (String field : new TreeSet<>(learned.fields())) {
            talk.printf(
                    "  %-24s %7d %7d %8d %7d | %7d %7d %8d %7d  %s%n",
                    field,
                    rules.known(field, false),
                    rules.right(field, false),
                    before.right(field, false),
                    learned.right(field, false),
                    rules.known(field, true),
                    rules.right(field, true),
                    before.right(field, true),
                    learned.right(field, true),
                    adopted.contains(field) ? "adopted" : "left as it is");
        }
    }
}
