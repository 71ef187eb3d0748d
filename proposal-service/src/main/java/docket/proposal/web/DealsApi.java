package docket.proposal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.CrmDoors;
import docket.proposal.Deal;
import docket.proposal.Deal.UnreadableDeal;
import docket.proposal.DealRecords.CrmAway;
import docket.proposal.DealScores;
import docket.proposal.crm.CrmRecords;
import docket.proposal.scoring.ClosedDeal;
import docket.proposal.scoring.ClosedDeals;
import docket.proposal.scoring.DealFile;
import docket.proposal.scoring.DealLearning;
import docket.proposal.scoring.Signals;
import docket.proposal.scoring.UnfitDeals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Closed deals in, a model learned of them, and its word on open ones. For programs with the API token. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DealsApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 20_000;
    private static final int AWAY = 502;
    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNFIT = 422;

    private final ClosedDeals deals;
    private final DealLearning learning;
    private final DealScores scores;
    private final Deal.Format format;
    private final CrmDoors crms;

    DealsApi(ClosedDeals deals, DealLearning learning, DealScores scores, Deal.Format format, CrmDoors crms) {
        this.crms = crms;
        this.deals = deals;
        this.learning = learning;
        this.scores = scores;
        this.format = format;
    }

    /** Closed deals as JSON: {@code {"deals": [{"id", "won", "closed_on", "synthetic", "signals": {…}}]}}. */
    @POST
    @Path("/closed")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@QueryParam("anew") boolean anew, byte[] body) {
        try {
            return Response.ok(learning.take(closed(JSON.readTree(body)), anew)).build();
        } catch (IOException | DateTimeException e) {
            return Problem.answer(
                    BAD, "No closed deals", "Send {\"deals\": [{\"id\", \"won\", \"closed_on\", \"signals\"}]}.");
        }
    }

    /** Reads the closed deals of a CRM that is set up, by its mapping. */
    @POST
    @Path("/closed/{crm}")
    public Response read(@PathParam("crm") String crm, @QueryParam("anew") boolean anew) {
        if (!(crms.records().get(crm) instanceof CrmRecords records))
            return Problem.answer(
                    NOT_FOUND,
                    "No such CRM is read",
                    crms.records().isEmpty()
                            ? "Access to none is set up; docs/crm.md tells how."
                            : "Access is set up to "
                                    + String.join(", ", crms.records().keySet()) + ".");
        try {
            return Response.ok(learning.take(records.closed(MOST), anew)).build();
        } catch (CrmAway e) {
            return Problem.answer(AWAY, "The CRM gave no deals", String.valueOf(e.getMessage()));
        }
    }

    /** Closed deals as CSV. */
    @POST
    @Path("/closed")
    @Consumes("text/csv")
    public Response takeFile(@QueryParam("anew") boolean anew, String body) throws IOException {
        try {
            var file = DealFile.read(new StringReader(body));
            var told = new LinkedHashMap<>(learning.take(file.deals(), anew));
            told.put("left_out", file.leftOut());
            return Response.ok(told).build();
        } catch (UnfitDeals e) {
            return Problem.answer(BAD, "No closed deals", String.valueOf(e.getMessage()));
        }
    }

    private static List<ClosedDeal> closed(JsonNode body) {
        var closed = new ArrayList<ClosedDeal>();
        for (var deal : body.path("deals")) {
            var signals = new TreeMap<String, String>();
            deal.path("signals")
                    .properties()
                    .forEach(signal -> signals.put(
                            Signals.name(signal.getKey()), signal.getValue().asText()));
            closed.add(new ClosedDeal(
                    deal.path("id").asText(),
                    deal.path("won").asBoolean(),
                    LocalDate.parse(deal.path("closed_on").asText()),
                    deal.path("synthetic").asBoolean(),
                    signals));
        }
        return closed;
    }

    /** Learns; answers with the figures on deals the model had not seen. */
    @POST
    @Path("/model")
    public Response learn() {
        try {
            return Response.ok(learning.learn()).build();
        } catch (UnfitDeals e) {
            return Problem.answer(UNFIT, "Nothing was learned", String.valueOf(e.getMessage()));
        }
    }

    /** The figures of the model in force. */
    @GET
    @Path("/model")
    public Response model() throws IOException {
        var judged = deals.judgement();
        return judged.isEmpty()
                ? Problem.answer(
                        NOT_FOUND, "No model is in force", "Import closed deals and train: docket train deals.")
                : Response.ok(JSON.readTree(judged.get())).build();
    }

    /** What the model in force says of a deal, in the form of the generic webhook. Nothing is kept. */
    @POST
    @Path("/score")
    public Response score(byte[] body) {
        try {
            return scores.score(format.read(body))
                    .map(score -> Response.ok(score).build())
                    .orElseGet(() -> Problem.answer(
                            NOT_FOUND,
                            "No score",
                            known().isEmpty()
                                    ? "No model is in force. Import closed deals and train: docket train deals."
                                    : "The deal tells less than two of the signals the model knows: "
                                            + String.join(", ", known())));
        } catch (UnreadableDeal e) {
            return Problem.answer(BAD, "No deal", String.valueOf(e.getMessage()));
        }
    }

    private List<String> known() {
        return deals.inForce()
                .map(model -> model.features().stream()
                        .map(feature -> feature.signal())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
