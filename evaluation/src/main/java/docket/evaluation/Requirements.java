package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.evaluation.ObligingSentences.Sentence;
import docket.proposal.Asked;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How many of the sentences that oblige, counted by {@link ObligingSentences}, land in the compliance matrix of their
 * request, and whether one lands there twice. A sentence has landed if one row holds the word that obliges with the word
 * before it and the eight after it, without a gap, and is not so long that it would hold anything. Not more before it,
 * since letters alone do not tell where a heading above the sentence ends.
 */
final class Requirements implements Evaluation {

    private static final String PROPOSAL_REQUEST = "proposal_request";
    private static final int BEFORE = 1;
    private static final int AFTER = 8;
    private static final int LONG = 60;

    private final Reader reader = new Reader();

    private record Scored(String path, boolean ambiguous, int rows, int twice, int sentences, List<Sentence> lost) {

        int landed() {
            return sentences - lost.size();
        }

        Map<String, Object> line() {
            var line = new LinkedHashMap<String, Object>();
            line.put("path", path);
            line.put("ambiguous", ambiguous);
            line.put("rows", rows);
            line.put("twice", twice);
            line.put("sentences", sentences);
            line.put("landed", landed());
            line.put("lost", lost.stream().map(Sentence::text).toList());
            return line;
        }
    }

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var scored = new ArrayList<Scored>();
        int unreadable = 0;
        for (var request : requests(folder.toAbsolutePath().normalize())) {
            var read = reader.read(Files.readAllBytes(request.file()), request.path());
            if (read instanceof ReadResult.Read(Pages pages)) scored.add(score(request, pages));
            else unreadable++;
        }
        if (scored.isEmpty()) throw new IOException("no request that can be read in " + folder);
        JsonLines.write(predictions, scored.stream().map(Scored::line).toList());
        for (var each : scored)
            talk.printf(
                    Locale.ROOT,
                    "%5d of %5d sentences, %5d rows, %d twice  %s%n",
                    each.landed(),
                    each.sentences(),
                    each.rows(),
                    each.twice(),
                    each.path());
        var all = share(scored);
        talk.println("sentences that oblige in the matrix: " + all.words());
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "requirements");
        summary.put("requests", scored.size());
        summary.put("unreadable", unreadable);
        summary.put("landed", all.summary());
        summary.put(
                "landed_clear_labels",
                share(scored.stream().filter(each -> !each.ambiguous()).toList())
                        .summary());
        summary.put(
                "lowest_share",
                scored.stream()
                        .filter(each -> each.sentences() >= 5)
                        .mapToDouble(each -> (double) each.landed() / each.sentences())
                        .min()
                        .orElse(1));
        summary.put("rows", scored.stream().mapToInt(Scored::rows).sum());
        summary.put("twice", scored.stream().mapToInt(Scored::twice).sum());
        json.println(JsonLines.text(summary));
        return 0;
    }

    private static Share share(List<Scored> scored) {
        return new Share(
                scored.stream().mapToInt(Scored::landed).sum(),
                scored.stream().mapToInt(Scored::sentences).sum());
    }

    private record Request(Path file, String path, boolean ambiguous) {}

    /** Those labelled so; without labels every file. */
    private static List<Request> requests(Path root) throws IOException {
        var parent = Optional.ofNullable(root.getParent()).orElse(root);
        var requests = new ArrayList<Request>();
        var labels = JsonLines.read(root.resolve("labels.jsonl"));
        for (JsonNode label : labels) {
            if (!label.path("label").asText().equals(PROPOSAL_REQUEST)) continue;
            var path = label.path("path").asText();
            requests.add(new Request(
                    parent.resolve(path), path, label.path("ambiguous").asBoolean()));
        }
        if (!labels.isEmpty()) return requests;
        try (var files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file ->
                            requests.add(new Request(file, root.relativize(file).toString(), false)));
        }
        return requests;
    }

    private static Scored score(Request request, Pages pages) {
        var rows = Asked.in(pages).stream()
                .map(row -> ObligingSentences.words(row.text()))
                .toList();
        var seen = new HashSet<List<String>>();
        int twice = (int) rows.stream().filter(row -> !seen.add(row)).count();
        var sentences = ObligingSentences.in(pages);
        var lost = sentences.stream()
                .filter(sentence -> rows.stream().noneMatch(row -> holds(row, sentence)))
                .toList();
        return new Scored(request.path(), request.ambiguous(), rows.size(), twice, sentences.size(), lost);
    }

    private static boolean holds(List<String> row, Sentence sentence) {
        if (row.size() > Math.max(LONG, 3 * sentence.words().size())) return false;
        int from = Math.max(0, sentence.at() - BEFORE);
        int to = Math.min(sentence.words().size(), sentence.at() + AFTER + 1);
        var inner = " " + String.join(" ", sentence.words().subList(from, to)) + " ";
        return (" " + String.join(" ", row) + " ").contains(inner);
    }
}
