package docket.reader;

import docket.documents.Documents;
import docket.messages.DocumentId;

/** The pages of documents on the shelf: read once, kept beside the document, loaded by every service behind. */
public final class StoredPages {

    private static final String STEP = "pages/" + Reader.VERSION;

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

    /** As {@link #read(DocumentId, byte[], String)}, with a password, which is tried and not kept. */
    public ReadResult read(DocumentId id, byte[] bytes, String fileName, String password) {
        var result = reader.read(bytes, fileName, password);
        if (result instanceof ReadResult.Read(var pages)) {
            documents.putIfAbsent(id, STEP, pages.toJson(), "application/json");
        }
        return result;
    }

    /**
     * The pages of a document that was read before; one read by an older version is read again.
     *
     * @throws IllegalStateException if the document cannot be read
     */
    public Pages of(DocumentId id) {
        return documents.file(id, STEP).map(Pages::fromJson).orElseGet(() -> again(id));
    }

    private Pages again(DocumentId id) {
        var original = documents.original(id);
        return switch (read(id, documents.bytes(id), original.fileName())) {
            case ReadResult.Read(var pages) -> pages;
            case ReadResult.Refused(var _, var reason) ->
                throw new IllegalStateException(id + " cannot be read: " + reason);
        };
    }
}
