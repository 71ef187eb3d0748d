package docket.gateway.web;

import docket.gateway.AskTask;
import docket.gateway.Hosts;
import docket.gateway.config.Setup;
import docket.model.Catalogue;
import docket.model.assembly.Models;
import docket.model.reach.Places;
import docket.model.reach.Places.Order;
import docket.model.reach.Places.Ordered;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which models there are, how the places stand where they are asked, and how the door is set up. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "key")
@Tag(name = "Models")
@RunOnVirtualThread
class ModelsAndPlaces {

    private final Door door;
    private final Operator operator;
    private final Catalogue catalogue;
    private final Places places;
    private final Models models;
    private final Hosts hosts;
    private final AskTask askTask;
    private final Setup setup;

    ModelsAndPlaces(
            Door door,
            Operator operator,
            Catalogue catalogue,
            Places places,
            Models models,
            Hosts hosts,
            AskTask askTask,
            Setup setup) {
        this.door = door;
        this.operator = operator;
        this.catalogue = catalogue;
        this.places = places;
        this.models = models;
        this.hosts = hosts;
        this.askTask = askTask;
        this.setup = setup;
    }

    @GET
    @Path("/models")
    @Operation(operationId = "models", summary = "The models you can ask, and how their places stand")
    @APIResponse(
            responseCode = "200",
            description = "Models",
            content = @Content(schema = @Schema(implementation = Views.ModelsView.class)))
    public Views.ModelsView models(@Context HttpHeaders headers) {
        if (!operator.is(headers)) door.known(headers);
        var seen = places.views().stream()
                .collect(Collectors.toMap(place -> place.model() + "/" + place.route(), Function.identity()));
        return new Views.ModelsView(
                askTask.defaultModel(),
                catalogue.models().values().stream()
                        .sorted(Comparator.comparing(Catalogue.Model::name))
                        .map(model -> view(model, seen))
                        .toList());
    }

    private Views.ModelView view(Catalogue.Model model, Map<String, Places.View> seen) {
        return new Views.ModelView(
                model.name(),
                model.family(),
                hosts.missing(model.name()).isEmpty(),
                model.routes().stream()
                        .map(route -> place(route, seen.get(model.name() + "/" + route.name())))
                        .toList());
    }

    private static Views.PlaceView place(Catalogue.Route route, Places.@Nullable View seen) {
        return seen == null
                ? new Views.PlaceView(route.name(), route.region(), "open", "")
                : new Views.PlaceView(
                        route.name(),
                        route.region(),
                        seen.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        seen.why());
    }

    @PUT
    @Path("/models/{model}/places/{place}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "steer",
            summary = "Close a place by hand, keep it open, or let its calls judge it; for operators")
    @APIResponse(responseCode = "204", description = "Done; every process follows within seconds")
    public void steer(
            @Context HttpHeaders headers,
            @PathParam("model") String name,
            @PathParam("place") String place,
            Views.Steering wanted) {
        operator.only(headers);
        var model = catalogue
                .model(name)
                .filter(found ->
                        found.routes().stream().anyMatch(route -> route.name().equals(place)))
                .orElseThrow(() -> Problem.of(
                        404, "unknown-place", "Not found", "The catalogue has no such place; see /v1/models."));
        if (wanted == null || wanted.why() == null || wanted.why().isBlank())
            throw Problem.of(422, "invalid", "Not valid", "\"why\" is missing: others will want to know.");
        switch (wanted.state() == null ? "" : wanted.state()) {
            case "closed" -> models.order(new Ordered(model.name(), place, Order.CLOSE, wanted.why()));
            case "open" -> models.order(new Ordered(model.name(), place, Order.KEEP_OPEN, wanted.why()));
            case "judged" -> models.withdraw(model.name(), place, wanted.why());
            default -> throw Problem.of(422, "invalid", "Not valid", "\"state\" must be closed, open or judged.");
        }
    }

    @GET
    @Path("/setup")
    @Operation(operationId = "setup", summary = "How the door is set up; for operators")
    @APIResponse(
            responseCode = "200",
            description = "Settings",
            content = @Content(schema = @Schema(implementation = Views.SetupView.class)))
    public Views.SetupView setup(@Context HttpHeaders headers) {
        operator.only(headers);
        var missing = hosts.missing(askTask.defaultModel());
        return new Views.SetupView(
                askTask.defaultModel(),
                missing.isEmpty(),
                missing.orElse(""),
                setup.bedrock(),
                setup.openai(),
                setup.known(),
                setup.guardrails(),
                setup.provider(),
                setup.batches(),
                catalogue.models().size());
    }
}
