package docket.review.web;

import docket.review.AuditFile;
import docket.review.AuditKey;
import docket.review.AuditTrail;
import docket.transport.aws.Secrets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The audit trail as a file that can be verified without Docket. */
@Path("/api/audit")
@RunOnVirtualThread
class AuditApi {

    private final AuditTrail trail;
    private final Visitor visitor;
    private final @Nullable Supplier<AuditKey> key;

    AuditApi(AuditTrail trail, Visitor visitor, @ConfigProperty(name = "docket.audit.key") Optional<String> key) {
        this.trail = trail;
        this.visitor = visitor;
        this.key = key.filter(seed -> !seed.isBlank()).map(AuditApi::signing).orElse(null);
    }

    /** A key in the setting itself is looked at now; one that is kept elsewhere when somebody exports. */
    private static Supplier<AuditKey> signing(String setting) {
        if (Secrets.isKept(setting)) {
            var seed = Secrets.named(setting);
            return () -> AuditKey.of(seed.get());
        }
        var fixed = AuditKey.of(setting);
        return () -> fixed;
    }

    @GET
    public Response export() throws IOException {
        trail.note(visitor.person().mail(), "exported the audit trail", "", "");
        var out = new StringBuilder();
        var file = new AuditFile.Writer(out, trail.tenant());
        trail.read(entry -> {
            try {
                file.add(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        file.end(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), key == null ? null : key.get());
        return DocumentsApi.download("docket-audit.txt", out.toString().getBytes(StandardCharsets.UTF_8));
    }
}
