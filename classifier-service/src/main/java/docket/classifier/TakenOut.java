package docket.classifier;

import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files taken out of one container, as they are remembered beside it.
 *
 * @param whole whether nothing but these is in it, so that nobody reads it besides
 * @param left how many files stayed inside, because it lies too deep in others or they brought too many already
 */
record TakenOut(List<File> files, int left, Instant at, boolean whole) {

    TakenOut {
        files = List.copyOf(files);
    }

    /** @param duplicateOf the document whose bytes are the same; null for a new one */
    record File(
            DocumentId id,
            String fileName,
            String source,
            String sha256,
            long bytes,
            Instant receivedAt,
            @Nullable DocumentId duplicateOf) {

        DocumentUnpacked.Part part() {
            return new DocumentUnpacked.Part(id, fileName, bytes);
        }
    }

    /** As in {@code 3 files went their own way}. */
    String note() {
        return files.size() == 1 ? "one file went its own way" : files.size() + " files went their own way";
    }
}
