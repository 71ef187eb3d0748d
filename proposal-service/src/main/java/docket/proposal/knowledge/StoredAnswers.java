package docket.proposal.knowledge;

import docket.model.Answer;
import docket.model.Asker;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.Passage;
import docket.model.knowledge.Search;
import docket.proposal.KnownAnswers;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sentences of the store, as they stand. A sentence answers a requirement when it shares at least three words with it
 * and half of those that tell something; the words that only oblige (must, vendor, provide) do not count. It answers
 * the whole when it shares most of them and names every number the requirement names.
 */
public final class StoredAnswers implements KnownAnswers {

    private static final Asker ASKER = Asker.service("proposal-service");
    private static final int PASSAGES = 6;
    private static final int LEAST_SHARED = 3;
    private static final double LEAST_PART = 0.5;
    private static final double MOST_OF_IT = 0.65;
    private static final int LONGEST = 1500;
    private static final int STEM = 5;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+.*$");

    /** Beginnings of words that oblige or name who is obliged, in four languages. */
    private static final Set<String> EMPTY_WORDS = stems(
            "shall must will should required requires requirement vendor contractor supplier bidder offeror tenderer"
                    + " provider provide provides solution able ensure that this with from they their have been which"
                    + " muss müssen soll sollen sollte wird werden anbieter auftragnehmer bieter lieferant sowie oder eine"
                    + " einer eines einem einen dass diese dieser durch sich sind haben können erforderlich"
                    + " doit doivent devra devront prestataire titulaire candidat fournisseur être avec dans pour cette"
                    + " sont leur leurs debe deben deberá deberán proveedor contratista licitador adjudicatario para como"
                    + " este esta serán será");

    private static final Set<String> NUMBER_WORDS = Set.copyOf(List.of(("two three four five six seven eight nine ten"
                    + " eleven twelve twenty thirty sixty ninety hundred zwei drei vier fünf sechs sieben acht neun zehn"
                    + " elf zwölf zwanzig dreißig sechzig neunzig hundert deux trois quatre cinq sept huit dix onze"
                    + " douze vingt trente soixante cent dos tres cuatro cinco seis siete ocho nueve diez once doce"
                    + " veinte treinta sesenta noventa cien")
            .split(" ")));

    private final Supplier<Knowledge> knowledge;
    private final Set<String> roles;
    private final Set<String> blockRoles;

    /**
     * @param knowledge made when it is first asked
     * @param roles what answers are taken from
     * @param blockRoles what sections are taken from
     */
    public StoredAnswers(Supplier<Knowledge> knowledge, Set<String> roles, Set<String> blockRoles) {
        this.knowledge = knowledge;
        this.roles = Set.copyOf(roles);
        this.blockRoles = Set.copyOf(blockRoles);
    }

    private record Shared(Passage passage, String sentence, double part, int words) {}

    @Override
    public Optional<Found> answer(String requirement) {
        var asked = telling(requirement);
        if (asked.size() < LEAST_SHARED) return Optional.empty();
        Optional<Shared> best = Optional.empty();
        for (var passage : passages(roles, requirement))
            for (var sentence : sentences(passage.text())) {
                var both = new HashSet<>(telling(sentence));
                both.retainAll(asked);
                var shared = new Shared(passage, sentence, (double) both.size() / asked.size(), both.size());
                if (both.size() >= LEAST_SHARED
                        && shared.part() >= LEAST_PART
                        && shared.part() > best.map(Shared::part).orElse(0.0)) best = Optional.of(shared);
            }
        return best.map(found -> new Found(
                found.sentence(),
                found.passage().document(),
                found.passage().title(),
                found.passage().page(),
                found.part() >= MOST_OF_IT && numbers(found.sentence()).containsAll(numbers(requirement))));
    }

    /** A document whose name or first line says the topic. */
    @Override
    public Optional<Found> block(String topic) {
        var asked = stems(topic);
        for (var passage : passages(blockRoles, topic)) {
            var first = passage.text().lines().findFirst().orElse("");
            var named = new HashSet<>(stems(first + " " + passage.title().replaceAll("[_.-]", " ")));
            named.retainAll(asked);
            if (named.isEmpty()) continue;
            var words = HEADING.matcher(passage.text()).replaceAll("").strip().replaceAll("\\s+", " ");
            if (!words.isEmpty())
                return Optional.of(new Found(words, passage.document(), passage.title(), passage.page(), true));
        }
        return Optional.empty();
    }

    private List<Passage> passages(Set<String> readable, String question) {
        if (readable.isEmpty()) return List.of();
        var asked = question.length() <= LONGEST ? question : question.substring(0, LONGEST);
        var search = Search.of(ASKER, readable, asked).most(PASSAGES);
        return knowledge.get().retrieve(search) instanceof Answer.Given<List<Passage>> given
                ? given.value()
                : List.of();
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (var part : HEADING.split(text)) {
            var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(part);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                var sentence = part.substring(from, to).strip().replaceAll("\\s+", " ");
                if (!sentence.isEmpty()) sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** Numbers, in digits or in words: two hours are not answered by four. */
    private static Set<String> numbers(String text) {
        var numbers = new HashSet<String>();
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT)))
            if (NUMBER_WORDS.contains(word)) numbers.add(word);
        NUMBER.matcher(text).results().forEach(number -> numbers.add(number.group()));
        return numbers;
    }

    private static Set<String> telling(String text) {
        var telling = new HashSet<>(stems(text));
        telling.removeAll(EMPTY_WORDS);
        return telling;
    }

    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT)))
            if (word.length() > 3) stems.add(word.substring(0, Math.min(STEM, word.length())));
        return stems;
    }
}
