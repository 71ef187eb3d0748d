package docket.proposal;

import docket.documents.Field;
import docket.messages.Confidence;
import docket.proposal.Passage.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request on paper says about itself: who asks, for what, until when. */
final class RequestFacts {

    /** The asker said so under a name of its own. */
    private static final Confidence NAMED = new Confidence(0.9);
    /** It stands where such things stand. */
    private static final Confidence BY_PLACE = new Confidence(0.6);

    private static final Pattern CLIENT = label(
            "client|customer|buyer|purchaser|issued by|issuing (?:organi[sz]ation|office|authority)"
                    + "|contracting (?:authority|organi[sz]ation|entity)|organi[sz]ation|company"
                    + "|auftraggeber(?:in)?|vergabestelle|kunde|ausschreibende stelle|besteller(?:in)?"
                    + "|client|acheteur|pouvoir adjudicateur|donneur d['’]ordre|maître d['’]ouvrage|émetteur|société"
                    + "|cliente|entidad contratante|órgano de contratación|comprador|poder adjudicador|organismo|empresa");
    private static final Pattern COMPANY = Pattern.compile(
            "(?<!\\p{L})((?:\\p{Lu}[\\p{L}\\p{N}&.'’-]*\\s+){1,5}(?:GmbH(?: & Co\\. KG)?|AG|SE|KG|e\\.V\\.|Ltd\\.?|Limited|LLC|Inc\\.?|PLC"
                    + "|SARL|SAS|S\\.A\\.S\\.|S\\.A\\.|SA|S\\.L\\.|SL))(?!\\p{L})");
    private static final Pattern CONTACT = label("contact(?: person)?|point of contact|ansprechpartner(?:in)?|kontakt"
            + "|interlocuteur|personne de contact|persona de contacto|contacto");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private static final Pattern DEADLINE = Pattern.compile(
            "deadline|due (?:date|by|on|no later)|no later than|(?:submitted|received|sent|returned) (?:by|before|no later)"
                    + "|closing date|response date"
                    + "|angebotsfrist|abgabefrist|abgabetermin|einreichungsfrist|einreichung|spätestens|frist"
                    + "|date limite|au plus tard|avant le|remise des offres|clôture"
                    + "|fecha límite|a más tardar|antes del|plazo de (?:presentación|entrega de ofertas)|cierre",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DELIVERY = Pattern.compile(
            "delivery date|go[- ]live|start of operation|completion date|delivered (?:by|before)"
                    + "|liefertermin|lieferdatum|inbetriebnahme|produktivsetzung|fertigstellung"
                    + "|date de livraison|mise en service|mise en production"
                    + "|fecha de entrega(?! de (?:las )?ofertas)|puesta en (?:marcha|producción)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PURPOSE = Pattern.compile(
            "^(?:introduction|background|purpose|objectives?|overview|summary|about this request|hintergrund|ausgangslage"
                    + "|ausgangssituation|zielsetzung|ziel|einleitung|gegenstand|contexte|objet|objectifs?|présentation"
                    + "|antecedentes|objeto|objetivos?|introducción|contexto)(?!\\p{L}).{0,60}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int TOP = 8;
    private static final int SENTENCES_OF_PURPOSE = 3;

    private RequestFacts() {}

    static Map<String, Field> in(List<Passage> passages, Locale language, String engine) {
        var facts = new LinkedHashMap<String, Field>();
        title(passages).ifPresent(found -> put(facts, Facts.TITLE, found.text(), BY_PLACE, found, engine));
        client(passages)
                .ifPresent(found ->
                        put(facts, Facts.CLIENT_NAME, found.text(), found.confidence(), found.sentence(), engine));
        labelled(passages, CONTACT)
                .ifPresent(found -> put(facts, Facts.CLIENT_CONTACT, found.text(), NAMED, found.sentence(), engine));
        email(passages)
                .ifPresent(found -> put(facts, Facts.CLIENT_EMAIL, found.text(), BY_PLACE, found.sentence(), engine));
        purpose(passages, language)
                .ifPresent(found -> put(facts, Facts.SUMMARY, found.text(), BY_PLACE, found, engine));
        date(passages, language, DEADLINE)
                .ifPresent(found -> put(facts, Facts.RESPONSE_DEADLINE, found.text(), NAMED, found.sentence(), engine));
        date(passages, language, DELIVERY)
                .ifPresent(found -> put(facts, Facts.DELIVERY_DATE, found.text(), NAMED, found.sentence(), engine));
        return facts;
    }

    private record Found(String text, Confidence confidence, Sentence sentence) {}

    private static void put(
            Map<String, Field> facts, String name, String value, Confidence sure, Sentence where, String engine) {
        facts.put(name, new Field(value, sure, engine, where.evidence()));
    }

    /** The largest letters near the top of the first page; without any, the first heading. */
    private static Optional<Sentence> title(List<Passage> passages) {
        var top = passages.stream()
                .filter(passage -> passage.tokens().getFirst().page() == 1)
                .limit(TOP)
                .filter(passage -> passage.words() >= 2 && passage.words() <= 30)
                .toList();
        double largest = top.stream().mapToDouble(RequestFacts::size).max().orElse(0);
        return top.stream()
                .filter(passage -> size(passage) > largest - 0.5 && passage.heading())
                .findFirst()
                .or(() -> top.stream().filter(Passage::heading).findFirst())
                .map(Passage::whole);
    }

    private static double size(Passage passage) {
        return passage.tokens().getFirst().word().fontSize();
    }

    private static Optional<Found> client(List<Passage> passages) {
        return labelled(passages, CLIENT)
                .or(() -> passages.stream()
                        .limit(3L * TOP)
                        .map(Passage::whole)
                        .flatMap(whole -> COMPANY.matcher(whole.text())
                                .results()
                                .map(match -> new Found(match.group(1).strip(), BY_PLACE, whole)))
                        .findFirst());
    }

    /** What follows a label and a colon, on the label's line or on its own below. */
    private static Optional<Found> labelled(List<Passage> passages, Pattern label) {
        for (int i = 0; i < passages.size(); i++) {
            var lines = lines(passages.get(i));
            for (int j = 0; j < lines.size(); j++) {
                var match = label.matcher(lines.get(j).text());
                if (!match.find()) continue;
                var value = match.group("value").strip();
                if (!value.isEmpty()) return Optional.of(new Found(value, NAMED, lines.get(j)));
                var below = j + 1 < lines.size()
                        ? Optional.of(lines.get(j + 1))
                        : Optional.of(i + 1)
                                .filter(next -> next < passages.size())
                                .map(next -> lines(passages.get(next)).getFirst());
                if (below.isPresent()
                        && below.get().text().length() <= 100
                        && !below.get().text().contains(":")) {
                    return Optional.of(new Found(below.get().text(), NAMED, below.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The passage as it stands on the page, line by line. */
    private static List<Sentence> lines(Passage passage) {
        var lines = new ArrayList<Sentence>();
        int from = 0;
        var tokens = passage.tokens();
        for (int i = 1; i <= tokens.size(); i++) {
            if (i < tokens.size()
                    && tokens.get(i).page() == tokens.get(i - 1).page()
                    && tokens.get(i).word().x() > tokens.get(i - 1).word().x()) continue;
            lines.add(new Passage("", false, tokens.subList(from, i)).whole());
            from = i;
        }
        return lines;
    }

    private static Optional<Found> email(List<Passage> passages) {
        return passages.stream()
                .map(Passage::whole)
                .flatMap(whole ->
                        EMAIL.matcher(whole.text()).results().map(match -> new Found(match.group(), BY_PLACE, whole)))
                .findFirst();
    }

    private static Optional<Found> date(List<Passage> passages, Locale language, Pattern said) {
        for (var passage : passages) {
            for (var sentence : passage.sentences(language)) {
                var match = said.matcher(sentence.text());
                if (!match.find()) continue;
                // "by 1 June at the latest" puts the date before the word, "deadline: 1 June" behind it.
                var date = WrittenDate.in(sentence.text().substring(match.start()))
                        .or(() -> WrittenDate.in(sentence.text()));
                if (date.isPresent()) return Optional.of(new Found(date.get().toString(), NAMED, sentence));
            }
        }
        return Optional.empty();
    }

    /** The first sentences under a heading such as "Background", in the client's words. */
    private static Optional<Sentence> purpose(List<Passage> passages, Locale language) {
        for (int i = 0; i + 1 < passages.size(); i++) {
            var heading = passages.get(i);
            if (!heading.heading() || !PURPOSE.matcher(heading.text()).matches()) continue;
            var below = passages.get(i + 1);
            if (below.heading()) continue;
            var sentences = below.sentences(language);
            int words = sentences.stream()
                    .limit(SENTENCES_OF_PURPOSE)
                    .mapToInt(sentence -> sentence.text().split("\\s+").length)
                    .sum();
            return Optional.of(new Passage("", false, below.tokens().subList(0, Math.min(words, below.words())))
                    .whole());
        }
        return Optional.empty();
    }

    private static Pattern label(String names) {
        return Pattern.compile(
                "^(?:\\*\\*)?(?:" + names + ")(?:\\s+name)?(?:\\*\\*)?\\s*[:|](?:\\*\\*)?(?<value>.*)$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
