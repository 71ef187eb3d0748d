package docket.contract.config;

import docket.contract.Playbook;
import docket.contract.playbook.PlaybookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The house's playbook as its file says it now. A file that says what no playbook says leaves the last one in force; an
 * emptied one, or none, means the usual one.
 */
final class WatchedPlaybook implements Supplier<Playbook> {

    private static final Logger LOG = Logger.getLogger(WatchedPlaybook.class);
    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    private final @Nullable Path file;
    private Playbook playbook;
    private @Nullable FileTime changed;
    private long looked = System.nanoTime() - EVERY;

    /**
     * @param named by an operator; must be there and right
     * @param kept where the workbench writes one if none is named; may be missing
     * @throws PlaybookFile.Wrong if it is no playbook now
     */
    WatchedPlaybook(Optional<Path> named, Optional<Path> kept) {
        this.file = named.or(() -> kept).orElse(null);
        this.playbook = named.map(PlaybookFile::read)
                .or(() -> kept.filter(Files::exists).map(WatchedPlaybook::read))
                .orElseGet(PlaybookFile::usual);
    }

    @Override
    public synchronized Playbook get() {
        var place = file;
        if (place == null || System.nanoTime() - looked < EVERY) return playbook;
        looked = System.nanoTime();
        try {
            if (!Files.exists(place)) return playbook;
            var now = Files.getLastModifiedTime(place);
            if (now.equals(changed)) return playbook;
            changed = now;
            playbook = read(place);
            LOG.infof("%s counts from now on", place);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.warnf("the playbook before stays in force: %s", e.getMessage());
        }
        return playbook;
    }

    private static Playbook read(Path file) {
        try {
            return Files.readString(file).isBlank() ? PlaybookFile.usual() : PlaybookFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read playbook " + file, e);
        }
    }
}
