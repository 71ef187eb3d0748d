package docket.proposal.assist;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a meeting's notes say: who does what by when, what was decided, what is open, and the sentences that tell most.
 * Every line is taken from the notes and names where; nothing is added.
 */
final class LocalMeeting implements NoteWriter {

    static final String ENGINE = "meeting-rules-1";
    static final String NOBODY = "[nobody is named]";
    static final String NO_DAY = "[no day]";

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern PEOPLE = Pattern.compile(
            "^\\W*(attendees|present|participants|teilnehmer(?:innen)?|teilnehmende|anwesend|présents|participants|asistentes|presentes)\\s*:\\s*(.+)$",
            I);
    private static final Pattern HELD = Pattern.compile(
            "^\\W*(date|datum|meeting(?: on| of)?|besprechung(?: am| vom)?|fecha|réunion du|le)\\b.*", I);
    private static final Pattern MARKED = Pattern.compile(
            "^\\W*(?:action(?: item)?|to-?do|ap|aufgabe|à faire|tarea|acción)\\s*\\d*\\s*[:\\-–]\\s*(.+)$", I);
    private static final Pattern BOX = Pattern.compile("^\\s*(?:[-*•]\\s*)?\\[\\s?]\\s*(.+)$");
    private static final Pattern ACTIONS = Pattern.compile(
            "^\\W*(?:actions?|action items|next steps|to-?dos?|aufgaben|nächste schritte|actions à mener|prochaines étapes|próximos pasos|tareas)\\s*:?\\s*$",
            I);
    private static final Pattern HEADING = Pattern.compile("^\\W*[\\p{L} ]{3,40}:\\s*$");
    private static final String NAME = "\\p{Lu}[\\p{L}'’-]*\\.?(?:\\s+\\p{Lu}[\\p{L}'’-]*\\.?){0,2}";
    private static final String MODAL =
            "will|shall|must|is to|are to|to|needs to|agreed to|promised to|wird|werden|soll|sollen|muss|übernimmt|klärt|schickt|sendet|liefert|prüft|erstellt|va|doit|se charge de|enverra|prépare|debe|enviará|prepara|se encarga de";
    private static final Pattern WHO =
            Pattern.compile("^\\W*((?:The|Der|Die|Das|Le|La|El)\\s+\\p{L}+|" + NAME + ")\\s+(" + MODAL + ")\\s+(.+)$");
    private static final Pattern COLON = Pattern.compile("^\\W*(" + NAME + ")\\s*:\\s*(.+)$");
    private static final Pattern AFTER =
            Pattern.compile("(?:\\(|@|→\\s*|->\\s*|owner:?\\s*|verantwortlich:?\\s*)(" + NAME + ")\\)?\\W*$");
    private static final Pattern DECIDED = Pattern.compile(
            "\\b(agreed|decided|decision|beschlossen|vereinbart|einigten|entschieden|décidé|convenu|acordado|acordó|acordamos|decidió|decidido)\\b",
            I);
    private static final Pattern OPEN = Pattern.compile("\\?\\s*$|^\\W*(open|offen|ouvert|pendiente)\\s*:", I);
    private static final Set<String> SOMEBODY =
            Set.of("we", "i", "they", "wir", "ich", "sie", "nous", "je", "ils", "nosotros", "yo");
    private static final Set<String> NOT_ONE = Set.of(
            "it",
            "this",
            "that",
            "there",
            "es",
            "dies",
            "das",
            "ce",
            "cela",
            "esto",
            "all",
            "everything",
            "next",
            "prices",
            "price");
    private static final Set<String> COMMON = Set.of(
            "that", "with", "this", "from", "have", "they", "will", "been", "were", "und", "der", "die", "das", "nicht",
            "eine", "wird", "auch", "dass", "les", "des", "une", "pour", "dans", "avec", "los", "las", "una", "para",
            "que");
    private static final int SENTENCES = 3;

    /** One sentence of the notes. */
    private record Said(int line, String text) {}

    @Override
    public Note write(Context context) {
        var notes = context.request().text();
        var people = people(notes);
        var held = heldOn(context);
        var actions = new ArrayList<Map<String, String>>();
        var decisions = new ArrayList<Said>();
        var questions = new ArrayList<Said>();
        var rest = new ArrayList<Said>();
        boolean listed = false;
        for (var said : sentences(notes)) {
            if (ACTIONS.matcher(said.text()).matches()) listed = true;
            else if (HEADING.matcher(said.text()).matches()) listed = false;
            else if (PEOPLE.matcher(said.text()).matches()) continue;
            else {
                var action = action(said, listed, people, held);
                if (action.isPresent()) actions.add(action.get());
                else if (OPEN.matcher(said.text()).find()) questions.add(said);
                else if (DECIDED.matcher(said.text()).find()) decisions.add(said);
                else if (said.text().split("\\s+").length > 4) rest.add(said);
            }
        }
        var title = context.deal()
                .facts()
                .getOrDefault("title", "deal " + context.deal().id());
        var subject = "Meeting of " + held + ": " + title;
        var text = text(subject, people, summary(rest), decisions, actions, questions);
        return Note.free(subject, text, actions, open(actions), ENGINE);
    }

    private static Set<String> people(String notes) {
        var people = new LinkedHashSet<String>();
        notes.lines()
                .map(PEOPLE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(found -> {
                    for (var name : found.group(2).split("[,;]|\\band\\b|\\bund\\b|\\bet\\b")) {
                        var plain = name.replaceAll("\\(.*?\\)", "").strip();
                        if (!plain.isEmpty()) people.add(plain);
                    }
                });
        return people;
    }

    /** The day that was given, else the one the notes begin with, else today. */
    static LocalDate heldOn(Context context) {
        return context.request()
                .on()
                .or(() -> held(context.request().text()))
                .orElse(LocalDate.ofInstant(context.at(), ZoneOffset.UTC));
    }

    private static Optional<LocalDate> held(String notes) {
        return notes.lines()
                .limit(6)
                .filter(line -> HELD.matcher(line).matches())
                .flatMap(line -> SpokenDay.in(line, LocalDate.EPOCH).stream())
                .filter(day -> day.getYear() > 1971)
                .findFirst();
    }

    private static List<Said> sentences(String notes) {
        var sentences = new ArrayList<Said>();
        int number = 0;
        for (var line : notes.lines().toList()) {
            number++;
            for (var sentence : line.split("(?<=[.!?])(?<!\\d\\.)\\s+(?=\\p{Lu})")) {
                if (!sentence.isBlank()) sentences.add(new Said(number, sentence.strip()));
            }
        }
        return sentences;
    }

    private static Optional<Map<String, String>> action(Said said, boolean listed, Set<String> people, LocalDate held) {
        var text = said.text();
        var marked = MARKED.matcher(text);
        var box = BOX.matcher(text);
        var what = marked.matches() ? marked.group(1) : box.matches() ? box.group(1) : text;
        boolean sure = listed || marked.matches() || box.matches();
        String owner = "";
        var colon = COLON.matcher(what);
        if (colon.matches() && (sure || isOne(colon.group(1), people)) && known(colon.group(1), people)) {
            owner = colon.group(1);
            what = colon.group(2);
            sure = sure || SpokenDay.in(what, held).isPresent();
        }
        var who = WHO.matcher(what);
        if (owner.isEmpty() && who.matches() && !NOT_ONE.contains(who.group(1).toLowerCase(Locale.ROOT))) {
            boolean everybody = SOMEBODY.contains(who.group(1).toLowerCase(Locale.ROOT));
            boolean bare = who.group(2).equals("to");
            // "We agreed to …" is what was decided, not what somebody does.
            boolean decided = everybody && who.group(2).endsWith("ed to");
            if (!decided && (!bare || isOne(who.group(1), people))) {
                owner = everybody ? "" : who.group(1);
                sure = true;
            }
        }
        var after = AFTER.matcher(what);
        if (owner.isEmpty() && after.find() && known(after.group(1), people)) owner = after.group(1);
        if (!sure) return Optional.empty();
        var row = new LinkedHashMap<String, String>();
        row.put("action", what.replaceAll("^[-*•\\s]+", "").strip());
        row.put("owner", owner.isEmpty() ? NOBODY : owner);
        row.put("due", SpokenDay.in(what, held).map(LocalDate::toString).orElse(NO_DAY));
        row.put("source", "line " + said.line() + " of the notes");
        return Optional.of(row);
    }

    private static boolean known(String name, Set<String> people) {
        return people.isEmpty() || isOne(name, people);
    }

    /** Whether a name, or a part of it, is one of those who were there. */
    private static boolean isOne(String name, Set<String> people) {
        return people.stream()
                .anyMatch(person -> person.equalsIgnoreCase(name)
                        || List.of(person.toLowerCase(Locale.ROOT).split("\\s+"))
                                .contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Those with the words that come most often. */
    private static List<Said> summary(List<Said> sentences) {
        var counts = new HashMap<String, Integer>();
        sentences.forEach(said -> words(said).forEach(word -> counts.merge(word, 1, Integer::sum)));
        var best = sentences.stream()
                .sorted((a, b) -> Double.compare(weight(b, counts), weight(a, counts)))
                .limit(SENTENCES)
                .collect(Collectors.toSet());
        return sentences.stream().filter(best::contains).toList();
    }

    private static double weight(Said said, Map<String, Integer> counts) {
        var words = words(said);
        return words.stream().mapToInt(word -> counts.getOrDefault(word, 0)).sum() / Math.sqrt(words.size() + 4.0);
    }

    private static Set<String> words(Said said) {
        var words = new TreeSet<String>();
        for (var word : said.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            if (word.length() > 3 && !COMMON.contains(word)) words.add(word);
        return words;
    }

    private static String text(
            String subject,
            Set<String> people,
            List<Said> summary,
            List<Said> decisions,
            List<Map<String, String>> actions,
            List<Said> questions) {
        var lines = new ArrayList<String>();
        lines.add(subject);
        if (!people.isEmpty()) lines.add("Present: " + String.join(", ", people));
        section("Summary (sentences of the notes)", summary, lines);
        section("Decisions", decisions, lines);
        if (!actions.isEmpty()) {
            lines.add("");
            lines.add("Actions");
            for (var action : actions) {
                lines.add("- " + action.get("action") + " | " + action.get("owner") + " | " + action.get("due") + " ("
                        + action.get("source") + ")");
            }
        }
        section("Open questions", questions, lines);
        return String.join("\n", lines);
    }

    private static void section(String title, List<Said> sentences, List<String> lines) {
        if (sentences.isEmpty()) return;
        lines.add("");
        lines.add(title);
        sentences.forEach(
                said -> lines.add("- " + said.text().replaceAll("^[-*•\\s]+", "") + " (line " + said.line() + ")"));
    }

    static List<String> open(List<Map<String, String>> actions) {
        var open = new ArrayList<String>();
        if (actions.isEmpty()) open.add("the notes name no action");
        for (var action : actions) {
            if (NOBODY.equals(action.get("owner"))) open.add("nobody is named for: " + action.get("action"));
            if (NO_DAY.equals(action.get("due"))) open.add("no day is named for: " + action.get("action"));
        }
        return open;
    }
}
