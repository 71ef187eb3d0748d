package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.contract.Clause;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.contract.local.LocalContractReader;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.evaluation.ClauseScores.Candidate;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Contracts with key terms and clauses that lawyers marked: {@code truth.jsonl} beside the files. */
final class Contracts implements Evaluation {

    private static final List<String> DATES = List.of(Term.AGREEMENT_DATE, Term.EFFECTIVE_DATE, Term.EXPIRATION_DATE);
    private static final List<String> LENGTHS = List.of(Term.RENEWAL_TERM, Term.RENEWAL_NOTICE);
    private static final Map<String, String> PRESENCE = Map.of(
            "cap_on_liability", "Cap On Liability",
            "uncapped_liability", "Uncapped Liability",
            "termination_for_convenience", "Termination For Convenience",
            "exclusivity", "Exclusivity",
            "non_compete", "Non-Compete",
            "anti_assignment", "Anti-Assignment",
            "change_of_control", "Change Of Control",
            "insurance", "Insurance",
            "audit_rights", "Audit Rights");

    private final Reader reader = new Reader();
    private final Map<String, Count> terms = new LinkedHashMap<>();
    private final ClauseScores clauses = new ClauseScores();
    private int quotes;
    private int strayQuotes;

    /** Right answers, answers and known answers of one term or clause type. */
    private static final class Count {
        int right;
        int answers;
        int known;

        double accuracy() {
            return known == 0 ? 0 : (double) right / known;
        }
    }

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var truth = JsonLines.read(folder.resolve("truth.jsonl")).stream()
                .collect(Collectors.toMap(row -> row.path("id").asText(), row -> row, (one, _) -> one));
        var files = files(folder);
        var engines = UnseenModels.engines(reader, files, truth, talk);
        var rows = new ArrayList<Map<String, Object>>();
        int refused = 0;
        long cpu = 0;
        for (var file : files.entrySet()) {
            var id = file.getKey();
            var row = row(id, file.getValue(), engines.of(id), Optional.ofNullable(truth.get(id)));
            rows.add(row);
            if (row.containsKey("refused")) refused++;
            cpu += (long) row.getOrDefault("cpu_ms", 0L);
        }
        JsonLines.write(predictions, rows);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("set", "contracts");
        summary.put("documents", rows.size());
        summary.put("refused", refused);
        summary.put("cpu_ms_per_document", rows.isEmpty() ? 0 : cpu / rows.size());
        summary.put("quotes", quotes);
        summary.put("quotes_not_on_their_page", strayQuotes);
        if (!truth.isEmpty()) {
            summary.put("key_terms", rounded(terms, Count::accuracy));
            summary.put("clause_models", engines.crossValidated() ? "cross-validated by contract" : "shipped");
            summary.put("clause_present_micro_f1", thousandths(clauses.microF1()));
            summary.put("clause_present_macro_f1_of_types_with_10", thousandths(clauses.macroF1()));
            summary.put("clause_span_precision_at_80_recall", thousandths(clauses.precisionAt(0.8)));
            summary.put("clause_span_area_under_precision_recall", thousandths(clauses.areaUnderPrecisionRecall()));
            var f1 = new LinkedHashMap<String, Double>();
            clauses.f1().forEach((type, value) -> f1.put(type, thousandths(value)));
            summary.put("clause_present_f1", f1);
            tell(talk);
        }
        json.println(JsonLines.text(summary));
        return 0;
    }

    /** By id; a text file goes before the PDF of the same contract. */
    private static Map<String, Path> files(Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                var name = file.getFileName().toString();
                int dot = name.lastIndexOf('.');
                if (dot < 0) continue;
                var extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
                if (extension.equals("txt") || extension.equals("pdf")) files.put(name.substring(0, dot), file);
            }
        }
        return files;
    }

    private Map<String, Object> row(String id, Path file, LocalContractReader engine, Optional<JsonNode> known)
            throws IOException {
        var bytes = Files.readAllBytes(file);
        var before = ProcessorTime.now();
        var read = reader.read(bytes, file.getFileName().toString());
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        switch (read) {
            case ReadResult.Refused(var _, var reason) -> {
                row.put("clauses", Map.of());
                row.put("key_terms", Map.of());
                row.put("refused", reason);
                row.put("cpu_ms", ProcessorTime.now().minus(before).toMillis());
                known.ifPresent(truth -> score(truth, new ContractTerms(Map.of(), List.of(), 0), List.of()));
            }
            case ReadResult.Read(var pages) -> {
                var found = engine.read(pages);
                long millis = ProcessorTime.now().minus(before).toMillis();
                var isText = file.toString().endsWith(".txt");
                var source = new SourceText(isText ? new String(bytes, StandardCharsets.UTF_8) : pages.text());
                var candidates = ContractCandidates.of(found);
                row.put("clauses", written(candidates, source));
                row.put("key_terms", keyTerms(found, candidates));
                row.put("cpu_ms", millis);
                checkQuotes(found, pages);
                known.ifPresent(truth -> score(truth, found, candidates));
            }
        }
        return row;
    }

    private static Map<String, Object> keyTerms(ContractTerms found, List<Candidate> candidates) {
        var terms = new LinkedHashMap<String, Object>();
        found.field(Term.DOCUMENT_TITLE).ifPresent(field -> terms.put("document_name", field.value()));
        terms.put(Term.PARTIES, parties(found));
        for (var name : List.of(
                Term.AGREEMENT_DATE,
                Term.EFFECTIVE_DATE,
                Term.EXPIRATION_DATE,
                Term.RENEWAL_TERM,
                Term.RENEWAL_NOTICE,
                Term.GOVERNING_LAW)) {
            found.field(name).ifPresent(field -> terms.put(name, field.value()));
        }
        new TreeMap<>(PRESENCE).forEach((name, type) -> terms.put(name, isPresent(candidates, type)));
        return terms;
    }

    private static List<String> parties(ContractTerms found) {
        return IntStream.rangeClosed(1, found.fields().size())
                .mapToObj(n -> found.field(Term.party(n)))
                .flatMap(Optional::stream)
                .map(Field::value)
                .toList();
    }

    private static boolean isPresent(List<Candidate> candidates, String type) {
        return candidates.stream()
                .anyMatch(each -> each.type().equals(type) && each.confidence() >= ClauseScores.PRESENT);
    }

    private static Map<String, List<Map<String, Object>>> written(List<Candidate> candidates, SourceText source) {
        var written = new TreeMap<String, List<Map<String, Object>>>();
        for (var candidate : candidates) {
            var place = source.find(candidate.text());
            var row = new LinkedHashMap<String, Object>();
            row.put("text", place.text());
            row.put("start", place.start());
            row.put("end", place.end());
            row.put("confidence", candidate.confidence());
            written.computeIfAbsent(candidate.type(), _ -> new ArrayList<>()).add(row);
        }
        return written;
    }

    private void checkQuotes(ContractTerms found, Pages pages) {
        var evidence = new ArrayList<Evidence.OnPage>();
        found.clauses().stream().map(Clause::evidence).forEach(evidence::add);
        found.fields().values().forEach(field -> {
            if (field.evidence() instanceof Evidence.OnPage on) evidence.add(on);
        });
        quotes += evidence.size();
        for (var on : evidence) {
            var page = pages.pages().get(on.page() - 1).text();
            if (on.quote().isBlank() || !page.contains(on.quote())) strayQuotes++;
        }
    }

    private void score(JsonNode truth, ContractTerms found, List<Candidate> candidates) {
        var known = truth.path("key_terms");
        var names = new ArrayList<String>();
        known.path(Term.PARTIES).forEach(name -> names.add(name.asText()));
        var parties = ContractScores.parties(names);
        var answered = parties(found);
        if (!parties.isEmpty()) {
            boolean all = parties.stream()
                    .allMatch(name -> answered.stream().anyMatch(answer -> ContractScores.samePartyName(name, answer)));
            count(terms, Term.PARTIES, all, !answered.isEmpty(), true);
        }
        for (var name : DATES) score(known, found, name, String::equals);
        score(known, found, Term.GOVERNING_LAW, ContractScores::sameLaw);
        for (var name : LENGTHS) score(known, found, name, ContractScores::sameLength);
        clauses.add(truth, candidates);
    }

    private interface Same {
        boolean test(String truth, String answer);
    }

    private void score(JsonNode known, ContractTerms found, String name, Same same) {
        var truth = known.path(name).asText("");
        var answer = found.field(name).map(Field::value);
        boolean right = !truth.isEmpty() && answer.isPresent() && same.test(truth, answer.get());
        count(terms, name, right, answer.isPresent(), !truth.isEmpty());
    }

    private static void count(Map<String, Count> counts, String name, boolean right, boolean answered, boolean known) {
        var count = counts.computeIfAbsent(name, _ -> new Count());
        if (right) count.right++;
        if (answered) count.answers++;
        if (known) count.known++;
    }

    private void tell(PrintStream talk) {
        talk.printf("%n  %-36s %6s %6s %6s %9s%n", "key term", "known", "found", "right", "accuracy");
        terms.forEach((name, count) -> talk.printf(
                Locale.ROOT,
                "  %-36s %6d %6d %6d %8.1f%%%n",
                name,
                count.known,
                count.answers,
                count.right,
                100 * count.accuracy()));
        talk.println();
        clauses.table().forEach(talk::println);
        talk.printf(
                Locale.ROOT,
                "%n  clauses present: micro-F1 %.3f, macro-F1 of types in 10 contracts or more %.3f%n",
                clauses.microF1(),
                clauses.macroF1());
        talk.printf(
                Locale.ROOT,
                "  passages: precision %.3f at 80 %% recall, %.3f at 70 %%; area under precision-recall %.3f%n",
                clauses.precisionAt(0.8),
                clauses.precisionAt(0.7),
                clauses.areaUnderPrecisionRecall());
        talk.printf("%n  %d quotes, %d of them not on their page%n", quotes, strayQuotes);
    }

    private interface Score {
        double of(Count count);
    }

    private static Map<String, Double> rounded(Map<String, Count> counts, Score score) {
        var rounded = new LinkedHashMap<String, Double>();
        counts.forEach((name, count) -> rounded.put(name, thousandths(score.of(count))));
        return rounded;
    }

    private static double thousandths(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
