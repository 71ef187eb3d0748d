package docket.review.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The API in words: one OpenAPI document, kept by hand and held to the routes by a test, for programs as it is and for
 * people as a page. A generator in the running service would cost memory for what changes with the code only.
 */
@Path("/")
@RunOnVirtualThread
class ApiReference {

    private static final String RESOURCE = "/api/openapi.json";

    private final Lists lists;
    private final Visitor visitor;

    ApiReference(Lists lists, Visitor visitor) {
        this.lists = lists;
        this.visitor = visitor;
    }

    /** One thing that can be asked. @param parameters as a list in words */
    public record Route(String method, String path, String summary, String parameters, String body) {}

    @GET
    @Path("api/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public String openApi() {
        return text();
    }

    @GET
    @Path("api-reference")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Pages.apiReference(lists.frame(visitor, "api"), routes());
    }

    static List<Route> routes() {
        var routes = new ArrayList<Route>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> routes.add(route(path.getKey(), method.getKey(), method.getValue()))));
        return routes;
    }

    private static Route route(String path, String method, JsonNode operation) {
        var parameters = StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(each -> each.path("name").asText() + " – "
                        + each.path("description").asText())
                .collect(Collectors.joining("; "));
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                parameters,
                operation.path("requestBody").path("description").asText());
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper().readTree(text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        try (var in = ApiReference.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException("no " + RESOURCE);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
