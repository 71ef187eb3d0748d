package docket.reader;

import docket.documents.Documents;
import docket.messages.DocumentId;
import java.util.Optional;

/** The pages of documents on the shelf: read once, kept beside the document, loaded by every service behind. */
public final class StoredPages {

    /** The key of a document's pages under the document. */
    public static final String STEP = "pages/" + Reader.VERSION;

    private static final String UNLOCKED = "unlocked";

    private final Documents documents;
    private final Reader reader;

    public StoredPages(Documents documents, Reader reader) {
        this.documents = documents;
        this.reader = reader;
    }

    /** Reads a document and keeps its pages; what is refused is not kept. */
    public ReadResult read(DocumentId id, byte[] bytes, String fileName) {
        return read(id, bytes, fileName, "");
    }

    /**
     * As {@link #read(DocumentId, byte[], String)}, with a password, which is tried and not kept. Of a PDF that it opened
     * a copy without the lock is kept beside the words, from which pages are drawn.
     */
    public ReadResult read(DocumentId id, byte[] bytes, String fileName, String password) {
        var read = reader.readToStore(bytes, fileName, password);
        if (read.result() instanceof ReadResult.Read(var pages)) {
            if (!password.isEmpty() && pages.mediaType().equals(Pages.PDF)) {
                ReadingPool.unlock(bytes, password)
                        .ifPresent(open -> documents.putIfAbsent(id, UNLOCKED, open, Pages.PDF));
            }
            var stored = read.stored();
            documents.putIfAbsent(id, STEP, stored != null ? stored : pages.toJson(), "application/json");
        }
        return read.result();
    }

    /**
     * The pages of a document that was read before; one read by an older version is read again.
     *
     * @throws IllegalStateException if the document cannot be read
     */
    public Pages of(DocumentId id) {
        return of(id, Integer.MAX_VALUE);
    }

    /**
     * As {@link #of(DocumentId)}; of a long document only the first pages and the last one have their words.
     *
     * @param most how many of the first pages
     */
    public Pages of(DocumentId id, int most) {
        return documents.file(id, STEP, json -> Pages.fromJson(json, most)).orElseGet(() -> again(id));
    }

    /**
     * A page as a picture, of a PDF that needed a password too.
     *
     * @param number counted from 1
     * @return empty when there is no such page or it cannot be drawn
     */
    public Optional<byte[]> picture(DocumentId id, int number, int dpi) {
        var pages = documents.file(id, STEP, json -> Pages.fromJson(json, Integer.MAX_VALUE));
        // What was set on paper by our own hand is drawn from its words; the file need not be read again.
        if (pages.isPresent() && !hasLooks(pages.get().mediaType())) return PageImages.png(pages.get(), number, dpi);
        return PageImages.png(documents.bytes(id), number, dpi)
                .or(() -> documents.file(id, UNLOCKED).flatMap(open -> PageImages.png(open, number, dpi)));
    }

    private static boolean hasLooks(String mediaType) {
        return mediaType.equals(Pages.PDF) || mediaType.startsWith("image/");
    }

    private Pages again(DocumentId id) {
        var original = documents.original(id);
        var bytes = documents.file(id, UNLOCKED).orElseGet(() -> documents.bytes(id));
        return switch (read(id, bytes, original.fileName())) {
            case ReadResult.Read(var pages) -> pages;
            case ReadResult.Refused(var _, var reason) ->
                throw new IllegalStateException(id + " cannot be read: " + reason);
        };
    }
}
