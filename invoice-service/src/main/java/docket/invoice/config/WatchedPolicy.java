package docket.invoice.config;

import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.Routing;
import docket.invoice.WatchedFile;
import docket.invoice.policy.PolicyFile;
import docket.messages.Approval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The house's approval policy as its file says it now; one that cannot be read leaves the last one in force. */
final class WatchedPolicy implements Routing {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final WatchedFile<Routing> policy;

    /**
     * @param file may be missing or empty: then checks alone decide
     * @throws PolicyFile.Wrong if it is no policy now
     */
    WatchedPolicy(Path file) {
        bytes(file).ifPresent(WatchedPolicy::read);
        policy = new WatchedFile<>(
                List.of(file.toString()),
                _ -> bytes(file),
                (_, bytes) -> read(bytes),
                Routing.BY_CHECKS,
                EVERY,
                InstantSource.system());
    }

    private static Routing read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.isBlank() ? Routing.BY_CHECKS : PolicyFile.read(text);
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the approval policy " + file, e);
        }
    }

    @Override
    public Optional<Finding> hold(Reading reading) {
        return policy.get().hold(reading);
    }

    @Override
    public Optional<Approval> approval(Reading reading) {
        return policy.get().approval(reading);
    }
}
