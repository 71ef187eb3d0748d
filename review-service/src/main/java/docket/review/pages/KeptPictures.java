package docket.review.pages;

import docket.documents.Documents;
import docket.messages.DocumentId;
import docket.reader.PageImages;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.StoredPages;
import docket.review.PagePictures;
import java.util.List;
import java.util.Optional;

/** Pictures that are drawn when first asked for and kept with the document. */
final class KeptPictures implements PagePictures {

    private static final int DOTS_PER_INCH = 150;

    private final Documents documents;
    private final StoredPages stored;

    KeptPictures(Documents documents) {
        this.documents = documents;
        this.stored = new StoredPages(documents, new Reader());
    }

    @Override
    public List<Size> sizes(DocumentId document) {
        if (!documents.has(document)) return List.of();
        return pages(document)
                .map(pages -> pages.pages().stream()
                        .map(page -> new Size(page.width(), page.height()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<Word> words(DocumentId document, int page) {
        if (!documents.has(document)) return List.of();
        return pages(document)
                .filter(pages -> page >= 1 && page <= pages.pages().size())
                .map(pages -> pages.pages().get(page - 1).words().stream()
                        .map(word -> new Word(word.text(), word.x(), word.y(), word.width(), word.height()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<byte[]> png(byte[] pdf, int page) {
        return PageImages.png(pdf, page, DOTS_PER_INCH);
    }

    /** The services keep the pages they read; a document no service got to is read here. */
    private Optional<Pages> pages(DocumentId document) {
        var kept = documents.file(document, "pages/" + Reader.VERSION).map(Pages::fromJson);
        if (kept.isPresent()) return kept;
        var name = documents.original(document).fileName();
        return new Reader().read(documents.bytes(document), name) instanceof ReadResult.Read(Pages pages)
                ? Optional.of(pages)
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> png(DocumentId document, int page) {
        if (!documents.has(document)) return Optional.empty();
        var name = "pictures/" + Reader.VERSION + "/" + DOTS_PER_INCH + "/" + page + ".png";
        var kept = documents.file(document, name);
        if (kept.isPresent()) return kept;
        var drawn = stored.picture(document, page, DOTS_PER_INCH);
        drawn.ifPresent(png -> documents.putIfAbsent(document, name, png, "image/png"));
        return drawn;
    }
}
