package docket.gateway.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.gateway.ApiKey;
import docket.gateway.Batches;
import docket.gateway.Client;
import docket.gateway.Clients;
import docket.gateway.Jobs;
import docket.model.store.PostgresBudget;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers that took longer, and who may ask. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "key")
@RunOnVirtualThread
class JobsAndClients {

    private final Door door;
    private final Jobs jobs;
    private final Batches batches;
    private final Clients clients;
    private final PostgresBudget budget;
    private final Operator operator;
    private final ObjectMapper json;

    JobsAndClients(
            Door door,
            Jobs jobs,
            Batches batches,
            Clients clients,
            PostgresBudget budget,
            Operator operator,
            ObjectMapper json) {
        this.door = door;
        this.jobs = jobs;
        this.batches = batches;
        this.clients = clients;
        this.budget = budget;
        this.operator = operator;
        this.json = json;
    }

    @GET
    @Path("/jobs/{id}")
    @Tag(name = "Jobs")
    @Operation(operationId = "job", summary = "How far a job is, and its answer")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content = @Content(schema = @Schema(implementation = Views.JobView.class)))
    public Response job(@Context HttpHeaders headers, @PathParam("id") String id) throws JsonProcessingException {
        var client = door.known(headers);
        var job = jobs.find(client, id)
                .or(() -> batches.find(client.name(), id).map(row -> batched(id, row)))
                .orElseThrow(() -> Problem.of(404, "unknown-job", "Not found", "You have no such job."));
        var body = json.createObjectNode().put("job", id).put("state", job.state());
        if (job.body() != null)
            body.set(job.state().equals("failed") ? "problem" : "answer", json.readTree(job.body()));
        return Response.ok(body.toString()).build();
    }

    private static Jobs.View batched(String id, Batches.Answer row) {
        var state = switch (row.state()) {
            case "answered" -> "done";
            case "failed" -> "failed";
            case "waiting" -> "waiting";
            default -> "running";
        };
        return new Jobs.View(id, state, null, row.answer().orElse(null));
    }

    @GET
    @Path("/budget")
    @Tag(name = "Clients")
    @Operation(operationId = "budget", summary = "The tokens you have left today")
    @APIResponse(
            responseCode = "200",
            description = "Tokens",
            content = @Content(schema = @Schema(implementation = Views.UsageView.class)))
    public Response budget(@Context HttpHeaders headers) {
        var client = door.known(headers);
        long left = budget.left(client.name(), "*");
        var body = json.createObjectNode().put("client", client.name());
        if (left != Long.MAX_VALUE) body.put("tokensLeft", left);
        return Response.ok(body.toString()).build();
    }

    @POST
    @Path("/clients")
    @Consumes(MediaType.APPLICATION_JSON)
    @Tag(name = "Clients")
    @Operation(operationId = "keepClient", summary = "Let somebody ask; for operators")
    @APIResponse(
            responseCode = "201",
            description = "The key, shown this once",
            content = @Content(schema = @Schema(implementation = Views.ClientKey.class)))
    public Response keep(@Context HttpHeaders headers, Views.NewClient wanted) {
        operator.only(headers);
        if (wanted == null || wanted.name() == null)
            throw Problem.of(422, "invalid", "Not valid", "\"name\" is missing.");
        if (Client.isOfProvider(wanted.name()))
            throw Problem.of(
                    422,
                    "invalid",
                    "Not valid",
                    "Names that begin with \"oidc.\" are the identity provider's; take another.");
        Client client;
        try {
            client = new Client(
                    wanted.name(),
                    wanted.tenant() == null ? wanted.name() : wanted.tenant(),
                    wanted.roles() == null ? Set.of() : wanted.roles(),
                    wanted.callsPerMinute() == null ? 60 : wanted.callsPerMinute());
        } catch (IllegalArgumentException e) {
            throw Problem.of(422, "invalid", "Not valid", String.valueOf(e.getMessage()));
        }
        var key = ApiKey.mint();
        clients.keep(client, key);
        var tokens = wanted.tokensPerDay();
        budget.limit(client.name(), "*", tokens == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, tokens)));
        return Response.status(201)
                .entity(new Views.ClientKey(client.name(), client.tenant(), key.secret()))
                .build();
    }

    @DELETE
    @Path("/clients/{name}")
    @Tag(name = "Clients")
    @Operation(operationId = "revokeClient", summary = "Let somebody ask no more; for operators")
    @APIResponse(responseCode = "204", description = "The key opens nothing any more")
    public void revoke(@Context HttpHeaders headers, @PathParam("name") String name) {
        operator.only(headers);
        if (!clients.revoke(name))
            throw Problem.of(404, "unknown-client", "Not found", "There is no client of that name.");
    }
}
