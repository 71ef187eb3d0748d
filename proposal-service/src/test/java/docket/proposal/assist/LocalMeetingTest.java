package docket.proposal.assist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.messages.DocumentId;
import docket.proposal.Deal;
import docket.proposal.ReceivedDeals.Task;
import docket.proposal.assist.NoteWriter.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalMeetingTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z"); // a Wednesday

    @Test
    void actionsHaveOwnersAndDays() {
        var note = write("""
                Date: 4 March 2026
                Attendees: Reader, Writer (Client)
                We went through the offer for the ticket counter and its three modules.
                Reader will send the revised offer by Friday.
                Action: check the data protection annex (Writer)
                We agreed that the pilot starts with one counter.
                Who signs on the client's side?
                """);
        assertThat(note.rows()).hasSize(2);
        assertThat(note.rows().getFirst())
                .containsEntry("owner", "Reader")
                .containsEntry("due", "2026-03-06")
                .containsEntry("source", "line 4 of the notes");
        assertThat(note.rows().get(1)).containsEntry("owner", "Writer").containsEntry("due", LocalMeeting.NO_DAY);
        assertThat(note.text())
                .contains("Decisions\n- We agreed that the pilot starts with one counter.")
                .contains("Open questions\n- Who signs");
        assertThat(note.open()).anySatisfy(open -> assertThat(open).startsWith("no day is named"));
    }

    @Test
    void germanNotesAreUnderstood() {
        var note = write("""
                Teilnehmer: Leser, Schreiber
                Leser schickt das Angebot bis 12. März.
                Es wurde beschlossen, mit einer Kasse zu beginnen.
                Nächste Schritte:
                - Schreiber: Datenschutz prüfen bis morgen
                """);
        assertThat(note.rows()).extracting(row -> row.get("owner")).containsExactly("Leser", "Schreiber");
        assertThat(note.rows()).extracting(row -> row.get("due")).containsExactly("2026-03-12", "2026-03-05");
        assertThat(note.text()).contains("Decisions");
    }

    @Test
    void nothingIsMadeUpWhereNothingIsAgreed() {
        var note = write("We talked about the weather and about the old counters in the hall.");
        assertThat(note.rows()).isEmpty();
        assertThat(note.open()).containsExactly("the notes name no action");
    }

    @Test
    void daysAreReadAsPeopleWriteThem() {
        var from = LocalDate.of(2026, 3, 4);
        assertThat(SpokenDay.in("by 2026-04-01", from)).contains(LocalDate.of(2026, 4, 1));
        assertThat(SpokenDay.in("bis 12.5.2026", from)).contains(LocalDate.of(2026, 5, 12));
        assertThat(SpokenDay.in("until May 3", from)).contains(LocalDate.of(2026, 5, 3));
        assertThat(SpokenDay.in("avant le 3 avril", from)).contains(LocalDate.of(2026, 4, 3));
        assertThat(SpokenDay.in("antes del 3 de febrero", from)).contains(LocalDate.of(2027, 2, 3));
        assertThat(SpokenDay.in("bis Montag", from)).contains(LocalDate.of(2026, 3, 9));
        assertThat(SpokenDay.in("in two weeks", from)).contains(LocalDate.of(2026, 3, 18));
        assertThat(SpokenDay.in("by the end of the month", from)).contains(LocalDate.of(2026, 3, 31));
        assertThat(SpokenDay.in("as soon as possible", from)).isEmpty();
    }

    @Test
    void anEmailHasGapsWhereTheDealIsSilent() {
        var deal = new Deal(
                "42", "e", Map.of("title", "Ticket counter", "language", "de"), List.of(), List.of(), Map.of());
        var note = new LocalEmail().write(context(Task.EMAIL, deal, "Termin vor Ort vorschlagen"));
        assertThat(note.subject()).isEqualTo("Ticket counter: nächste Schritte");
        assertThat(note.text())
                .contains("[Name der Ansprechperson]")
                .contains("- Termin vor Ort vorschlagen")
                .contains("- gewünschter Liefertermin");
        assertThat(note.open()).isNotEmpty();
    }

    @Test
    void anEmailInFrenchKeepsItsApostrophes() {
        var deal = new Deal(
                "42",
                "e",
                Map.of("title", "Guichet", "language", "fr", "valid_until", "2026-05-31"),
                List.of(),
                List.of(),
                Map.of());
        assertThat(new LocalEmail().write(context(Task.EMAIL, deal, "")).text())
                .contains("L'offre est valable jusqu'au 31 mai 2026.")
                .contains("Dans l'attente");
    }

    private static Note write(String notes) {
        var deal = new Deal("42", "e", Map.of("title", "Ticket counter"), List.of(), List.of(), Map.of());
        return new LocalMeeting().write(context(Task.MEETING, deal, notes));
    }

    static Context context(Task task, Deal deal, String text) {
        var body = new JsonMapper().createObjectNode().put("text", text);
        var request = NoteRequest.of(task, "generic", "42", "r-1", body);
        return new Context(new DocumentId("deal-1"), request, deal, Optional.empty(), NOW);
    }
}
