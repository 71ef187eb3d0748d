package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.contract.local.LocalContractReader;
import docket.documents.Evidence;
import docket.documents.Field;
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

    /** A clause less sure than this is written down but does not count as present. */
    private static final double PRESENT = 0.65;
    /** Share of words a passage must have in common with the lawyers' to be the same passage. */
    private static final double SAME_PASSAGE = 0.5;

    private static final Map<String, ClauseType> CLAUSES = clauses();
    private static final Map<String, String> TERM_CLAUSES = Map.of(
            "Document Name", Term.DOCUMENT_TITLE,
            "Agreement Date", Term.AGREEMENT_DATE,
            "Effective Date", Term.EFFECTIVE_DATE,
            "Expiration Date", Term.EXPIRATION_DATE,
            "Renewal Term", Term.RENEWAL_TERM,
            "Notice Period To Terminate Renewal", Term.RENEWAL_NOTICE,
            "Governing Law", Term.GOVERNING_LAW);
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
    private final LocalContractReader engine = new LocalContractReader();

    /** Right answers, answers and known answers of one term or clause type. */
    private static final class Count {
        int right;
        int answers;
        int known;

        double accuracy() {
            return known == 0 ? 0 : (double) right / known;
        }

        double f1() {
            return answers + known == 0 ? 0 : 2.0 * right / (answers + known);
        }
    }

    private final Map<String, Count> terms = new LinkedHashMap<>();
    private final Map<String, Count> present = new LinkedHashMap<>();
    private final Map<String, Count> passages = new LinkedHashMap<>();
    private int quotes;
    private int strayQuotes;

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var truth = JsonLines.read(folder.resolve("truth.jsonl")).stream()
                .collect(Collectors.toMap(row -> row.path("id").asText(), row -> row, (one, _) -> one));
        var rows = new ArrayList<Map<String, Object>>();
        int refused = 0;
        long cpu = 0;
        for (var file : files(folder).entrySet()) {
            var row = row(file.getKey(), file.getValue(), Optional.ofNullable(truth.get(file.getKey())));
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
            summary.put("clause_present_f1", rounded(present, Count::f1));
            summary.put("clause_passage_f1", rounded(passages, Count::f1));
            summary.put(
                    "clause_present_macro_f1",
                    thousandths(present.values().stream()
                            .mapToDouble(Count::f1)
                            .average()
                            .orElse(0)));
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

    private Map<String, Object> row(String id, Path file, Optional<JsonNode> known) throws IOException {
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
                known.ifPresent(truth -> score(truth, new ContractTerms(Map.of(), List.of(), 0)));
            }
            case ReadResult.Read(var pages) -> {
                var found = engine.read(pages);
                long millis = ProcessorTime.now().minus(before).toMillis();
                var isText = file.toString().endsWith(".txt");
                var source = new SourceText(isText ? new String(bytes, StandardCharsets.UTF_8) : pages.text());
                row.put("clauses", candidates(found, source));
                row.put("key_terms", keyTerms(found));
                row.put("cpu_ms", millis);
                checkQuotes(found, pages);
                known.ifPresent(truth -> score(truth, found));
            }
        }
        return row;
    }

    private static Map<String, Object> keyTerms(ContractTerms found) {
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
        new TreeMap<>(PRESENCE).forEach((name, type) -> terms.put(name, isPresent(found, type)));
        return terms;
    }

    private static List<String> parties(ContractTerms found) {
        return IntStream.rangeClosed(1, found.fields().size())
                .mapToObj(n -> found.field(Term.party(n)))
                .flatMap(Optional::stream)
                .map(Field::value)
                .toList();
    }

    private static boolean isPresent(ContractTerms found, String type) {
        var term = TERM_CLAUSES.get(type);
        if (term != null) return found.field(term).isPresent();
        var clause = CLAUSES.get(type);
        return clause != null
                && found.clauses().stream()
                        .anyMatch(each ->
                                each.type() == clause && each.confidence().value() >= PRESENT);
    }

    private static Map<String, List<Map<String, Object>>> candidates(ContractTerms found, SourceText source) {
        var candidates = new TreeMap<String, List<Map<String, Object>>>();
        CLAUSES.forEach((type, clause) -> {
            var list = found.clauses().stream()
                    .filter(each -> each.type() == clause)
                    .map(each ->
                            candidate(each.evidence().quote(), each.confidence().value(), source))
                    .toList();
            if (!list.isEmpty()) candidates.put(type, list);
        });
        TERM_CLAUSES.forEach((type, term) -> found.field(term)
                .ifPresent(field -> candidates.put(
                        type, List.of(candidate(quote(field), field.confidence().value(), source)))));
        var parties = new ArrayList<Map<String, Object>>();
        for (int n = 1; found.field(Term.party(n)).isPresent(); n++) {
            var party = found.field(Term.party(n)).get();
            parties.add(candidate(quote(party), party.confidence().value(), source));
        }
        if (!parties.isEmpty()) candidates.put("Parties", parties);
        return candidates;
    }

    private static Map<String, Object> candidate(String quote, double confidence, SourceText source) {
        var place = source.find(quote);
        var candidate = new LinkedHashMap<String, Object>();
        candidate.put("text", place.text());
        candidate.put("start", place.start());
        candidate.put("end", place.end());
        candidate.put("confidence", confidence);
        return candidate;
    }

    private static String quote(Field field) {
        return field.evidence() instanceof Evidence.OnPage on ? on.quote() : field.value();
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

    private void score(JsonNode truth, ContractTerms found) {
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
        var clausePresent = truth.path("clause_present");
        var types = new ArrayList<>(CLAUSES.keySet());
        types.add("Governing Law");
        types.add("Renewal Term");
        for (var type : types) {
            boolean is = clausePresent.path(type).asBoolean();
            boolean answer = isPresent(found, type);
            count(present, type, is && answer, answer, is);
            if (CLAUSES.containsKey(type)) scorePassages(truth.path("clauses").path(type), found, type);
        }
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

    private void scorePassages(JsonNode truth, ContractTerms found, String type) {
        var known = new ArrayList<String>();
        truth.forEach(span -> known.add(span.path("text").asText()));
        var answers = found.clauses().stream()
                .filter(each ->
                        each.type() == CLAUSES.get(type) && each.confidence().value() >= PRESENT)
                .map(each -> each.evidence().quote())
                .toList();
        for (var answer : answers) {
            boolean right = known.stream().anyMatch(text -> ContractScores.overlap(text, answer) >= SAME_PASSAGE);
            count(passages, type, right, true, false);
        }
        known.forEach(_ -> count(passages, type, false, false, true));
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
        talk.printf("%n  %-36s %6s %6s %6s %6s %8s%n", "clause present", "known", "found", "right", "F1", "passages");
        present.forEach((name, count) -> talk.printf(
                Locale.ROOT,
                "  %-36s %6d %6d %6d %6.2f %8s%n",
                name,
                count.known,
                count.answers,
                count.right,
                count.f1(),
                passages.containsKey(name)
                        ? String.format(Locale.ROOT, "%.2f", passages.get(name).f1())
                        : ""));
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

    private static Map<String, ClauseType> clauses() {
        var clauses = new LinkedHashMap<String, ClauseType>();
        clauses.put("Cap On Liability", ClauseType.CAP_ON_LIABILITY);
        clauses.put("Uncapped Liability", ClauseType.UNCAPPED_LIABILITY);
        clauses.put("Termination For Convenience", ClauseType.TERMINATION_FOR_CONVENIENCE);
        clauses.put("Exclusivity", ClauseType.EXCLUSIVITY);
        clauses.put("Non-Compete", ClauseType.NON_COMPETE);
        clauses.put("No-Solicit Of Employees", ClauseType.NO_SOLICITATION);
        clauses.put("Anti-Assignment", ClauseType.ASSIGNMENT_RESTRICTED);
        clauses.put("Change Of Control", ClauseType.CHANGE_OF_CONTROL);
        clauses.put("Ip Ownership Assignment", ClauseType.IP_ASSIGNMENT);
        clauses.put("Minimum Commitment", ClauseType.MINIMUM_COMMITMENT);
        clauses.put("Liquidated Damages", ClauseType.LIQUIDATED_DAMAGES);
        clauses.put("Most Favored Nation", ClauseType.MOST_FAVOURED_CUSTOMER);
        clauses.put("Audit Rights", ClauseType.AUDIT_RIGHTS);
        clauses.put("Insurance", ClauseType.INSURANCE);
        return clauses;
    }
}
