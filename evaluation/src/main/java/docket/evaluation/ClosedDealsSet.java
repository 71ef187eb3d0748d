package docket.evaluation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.scoring.ClosedDeal;
import docket.proposal.scoring.DealFile;
import docket.proposal.scoring.DealLearning;
import docket.proposal.scoring.DealTraining;
import docket.proposal.scoring.Judged;
import docket.proposal.scoring.UnfitDeals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges what a model learns of closed deals: calibration and lift on the newest quarter of them, by a model that saw only
 * the older ones. The folder holds CSV files, or is one itself.
 */
public final class ClosedDealsSet implements Evaluation {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        try {
            var closed = read(folder, talk);
            var learned = DealTraining.learn(closed);
            talk(learned, talk);
            json.println(JSON.writeValueAsString(DealLearning.told(learned)));
            return 0;
        } catch (UnfitDeals e) {
            talk.println("docket: " + e.getMessage());
            return 1;
        }
    }

    private static ArrayList<ClosedDeal> read(Path folder, PrintStream talk) throws IOException {
        var closed = new ArrayList<ClosedDeal>();
        try (var files = Files.isDirectory(folder) ? Files.list(folder) : java.util.stream.Stream.of(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                try (var text = Files.newBufferedReader(file)) {
                    var read = DealFile.read(text);
                    closed.addAll(read.deals());
                    read.leftOut().forEach(left -> talk.println(file.getFileName() + ": left out " + left));
                }
            }
        }
        return closed;
    }

    private static void talk(DealTraining.Learned learned, PrintStream talk) {
        var judged = learned.judged();
        talk.println(learned.model().deals() + " closed deals"
                + (learned.model().synthetic() ? ", MADE UP" : "") + "; judged on the newest "
                + judged.deals() + ", of which the judged model had seen none");
        learned.notes().forEach(note -> talk.println("  " + note));
        talk.println(String.format(
                Locale.ROOT,
                "  Brier %.4f (always the usual share: %.4f), ECE %.4f, AUC %.3f, lift of the first tenth %.2f, fifth %.2f",
                judged.brier(),
                judged.brierOfUsual(),
                judged.ece(),
                judged.auc(),
                judged.liftOfTenth(),
                judged.liftOfFifth()));
        talk.println("  said         deals   mean said   came true");
        for (Judged.Bin bin : judged.table()) {
            talk.println(String.format(
                    Locale.ROOT,
                    "  %3.0f to %3.0f %%  %5d      %5.1f %%     %5.1f %%",
                    100 * bin.from(),
                    100 * bin.to(),
                    bin.deals(),
                    100 * bin.said(),
                    100 * bin.came()));
        }
        if (!learned.better()) talk.println("  no better than the usual share: such a model is not put in force");
    }
}
