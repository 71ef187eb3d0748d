package docket.proposal.web;

import docket.proposal.messaging.DealOutbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response receive(
            @HeaderParam(CrmWebhooks.TIMESTAMP) @Nullable String timestamp,
            @HeaderParam(CrmWebhooks.SIGNATURE) @Nullable String signature,
            byte @Nullable [] body) {
        var answer = webhooks.receive(timestamp, signature, body == null ? new byte[0] : body);
        if (answer.accepted()) outbox.nudge();
        return Response.status(answer.status())
                .type(answer.mediaType())
                .entity(answer.body())
                .build();
    }
}
