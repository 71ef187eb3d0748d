package docket.proposal.web;

import docket.proposal.WebhookRequest;
import docket.proposal.messaging.DealOutbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Where a CRM says that a deal wants a proposal. Answers as soon as the deal is kept. */
@Path("/webhooks/crm")
class CrmWebhook {

    private final CrmWebhooks webhooks;
    private final DealOutbox outbox;

    CrmWebhook(CrmWebhooks webhooks, DealOutbox outbox) {
        this.webhooks = webhooks;
        this.outbox = outbox;
    }

    /** A deal as signed JSON. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response receive(@Context UriInfo address, @Context HttpHeaders headers, byte @Nullable [] body) {
        return receive("", address, headers, body);
    }

    /** @param crm a dialect's name, as in {@code hubspot} */
    @POST
    @Path("/{crm}")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response receive(
            @PathParam("crm") String crm,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            byte @Nullable [] body) {
        var given = new LinkedHashMap<String, String>();
        headers.getRequestHeaders().forEach((name, values) -> given.put(name, values.getFirst()));
        var url = webhooks.publicUrl(address.getRequestUri().toString(), pathAndQuery(address.getRequestUri()));
        var answer = webhooks.receive(crm, new WebhookRequest("POST", url, given, body == null ? new byte[0] : body));
        if (answer.accepted()) outbox.nudge();
        return Response.status(answer.status())
                .type(answer.mediaType())
                .entity(answer.body())
                .build();
    }

    private static String pathAndQuery(URI address) {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }
}
