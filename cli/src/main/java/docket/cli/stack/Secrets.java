package docket.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of one Docket, made once and readable by their owner only. */
public final class Secrets {

    private static final int BYTES = 32;

    private final Path directory;

    public Secrets(Path data) {
        this.directory = data.resolve("secrets");
    }

    /** Opens the review service's API. */
    public String apiToken() {
        return secret("api-token");
    }

    /** Signs what the CRM sends. */
    public String crmSecret() {
        return secret("crm-secret");
    }

    /** Makes clients of the door to models. */
    public String gatewayKey() {
        return secret("gateway-key");
    }

    /** Signs what is posted to the system that books invoices. */
    public String webhookSecret() {
        return secret("webhook-secret");
    }

    /** Signs exported audit trails. */
    public String auditKey() {
        return secret("audit-key");
    }

    private String secret(String name) {
        var file = directory.resolve(name);
        try {
            if (!Files.exists(file)) make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void make(Path file) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var draft = Files.createTempFile(
                directory,
                file.getFileName().toString(),
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, secret);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
