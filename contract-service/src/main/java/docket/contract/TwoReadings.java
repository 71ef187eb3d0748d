package docket.contract;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.messages.Confidence;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The local engine's reading and a second reader's as one. Where both say something else the local one counts, and that
 * they differ is a finding. What is missing for the local engine stays a finding, also when the second reader has it: a
 * second reader can make a contract graver, never lighter, so that nothing it was talked into lets one pass.
 */
final class TwoReadings {

    /** Of what one of two readers saw: enough to count as present, never enough to be sure. */
    private static final double ONE_OF_TWO = 0.6;

    /** Clauses that are other words for terms, or say nothing by themselves. */
    private static final Set<ClauseType> SILENT = Set.of(
            ClauseType.PARTIES_NAMED,
            ClauseType.BLANK_DATE,
            ClauseType.EXPIRATION,
            ClauseType.RENEWAL_TERM,
            ClauseType.RENEWAL_NOTICE);

    /** Terms that two readers may spell differently. */
    private static final Set<String> IN_WORDS =
            Set.of(Term.PARTIES, Term.GOVERNING_LAW, Term.VENUE, Term.LIABILITY_CAP, Term.AMENDS);

    private final ContractTerms local;
    private final ContractTerms second;
    private final String engine;

    TwoReadings(ContractTerms local, ContractTerms second, String engine) {
        this.local = local;
        this.second = second;
        this.engine = engine;
    }

    /** What either found; of terms that both found, the local engine's. */
    ContractTerms terms() {
        var fields = new LinkedHashMap<>(local.fields());
        second.fields().forEach((name, field) -> {
            if (mayAdd(name)) fields.putIfAbsent(name, unsure(field));
        });
        var clauses = new ArrayList<>(local.clauses());
        for (var clause : second.clauses()) {
            if (!local.has(clause.type()))
                clauses.add(new Clause(clause.type(), new Confidence(ONE_OF_TWO), clause.evidence()));
        }
        return new ContractTerms(fields, clauses, local.pages(), local.outline());
    }

    private static Field unsure(Field field) {
        return new Field(field.value(), new Confidence(ONE_OF_TWO), field.engine(), field.evidence());
    }

    /** Names of parties are compared as a whole: one more of them from one reader would only number them anew. */
    private boolean mayAdd(String name) {
        return !name.startsWith("party_") && !name.equals(Term.PARTIES)
                || local.field(Term.party(1)).isEmpty();
    }

    /**
     * @param alone what the rules say to the local engine's reading
     * @param together what they say to {@link #terms}
     */
    List<Finding> findings(List<Finding> alone, List<Finding> together) {
        var findings = new ArrayList<Finding>();
        for (var finding : alone) findings.add(finding.reason() == Reason.MISSING ? confirmed(finding) : finding);
        for (var finding : together) {
            boolean known = alone.stream()
                    .anyMatch(each -> each.field().equals(finding.field()) && each.reason() == finding.reason());
            if (!known) findings.add(finding);
        }
        second.fields().forEach((name, field) -> differing(name, field).ifPresent(findings::add));
        seenByOne().forEach(findings::add);
        return findings;
    }

    /** Still open, with the words that may settle it. */
    private Finding confirmed(Finding missing) {
        Evidence.OnPage shown = null;
        var field = second.field(missing.field());
        if (field.isPresent() && field.get().evidence() instanceof Evidence.OnPage on) shown = on;
        else {
            for (var clause : second.clauses()) {
                if (fieldOf(clause.type()).equals(missing.field())) {
                    shown = clause.evidence();
                    break;
                }
            }
        }
        if (shown == null) return missing;
        return new Finding(
                missing.field(),
                missing.reason(),
                missing.severity(),
                missing.detail() + " Only the second reader (" + engine + ") points to words on page " + shown.page()
                        + "; please confirm.",
                shown,
                missing.advice());
    }

    private static String fieldOf(ClauseType type) {
        return type == ClauseType.CAP_ON_LIABILITY
                ? Term.LIABILITY_CAP
                : type.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Finding> differing(String name, Field field) {
        var ours = local.field(name);
        if (ours.isEmpty() || name.endsWith("_role") || name.matches("party_\\d+|notice_address_\\d+"))
            return Optional.empty();
        if (same(name, ours.get().value(), field.value())) return Optional.empty();
        return Optional.of(new Finding(
                name,
                Reason.LOW_CONFIDENCE,
                Severity.WARNING,
                "Two readers differ: " + ours.get().engine() + " read \""
                        + ours.get().value() + "\", " + engine + " read \"" + field.value() + "\".",
                field.evidence()));
    }

    private List<Finding> seenByOne() {
        var seen = new LinkedHashMap<ClauseType, Finding>();
        for (var clause : second.clauses()) {
            if (SILENT.contains(clause.type()) || local.has(clause.type())) continue;
            seen.putIfAbsent(
                    clause.type(),
                    new Finding(
                            fieldOf(clause.type()),
                            Reason.LOW_CONFIDENCE,
                            Severity.INFO,
                            "Only the second reader (" + engine + ") sees this as "
                                    + clause.type().label() + ".",
                            clause.evidence()));
        }
        return List.copyOf(seen.values());
    }

    /** Spelling does not count, nor which of two the party is or how a sum is written. */
    private static boolean same(String name, String one, String other) {
        if (name.equals(Term.LIABILITY_CAP) && (one.equals("yes") || other.equals("yes"))) return true;
        var a = letters(one);
        var b = letters(other);
        if (a.equals(b) || name.equals(Term.DOCUMENT_TITLE) && (a.contains(b) || b.contains(a))) return true;
        return IN_WORDS.contains(name) && alike(a, b);
    }

    /** Two thirds of the words of the shorter one. */
    private static boolean alike(String a, String b) {
        var one = words(a);
        var other = words(b);
        var fewer = one.size() <= other.size() ? one : other;
        var more = fewer == one ? other : one;
        long shared = fewer.stream().filter(more::contains).count();
        return 3 * shared >= 2L * fewer.size();
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.split(" ")));
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
