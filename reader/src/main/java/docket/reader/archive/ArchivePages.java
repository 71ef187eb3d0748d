package docket.reader.archive;

import docket.reader.Attachment;
import docket.reader.FileNames;
import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.office.OdfPages;
import docket.reader.office.OoxmlPages;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Paper;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A ZIP file: an office document when it is one inside, else a list of the files it holds. */
public final class ArchivePages {

    /** Files one archive may hand on. */
    static final int MOST_FILES = 200;

    private ArchivePages() {}

    public static Pages zip(byte[] bytes) throws NotAccepted {
        try (var parts = ZipParts.open(bytes)) {
            if (OoxmlPages.isOne(parts)) return OoxmlPages.read(parts);
            if (OdfPages.isOne(parts)) return OdfPages.read(parts);
            return archive(bytes, parts);
        }
    }

    /** A gzip file holds one file; its own name for it is not asked. */
    public static Pages gzip(byte[] bytes) throws NotAccepted {
        Nesting.check(bytes);
        var inside = Nesting.gunzip(bytes);
        if (inside.length == 0) throw new NotAccepted("The gzip file is empty.");
        return listed(Pages.GZIP, List.of(new Attachment("content", Attachment.UNTOLD, inside)));
    }

    private static Pages archive(byte[] bytes, ZipParts parts) throws NotAccepted {
        var files =
                parts.files().stream().filter(entry -> !isJunk(entry.getName())).toList();
        if (files.isEmpty()) throw new NotAccepted("The archive is empty.");
        if (files.size() > MOST_FILES) {
            throw new NotAccepted(
                    "The archive holds too many files (" + files.size() + ", at most " + MOST_FILES + ").");
        }
        if (files.stream().anyMatch(file -> file.getGeneralPurposeBit().usesEncryption()))
            throw NotAccepted.needsPassword("The archive");
        Nesting.check(bytes);
        var attachments = new ArrayList<Attachment>();
        for (var file : files) {
            attachments.add(new Attachment(FileNames.shown(file.getName()), Attachment.UNTOLD, parts.read(file)));
        }
        return listed(Pages.ZIP, attachments);
    }

    /** What programs leave in archives for themselves. */
    private static boolean isJunk(String name) {
        return name.startsWith("__MACOSX/")
                || name.endsWith("/.DS_Store")
                || name.equals(".DS_Store")
                || name.endsWith("Thumbs.db");
    }

    private static Pages listed(String type, List<Attachment> files) throws NotAccepted {
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph(List.of(Span.heading("Archive", 2))));
        for (Attachment file : files) blocks.add(Paragraph.of(file.name() + "  " + file.bytes().length + " bytes"));
        return new Pages(type, Paper.pages(blocks), files, Map.of("textLayer", "full"));
    }
}
