package docket.classifier;

import docket.documents.Documents;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentId;
import docket.reader.Attachment;
import docket.reader.Pages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes the files out of a mail, an archive or a portfolio and puts each on the shelf as a document of its own. Its id
 * is made from the container's, its place in it and its bytes, so that a redelivery makes no second one.
 */
final class TakeOut {

    /** Files within files within files. */
    static final int DEEPEST = 4;
    /** All documents that one upload may bring, however they are nested. */
    static final int MOST_DOCUMENTS = 1_000;

    private static final String STEP = "children/1";
    private static final String LINEAGE = "lineage";

    private final Documents documents;

    TakeOut(Documents documents) {
        this.documents = documents;
    }

    /**
     * How deep a document lies in others.
     *
     * @param allowance how many documents it may bring
     */
    record Lineage(int depth, int allowance) {
        static final Lineage UPLOAD = new Lineage(0, MOST_DOCUMENTS);
    }

    /** What was taken out before; empty for a document that is no container. */
    Optional<TakenOut> find(DocumentId id) {
        return documents.find(id, STEP, TakenOut.class);
    }

    /**
     * @param bytes its own
     * @param pages right after reading, when attachments still have their bytes
     * @return empty when the document is no container, or one without files
     */
    Optional<TakenOut> from(DocumentReceived container, Pages pages, byte[] bytes, Instant now) {
        var invoices = pages.mediaType().equals(Pages.XML)
                ? SeveralInvoices.in(bytes, container.fileName())
                : List.<Attachment>of();
        if (!pages.isContainer() && invoices.isEmpty()) return Optional.empty();
        var inside = invoices.isEmpty()
                ? pages.attachments().stream()
                        .filter(attachment -> attachment.bytes().length > 0)
                        .toList()
                : invoices;
        if (inside.isEmpty()) return Optional.empty();
        var lineage = container.parent() == null
                ? Lineage.UPLOAD
                : documents.find(container.documentId(), LINEAGE, Lineage.class).orElse(Lineage.UPLOAD);
        int many = lineage.depth() >= DEEPEST ? 0 : Math.min(inside.size(), lineage.allowance());
        var further = new Lineage(lineage.depth() + 1, many == 0 ? 0 : (lineage.allowance() - many) / many);
        var files = new ArrayList<TakenOut.File>();
        for (int i = 0; i < many; i++) files.add(keep(container, i, inside.get(i), further, now));
        return Optional.of(documents.keepFirst(
                container.documentId(),
                STEP,
                TakenOut.class,
                new TakenOut(files, inside.size() - many, now, !invoices.isEmpty())));
    }

    private TakenOut.File keep(DocumentReceived container, int place, Attachment file, Lineage lineage, Instant now) {
        var id = id(container.documentId(), place, file.bytes());
        documents.keepFirst(id, LINEAGE, Lineage.class, lineage);
        var kept = documents.keep(id, file.name(), container.source() + "!/" + file.name(), file.bytes(), now);
        var original = kept.original();
        return new TakenOut.File(
                id,
                original.fileName(),
                original.source(),
                original.sha256(),
                original.bytes(),
                original.receivedAt(),
                kept instanceof Documents.Kept.Duplicate(var _, var first) ? first : null);
    }

    private static DocumentId id(DocumentId container, int place, byte[] bytes) {
        var name = List.of(container.value(), Integer.toString(place), Documents.sha256(bytes)).stream()
                .collect(Collectors.joining("\n"));
        return new DocumentId(
                "d-" + Documents.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 20));
    }
}
