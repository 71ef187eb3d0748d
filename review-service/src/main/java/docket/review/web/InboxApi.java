package docket.review.web;

import docket.review.AuditTrail;
import docket.review.Inbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes uploads. */
@Path("/api/inbox")
@RunOnVirtualThread
class InboxApi {

    private static final int LONGEST_NAME = 200;
    private static final int TOO_LARGE = 413;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final Inbox inbox;
    private final AuditTrail trail;
    private final Visitor visitor;

    InboxApi(Inbox inbox, AuditTrail trail, Visitor visitor) {
        this.inbox = inbox;
        this.trail = trail;
        this.visitor = visitor;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response put(
            @RestQuery @Nullable String name,
            @RestHeader("X-Docket-Password") @Nullable String password,
            byte @Nullable [] bytes) {
        var content = bytes == null ? new byte[0] : bytes;
        if (content.length > LARGEST) throw new Problem(TOO_LARGE, "Too large", "A file may have at most 50 MB.");
        var object = inbox.put(checked(name), content, decoded(password));
        trail.note(visitor.person().mail(), "uploaded", object.documentId().value(), object.key());
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("id", object.documentId().value(), "key", object.key()))
                .build();
    }

    /** In base64, since a header takes no umlauts. */
    private static String decoded(@Nullable String password) {
        if (password == null || password.isBlank()) return "";
        try {
            return new String(Base64.getDecoder().decode(password.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("X-Docket-Password is not base64. Encode the password's UTF-8 bytes.");
        }
    }

    private static String checked(@Nullable String name) {
        if (name == null || name.isBlank()) throw Problem.invalid("Say the file's name: /api/inbox?name=invoice.pdf");
        var plain = name.strip();
        if (plain.length() > LONGEST_NAME) {
            throw Problem.invalid("The file's name is longer than " + LONGEST_NAME + " characters. Shorten it.");
        }
        if (plain.contains("/") || plain.contains("\\") || plain.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("The file's name contains a slash or a control character. Send the name alone.");
        }
        return plain;
    }
}
