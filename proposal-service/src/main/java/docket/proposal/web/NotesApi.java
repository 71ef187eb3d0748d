package docket.proposal.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.ReceivedDeals.Task;
import docket.proposal.assist.DraftNote;
import docket.proposal.assist.NoteRequest;
import docket.proposal.assist.NoteRequest.BadRequest;
import docket.proposal.messaging.DealOutbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Asks for a draft about a deal: an e-mail, the summary of a meeting, a research brief. It is written later, waits for a
 * person, and goes into the CRM as a note after a yes.
 */
@Path("/api/deals/{crm}/{deal}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NotesApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ACCEPTED = 202;
    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_ID = 200;

    private final DraftNote notes;
    private final DealOutbox outbox;

    NotesApi(DraftNote notes, DealOutbox outbox) {
        this.notes = notes;
        this.outbox = outbox;
    }

    /**
     * @param what {@code email}, {@code meeting} or {@code research}
     * @param body {@code {"request_id"?, "text"?, "purpose"?, "on"?, "sources"?: [{"name", "text"}], "budget"?: {"steps",
     *     "seconds", "tokens"}}}
     */
    @POST
    @Path("/{what}")
    public Response ask(
            @PathParam("crm") String crm, @PathParam("deal") String deal, @PathParam("what") String what, byte[] body) {
        var task = switch (what) {
            case "email" -> Task.EMAIL;
            case "meeting" -> Task.MEETING;
            case "research" -> Task.RESEARCH;
            default -> null;
        };
        if (task == null)
            return Problem.answer(NOT_FOUND, "Nothing of that name", "There are email, meeting and research.");
        if (deal.length() > LONGEST_ID || !crm.matches("[a-z-]{1,40}"))
            return Problem.answer(BAD, "No deal", "Name a CRM as in hubspot or generic, and a deal's id.");
        try {
            var json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            var request = json.path("request_id").asText(UUID.randomUUID().toString());
            var id = notes.ask(NoteRequest.of(task, crm, deal, request, json));
            outbox.nudge();
            return Response.status(ACCEPTED)
                    .entity(Map.of("document_id", id.value()))
                    .build();
        } catch (IOException e) {
            return Problem.answer(BAD, "No JSON", "Send one JSON object.");
        } catch (BadRequest e) {
            return Problem.answer(
                    BAD, "No " + what.toLowerCase(Locale.ROOT) + " can be drafted", String.valueOf(e.getMessage()));
        }
    }
}
