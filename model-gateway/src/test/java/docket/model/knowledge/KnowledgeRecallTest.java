package docket.model.knowledge;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;

import docket.model.Asker;
import docket.model.World;
import docket.model.knowledge.KnowledgeIndex.Page;
import docket.model.knowledge.KnowledgeIndex.Source;
import docket.model.store.PostgresKnowledge;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How much the store finds. */
class KnowledgeRecallTest {

    private static final Map<String, String> PASSAGES = Map.ofEntries(
            Map.entry(
                    "notice",
                    "Die Kündigungsfrist beträgt drei Monate zum Ende eines Quartals und ist schriftlich zu wahren."),
            Map.entry(
                    "liability",
                    "Die Haftung ist der Höhe nach auf das jährliche Entgelt begrenzt, außer bei Vorsatz."),
            Map.entry(
                    "payment",
                    "Rechnungen sind innerhalb von dreißig Tagen ohne Abzug zu bezahlen, danach fallen Zinsen an."),
            Map.entry(
                    "secrecy",
                    "Die Parteien behandeln alle Unterlagen vertraulich, und das auch fünf Jahre nach dem Ende."),
            Map.entry("court", "Gerichtsstand ist der Sitz der Auftragnehmerin, und es gilt deutsches Recht."),
            Map.entry("data", "Personenbezogene Daten werden nach der Verordnung verarbeitet und danach gelöscht."),
            Map.entry("warranty", "Die Gewährleistung endet zwölf Monate nach der Abnahme der Lieferung."),
            Map.entry("price", "Die Vergütung wird jedes Jahr um die Veränderung des Verbraucherpreisindex angepasst."),
            Map.entry("term", "The agreement begins on the effective date and runs for an initial term of two years."),
            Map.entry(
                    "renewal",
                    "It renews automatically for successive periods of one year unless either party objects."),
            Map.entry(
                    "assignment",
                    "Neither party may assign its rights without the prior written consent of the other."),
            Map.entry("insurance", "The supplier shall maintain professional indemnity insurance of two million."),
            Map.entry("audit", "The customer may inspect the books of the supplier once a year on two weeks' notice."),
            Map.entry(
                    "force",
                    "No party is liable for delays caused by strikes, floods or other events beyond its control."),
            Map.entry("support", "Incidents of the first severity are answered within one hour, day and night."),
            Map.entry(
                    "property", "All intellectual property in the deliverables passes to the customer upon payment."));

    private static final Map<String, List<String>> SAME_WORDS = Map.of(
            "notice", List.of("Welche Kündigungsfristen gelten?", "Muss eine Kündigung schriftlich sein?"),
            "liability", List.of("Wie hoch ist die Haftung begrenzt?"),
            "payment", List.of("Wann sind Rechnungen zu zahlen?"),
            "court", List.of("Wo ist der Gerichtsstand?"),
            "warranty", List.of("Wann endet die Gewährleistung?"),
            "term", List.of("How long is the initial term?"),
            "assignment", List.of("Can rights be assigned without consent?"),
            "insurance", List.of("How much insurance must suppliers have?"),
            "property", List.of("Who owns intellectual property in deliverables?"));

    private static final Map<String, List<String>> OTHER_WORDS = Map.of(
            "notice", List.of("Wie komme ich aus dem Vertrag heraus?"),
            "secrecy", List.of("Dürfen wir Dritten davon erzählen?"),
            "price", List.of("Wird es mit der Inflation teurer?"),
            "renewal", List.of("Is there an evergreen clause?"),
            "audit", List.of("Are we allowed to check their accounts?"),
            "support", List.of("How fast do they react to a breakdown?"));

    private final PostgresKnowledge store =
            new PostgresKnowledge(World.database(), Clock.systemUTC(), new QuotedAnswers());

    private Asker tenant() {
        return new Asker("tenant-" + UUID.randomUUID(), "client", "tests", null);
    }

    @Test
    void whatIsFoundByTheSameWordsAndByOthers() {
        var asker = tenant();
        PASSAGES.forEach((name, text) -> store.put(new Source(
                asker.tenant(),
                name,
                name,
                Set.of("legal"),
                List.of(new Page(1, text.matches(".*\\b(die|ist|wird|und)\\b.*|Die .*") ? "de" : "en", text)))));

        double same = recall(asker, SAME_WORDS, 1);
        System.out.printf(
                "first of all: same words %.2f, other words %.2f; among five: %.2f, %.2f%n",
                same, recall(asker, OTHER_WORDS, 1), recall(asker, SAME_WORDS, 5), recall(asker, OTHER_WORDS, 5));
        assertThat(same).isGreaterThanOrEqualTo(0.9);
    }

    private double recall(Asker asker, Map<String, List<String>> questions, int most) {
        int right = 0;
        int all = 0;
        for (var entry : questions.entrySet())
            for (String question : entry.getValue()) {
                all++;
                var found = given(store.retrieve(
                        Search.of(asker, Set.of("legal"), question).most(most)));
                if (found.value().stream().anyMatch(p -> p.document().equals(entry.getKey()))) right++;
            }
        return right / (double) all;
    }
}
