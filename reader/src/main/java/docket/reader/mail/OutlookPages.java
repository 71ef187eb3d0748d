package docket.reader.mail;

import docket.reader.Attachment;
import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.office.RtfPages;
import docket.reader.paper.Block;
import docket.reader.web.HtmlBlocks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Outlook's own mail files (MS-OXMSG), parsed by Apache POI. */
public final class OutlookPages {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private OutlookPages() {}

    public static Pages read(DirectoryNode root) throws NotAccepted, IOException {
        try (var message = new MAPIMessage(root)) {
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            return new Letter(head(message), body(message), attachments(message)).pages(Pages.OUTLOOK);
        } catch (ChunkNotFoundException e) {
            throw new NotAccepted("The Outlook message is damaged and cannot be read.");
        }
    }

    private static Map<String, String> head(MAPIMessage message) throws ChunkNotFoundException {
        var head = new LinkedHashMap<String, String>();
        head.put("From", text(message.getDisplayFrom()));
        head.put("To", text(message.getDisplayTo()));
        head.put("Cc", text(message.getDisplayCC()));
        var date = message.getMessageDate();
        head.put("Date", date == null ? "" : DATE.format(date.toInstant()) + " UTC");
        head.put("Subject", text(message.getSubject()));
        return head;
    }

    private static List<Block> body(MAPIMessage message) throws ChunkNotFoundException, NotAccepted {
        var html = text(message.getHtmlBody());
        if (!html.isBlank()) return HtmlBlocks.of(Jsoup.parse(html));
        var plain = text(message.getTextBody());
        if (!plain.isBlank()) return Letter.plain(plain);
        var rtf = text(message.getRtfBody());
        return rtf.isBlank() ? List.of() : RtfPages.blocks(rtf.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static List<Attachment> attachments(MAPIMessage message) throws IOException, NotAccepted {
        var files = new ArrayList<Attachment>();
        for (AttachmentChunks each : message.getAttachmentFiles()) {
            if (files.size() > Letter.MOST_ATTACHMENTS) throw new NotAccepted("The mail has too many attachments.");
            if (each.isEmbeddedMessage()) {
                files.add(Letter.attachment("", Pages.OUTLOOK, embedded(each)));
                continue;
            }
            var bytes = each.getEmbeddedAttachmentObject();
            if (bytes == null || bytes.length == 0) continue;
            var type = each.getAttachMimeTag() == null
                    ? ""
                    : text(each.getAttachMimeTag().getValue());
            boolean picture = type.startsWith("image/") && each.getAttachContentId() != null;
            if (!picture) files.add(Letter.attachment(name(each), type, bytes));
        }
        return files;
    }

    private static String name(AttachmentChunks each) {
        if (each.getAttachLongFileName() != null)
            return text(each.getAttachLongFileName().getValue());
        return each.getAttachFileName() == null
                ? ""
                : text(each.getAttachFileName().getValue());
    }

    /** A message within a message becomes a file of its own. */
    private static byte[] embedded(AttachmentChunks each) throws IOException {
        try (var file = new POIFSFileSystem()) {
            EntryUtils.copyNodes(each.getAttachmentDirectory().getDirectory(), file.getRoot());
            var out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.replace("\u0000", "");
    }
}
