package docket.gateway.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.gateway.AskTask;
import docket.gateway.Task;
import docket.gateway.Told;
import docket.model.Chunk;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The four things that can be asked, at once or as a stream of words. */
@Path("/v1")
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key (dk_…) of the gateway, or a token of the identity provider")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
@SecurityRequirement(name = "key")
@APIResponse(
        responseCode = "202",
        description = "Will be answered; see Location",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = Views.JobView.class)))
@APIResponse(
        responseCode = "4XX",
        description = "Ask otherwise, or later",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = Views.ProblemView.class)))
@APIResponse(
        responseCode = "5XX",
        description = "No answer from a model",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = Views.ProblemView.class)))
class Tasks {

    private static final String SAME = "The same key with the same body is answered once and told again for a day";
    private static final String LATER =
            "respond-async: answered with 202 and a job; batch: within hours, at half the price";

    private final Door door;
    private final AskTask askTask;

    Tasks(Door door, AskTask askTask) {
        this.door = door;
        this.askTask = askTask;
    }

    @POST
    @Path("/summarize")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "summarize", summary = "Say a text in fewer words")
    @APIResponse(
            responseCode = "200",
            description = "The summary",
            content = @Content(schema = @Schema(implementation = Views.Summary.class)))
    public Response summarize(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Parameter(description = SAME) @Nullable String key,
            @HeaderParam("Prefer") @Parameter(description = LATER) @Nullable String prefer,
            Task.Summarize task) {
        return door.serve(headers, "summarize", given(task), key, prefer);
    }

    @POST
    @Path("/classify")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "classify", summary = "Say which label fits a text best")
    @APIResponse(
            responseCode = "200",
            description = "The label",
            content = @Content(schema = @Schema(implementation = Views.Classified.class)))
    public Response classify(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Parameter(description = SAME) @Nullable String key,
            @HeaderParam("Prefer") @Parameter(description = LATER) @Nullable String prefer,
            Task.Classify task) {
        return door.serve(headers, "classify", given(task), key, prefer);
    }

    @POST
    @Path("/extract")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "extract", summary = "Find what a JSON Schema asks for in a text")
    @APIResponse(
            responseCode = "200",
            description = "What was found, sound by the schema",
            content = @Content(schema = @Schema(implementation = Views.Extracted.class)))
    public Response extract(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Parameter(description = SAME) @Nullable String key,
            @HeaderParam("Prefer") @Parameter(description = LATER) @Nullable String prefer,
            Task.Extract task) {
        return door.serve(headers, "extract", given(task), key, prefer);
    }

    @POST
    @Path("/generate")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "generate", summary = "Answer a prompt, in words or as JSON of a schema")
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            content = @Content(schema = @Schema(implementation = Views.Generated.class)))
    public Response generate(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Parameter(description = SAME) @Nullable String key,
            @HeaderParam("Prefer") @Parameter(description = LATER) @Nullable String prefer,
            Task.Generate task) {
        return door.serve(headers, "generate", given(task), key, prefer);
    }

    @POST
    @Path("/summarize/stream")
    @Blocking // who may come in is a question to the database
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> streamSummary(@Context HttpHeaders headers, @Context Sse sse, Task.Summarize task) {
        return stream(headers, sse, given(task));
    }

    @POST
    @Path("/generate/stream")
    @Blocking // who may come in is a question to the database
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> streamAnswer(@Context HttpHeaders headers, @Context Sse sse, Task.Generate task) {
        return stream(headers, sse, given(task));
    }

    private static <T extends Task> T given(T task) {
        if (task == null) throw Problem.of(400, "unreadable", "Not readable", "The body is missing. See /docs.");
        return task;
    }

    /** Events: words, restarted (forget the words so far), then answer or problem. */
    private Multi<OutboundSseEvent> stream(HttpHeaders headers, Sse sse, Task task) {
        var guest = door.admit(headers);
        var fresh = Door.fresh(headers);
        return Multi.createFrom().emitter(emitter -> {
            var thread = Thread.ofVirtual().name("stream").start(() -> {
                Told told = askTask.stream(task, guest.client(), fresh, chunk -> tell(emitter, sse, chunk));
                emitter.emit(event(
                        sse,
                        told.isProblem() ? "problem" : "answer",
                        told.body().toString()));
                emitter.complete();
            });
            emitter.onTermination(thread::interrupt); // Nobody listens any more, so nobody shall pay for more words.
        });
    }

    private static void tell(MultiEmitter<? super OutboundSseEvent> emitter, Sse sse, Chunk chunk) {
        var data = new ObjectNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance);
        switch (chunk) {
            case Chunk.Words(var text) ->
                emitter.emit(event(sse, "words", data.put("text", text).toString()));
            case Chunk.UsesTool(var tool) ->
                emitter.emit(event(sse, "tool", data.put("tool", tool).toString()));
            case Chunk.Restarted(var why) ->
                emitter.emit(event(sse, "restarted", data.put("why", why).toString()));
        }
    }

    private static OutboundSseEvent event(Sse sse, String name, String data) {
        return sse.newEventBuilder().name(name).data(data).build();
    }
}
