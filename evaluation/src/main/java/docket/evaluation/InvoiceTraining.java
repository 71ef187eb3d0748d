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

/**
 * Fits the model that ranks an invoice's candidates, and judges it on documents it has not seen: every family and vendor
 * by a model fitted without them, once with all labels known and once with half of them forgotten, as on a vendor whose
 * words nobody listed. A field is given to the model only where it does as well as the rules both times; the model file
 * is replaced only where the new one does better than the one in force.
 */
public final class InvoiceTraining {

    private static final int FOLDS = 8;
    private static final double FORGOTTEN = 0.5;

    /** How often each document is read with some of the labels forgotten. */
    private static final int WAYS_TO_FORGET = 2;

    private static final String HEADER =
            "# Which candidate is a field's value: field, trait, weight; chances by softmax.\n"
                    + "# Written by docket train invoices, see docs/invoices.md. Do not edit.\n";

    private static final String CURVES =
            "# What scores mean: field, slope, offset; p = logistic(slope * log-odds + offset).\n";

    private record Read(
            InvoiceExample example, LayoutReader reader, Map<String, List<Candidate>> candidates, int way) {}

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

    private InvoiceTraining(List<InvoiceExample> examples, PrintStream talk) {
        this.talk = talk;
        this.folds = new Folds(examples, Math.min(FOLDS, Math.max(2, examples.size())));
        int at = 0;
        for (InvoiceExample each : examples) {
            add(each, plain, 0);
            for (int way = 1; way <= WAYS_TO_FORGET; way++) add(each, plain.forgetting(FORGOTTEN, 97L * at + way), way);
            at++;
        }
    }

    private void add(InvoiceExample example, LayoutReader reader, int way) {
        reads.add(new Read(example, reader, reader.candidates(example.kind(), example.pages()), way));
    }

    /**
     * Fits on all examples of the folders.
     *
     * @param model where the model in force is and the better one goes
     * @param anew whether to begin from the rules, as if there were no model in force
     * @throws IllegalArgumentException if the folders hold fewer than two families
     */
    public static Outcome run(List<Path> folders, Path model, boolean anew, PrintStream talk) throws IOException {
        var examples = InvoiceExamples.read(folders, talk);
        var training = new InvoiceTraining(examples, talk);
        if (training.folds.groups() < 2) {
            throw new IllegalArgumentException("Learning needs documents of two families at least; the folders hold "
                    + examples.size() + " documents of " + training.folds.groups() + ".");
        }
        return training.run(model, anew);
    }

    private Outcome run(Path model, boolean anew) throws IOException {
        talk.printf(
                "%d documents of %d groups of like documents or one vendor, %d folds%n",
                reads.size() / (1 + WAYS_TO_FORGET), folds.groups(), folds.count());
        var unseen = new ArrayList<Ranking>();
        for (int fold = 0; fold < folds.count(); fold++) {
            int left = fold;
            unseen.add(Ranking.fit(choices(reads.stream()
                    .filter(each -> folds.of(each.example()) != left)
                    .toList())));
        }
        var inForce = anew ? Ranking.none() : Files.exists(model) ? Ranking.load(model) : Ranking.load();
        var rules = new RankingScores(folds);
        var learned = new RankingScores(folds);
        for (Read each : reads) {
            rules.add(each.example(), each.way() > 0, each.reader());
            learned.add(each.example(), each.way() > 0, each.reader().with(unseen.get(folds.of(each.example()))));
        }
        var adopted = learned.fields().stream()
                .filter(field -> learned.isAsGoodAs(rules, field))
                .toList();
        tell(rules, learned, adopted);
        var before = new RankingScores(folds);
        var after = new RankingScores(folds);
        for (Read each : reads) {
            before.add(each.example(), each.way() > 0, each.reader().with(inForce));
            after.add(
                    each.example(),
                    each.way() > 0,
                    each.reader().with(unseen.get(folds.of(each.example())).only(adopted)));
        }
        boolean better = after.right() > before.right();
        var curvesInForce = anew || !Files.exists(model) ? Calibration.load() : Calibration.load(model);
        var reliability = new InvoiceReliability(folds);
        for (Read each : reads) reliability.learn(each.example(), each.way() > 0, each.reader());
        for (int fold = 0; fold < folds.count(); fold++) {
            int left = fold;
            var curves = reliability.fit(example -> folds.of(example) != left);
            for (Read each : reads) {
                if (folds.of(each.example()) != left) continue;
                var reader = each.reader().with(unseen.get(fold).only(adopted));
                reliability.judge(each.example(), each.way() > 0, reader.with(curves), reader.with(curvesInForce));
            }
        }
        reliability.tell(talk);
        boolean honester = reliability.isBetter();
        talk.printf(
                "values right, less those invented: %d by the model in force, %d by the new one on what it had not seen,"
                        + " of %d%n",
                before.right(), after.right(), after.known());
        if (better || honester) {
            write(
                    model,
                    better
                            ? Ranking.fit(choices(reads)).only(adopted)
                            : Files.exists(model) ? Ranking.load(model) : Ranking.load(),
                    honester ? reliability.fit(_ -> true) : curvesInForce);
        }
        talk.println(
                better
                        ? "The new model is in force: " + model
                        : honester
                                ? "The choices stay; the new confidences are in force: " + model
                                : "The model in force stays.");
        var summary = new LinkedHashMap<String, Object>();
        summary.put("documents", reads.size() / (1 + WAYS_TO_FORGET));
        summary.put("groups", folds.groups());
        summary.put("adopted", adopted);
        summary.put("known", after.known());
        summary.put("right_before", before.right());
        summary.put("right_after", after.right());
        summary.put("confidence", reliability.summary());
        summary.put("switched", better || honester);
        return new Outcome(better || honester, summary);
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

    private void tell(RankingScores rules, RankingScores learned, List<String> adopted) {
        talk.println("all labels known | half of them forgotten; by the rules as they are, by a model fitted without"
                + " the family and vendor");
        talk.printf(
                "  %-24s %7s %7s %7s | %7s %7s %7s%n", "field", "known", "rules", "model", "known", "rules", "model");
        for (String field : new TreeSet<>(learned.fields())) {
            talk.printf(
                    "  %-24s %7d %7d %7d | %7d %7d %7d  %s%n",
                    field,
                    rules.known(field, false),
                    rules.right(field, false),
                    learned.right(field, false),
                    rules.known(field, true),
                    rules.right(field, true),
                    learned.right(field, true),
                    adopted.contains(field) ? "adopted" : "left to the rules");
        }
    }
}
