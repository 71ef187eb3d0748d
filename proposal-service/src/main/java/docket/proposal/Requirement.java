package docket.proposal;

import docket.documents.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something the client asks for, in the client's words.
 *
 * @param position the client's own number, or a running one
 */
record Requirement(String position, String text, Obligation obligation, Evidence.OnPage evidence) {

    private static final Pattern SECTION = Pattern.compile(
            "requirement|deliverable|acceptance criteria|statement of work|scope"
                    + "|anforderung|leistungsumfang|leistungsbeschreibung|lastenheft|muss-kriteri"
                    + "|exigence|prestations? attendue|besoins? fonctionnel|périmètre"
                    + "|requisito|exigencia|alcance|prestaciones",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern GRADE = Pattern.compile(
            "\\((?:must|should|shall|mandatory|optional|muss|soll|kann|obligatoire|souhaité|obligatorio|deseable)\\)\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /**
     * Every sentence that obliges, and every item of a list under a heading that announces requirements. None is left
     * out because there are many.
     */
    static List<Requirement> in(List<Passage> passages, Locale language) {
        var found = new ArrayList<Requirement>();
        boolean announced = false;
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            if (grades(passage)) {
                found.add(graded(passages, i, language, found.size()));
                continue;
            }
            if (passage.heading() && Obligation.of(passage.text()).isEmpty()) {
                announced = SECTION.matcher(passage.text()).find();
                continue;
            }
            var obliging = obliging(passage, language, found.size());
            if (obliging.isEmpty() && announced && passage.listed() && Passage.atLeastFourWords(passage.text())) {
                var whole = passage.whole();
                found.add(new Requirement(
                        position(passage, found.size()), whole.text(), Obligation.MUST, whole.evidence()));
            } else {
                found.addAll(obliging);
            }
        }
        return eachOnce(found);
    }

    /** A notice in two parts says its rules twice; they are answered once, where they stand first. */
    private static List<Requirement> eachOnce(List<Requirement> found) {
        var seen = new HashSet<String>();
        return found.stream()
                .filter(each -> seen.add(
                        NO_LETTER.matcher(each.text().toLowerCase(Locale.ROOT)).replaceAll("")))
                .toList();
    }

    /** A catalogue's entry: the heading grades what stands under it, as in "Offline sale (must)". */
    private static boolean grades(Passage passage) {
        return passage.heading() && GRADE.matcher(passage.text()).find();
    }

    private static Requirement graded(List<Passage> passages, int at, Locale language, int before) {
        var heading = passages.get(at);
        var obligation = Obligation.of(heading.text()).orElse(Obligation.SHOULD);
        var text = heading.text();
        var evidence = heading.whole().evidence();
        if (at + 1 < passages.size() && !passages.get(at + 1).heading()) {
            var below = passages.get(at + 1);
            // What obliges by itself is found by itself.
            boolean own = below.sentences(language).stream()
                    .anyMatch(sentence -> Obligation.of(sentence.text()).isPresent());
            if (!own) {
                text = text + ": " + below.text();
                evidence = heading.with(below).whole().evidence();
            }
        }
        return new Requirement(position(heading, before), text, obligation, evidence);
    }

    private static List<Requirement> obliging(Passage passage, Locale language, int before) {
        var found = new ArrayList<Requirement>();
        for (var sentence : passage.sentences(language)) {
            if (sentence.text().endsWith("?") || !Passage.atLeastFourWords(sentence.text())) continue;
            var position = found.isEmpty() ? position(passage, before) : Integer.toString(before + found.size() + 1);
            Obligation.of(sentence.text())
                    .ifPresent(obligation ->
                            found.add(new Requirement(position, sentence.text(), obligation, sentence.evidence())));
        }
        return found;
    }

    private static String position(Passage passage, int before) {
        return passage.numbered() && passage.label().chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                ? passage.label()
                : Integer.toString(before + 1);
    }
}
