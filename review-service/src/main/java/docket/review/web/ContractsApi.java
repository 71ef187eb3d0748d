package docket.review.web;

import docket.review.Amendments;
import docket.review.ContractDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All contracts for programs: days, answers, suggestions. */
@Path("/api/contracts")
@RunOnVirtualThread
class ContractsApi {

    private final ContractRoom room;

    ContractsApi(ContractRoom room) {
        this.room = room;
    }

    @GET
    @Path("suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> suggestions() {
        return Map.of("yaml", room.suggestions());
    }

    /** Amendments beside the contracts they change. */
    @GET
    @Path("amendments")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> amendments() {
        var ties = Amendments.of(room.all(null)).stream()
                .map(tie -> {
                    var view = new LinkedHashMap<String, Object>();
                    view.put("document", tie.amendment().id().value());
                    view.put("file", tie.amendment().file());
                    view.put("amends", tie.says());
                    tie.amended().ifPresent(amended -> {
                        view.put("amended", amended.id().value());
                        view.put("amended_file", amended.file());
                    });
                    return view;
                })
                .toList();
        return Map.of("amendments", ties);
    }

    /** @param document this one alone */
    @GET
    @Path("calendar.ics")
    public Response file(@RestQuery @Nullable String document) {
        return Response.ok(
                        room.desk()
                                .calendarFile(room.all(document), Instant.now())
                                .getBytes(StandardCharsets.UTF_8),
                        "text/calendar;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"contracts.ics\"")
                .build();
    }

    @GET
    @Path("calendar")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> days(@RestQuery @Nullable String document) {
        var days = room.desk().days(room.all(document)).stream()
                .map(day -> {
                    var view = new LinkedHashMap<String, Object>();
                    view.put("document", day.document().value());
                    view.put("term", day.term());
                    view.put("on", day.on().toString());
                    view.put("what", day.what());
                    view.put("page", day.page());
                    view.put("quote", day.quote());
                    view.put("notice", day.notice());
                    return view;
                })
                .toList();
        return Map.of("days", days);
    }

    /** @param document ask about this one alone */
    @GET
    @Path("ask")
    @Produces(MediaType.APPLICATION_JSON)
    public ContractDesk.Reply ask(@RestQuery @Nullable String q, @RestQuery @Nullable String document) {
        if (q == null || q.isBlank()) throw Problem.invalid("Ask something: ?q=Which contracts renew next quarter?");
        return room.ask(q.strip(), room.all(document)).orElseThrow(() -> Problem.invalid(ContractRoom.NOT_UNDERSTOOD));
    }
}
