package docket.reader.mail;

import docket.reader.Attachment;
import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.office.RtfPages;
import docket.reader.paper.Block;
import docket.reader.web.HtmlBlocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.util.MimeUtil;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart: the best of its bodies, and the files that came with it. */
final class MailParts {

    private static final List<String> HEAD = List.of("From", "To", "Cc", "Date", "Subject");
    private static final int DEEPEST = 20;
    private static final int MOST_BODY = 8 << 20;

    /** A part kept back until it is known whether the body shows it. */
    private record Part(Attachment file, String contentId, boolean inline) {}

    private final Message message;
    private final List<Block> body = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();
    private long bytes;

    MailParts(Message message) {
        this.message = message;
    }

    Letter letter() throws IOException, NotAccepted {
        take(message, 0);
        var files =
                parts.stream().filter(part -> !isPicture(part)).map(Part::file).toList();
        return new Letter(head(), body, files);
    }

    /** Logos and the like stand in the body, not beside it. */
    private boolean isPicture(Part part) {
        return part.file().mediaType().startsWith("image/")
                && (shown.contains(part.contentId())
                        || part.inline() && !part.contentId().isEmpty());
    }

    private Map<String, String> head() {
        var head = new LinkedHashMap<String, String>();
        for (String name : HEAD) {
            var field = message.getHeader() == null ? null : message.getHeader().getField(name);
            if (field == null) continue;
            var text = field.getBody() == null ? "" : field.getBody();
            head.put(name, decoded(text));
        }
        return head;
    }

    private static String decoded(String text) {
        // Raw bytes beyond ASCII are UTF-8 nowadays (RFC 6532).
        var utf8 = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        var raw = text.chars().allMatch(c -> c < 0x100) && utf8.indexOf('\ufffd') < 0 ? utf8 : text;
        return DecoderUtil.decodeEncodedWords(MimeUtil.unfold(raw), DecodeMonitor.SILENT);
    }

    private void take(Entity entity, int depth) throws IOException, NotAccepted {
        if (depth > DEEPEST) return;
        switch (entity.getBody()) {
            case Multipart multipart -> {
                if (multipart.getSubType().equalsIgnoreCase("alternative")) alternatives(multipart, depth);
                else for (Entity part : multipart.getBodyParts()) take(part, depth + 1);
            }
            case Message forwarded -> add(entity, Pages.MAIL, written(forwarded));
            case SingleBody single -> single(entity, single);
            case null, default -> {}
        }
    }

    /** The same words several times over: the richest that can be read, and whatever is no text. */
    private void alternatives(Multipart multipart, int depth) throws IOException, NotAccepted {
        Entity best = null;
        for (Entity part : multipart.getBodyParts()) {
            boolean text = isText(part) && !isAttached(part);
            boolean nested = part.getBody() instanceof Multipart;
            if (text && rank(part) >= (best == null ? 0 : rank(best)) || nested) best = part;
        }
        for (Entity part : multipart.getBodyParts()) {
            boolean alternative = isText(part) && !isAttached(part) || part.getBody() instanceof Multipart;
            if (part == best || !alternative && !type(part).equals("text/calendar")) take(part, depth + 1);
        }
    }

    private static int rank(Entity part) {
        return switch (type(part)) {
            case "text/html" -> 3;
            case "text/plain" -> 2;
            case "text/rtf", "text/enriched" -> 1;
            default -> 0;
        };
    }

    private static boolean isText(Entity part) {
        return type(part).startsWith("text/") && !type(part).equals("text/calendar");
    }

    private static String type(Entity part) {
        return part.getMimeType() == null ? "text/plain" : part.getMimeType().toLowerCase(Locale.ROOT);
    }

    private static boolean isAttached(Entity part) {
        return "attachment".equalsIgnoreCase(part.getDispositionType()) || name(part) != null;
    }

    private static @Nullable String name(Entity part) {
        if (part.getFilename() != null) return decoded(part.getFilename());
        var type = part.getHeader() == null ? null : part.getHeader().getField("Content-Type");
        if (type instanceof org.apache.james.mime4j.dom.field.ContentTypeField field
                && field.getParameter("name") != null) return decoded(field.getParameter("name"));
        return null;
    }

    private void single(Entity entity, SingleBody single) throws IOException, NotAccepted {
        var type = type(entity);
        var content = bytes(single);
        if (!isText(entity) || isAttached(entity)) {
            add(entity, type, content);
            return;
        }
        var read = content.length > MOST_BODY ? java.util.Arrays.copyOf(content, MOST_BODY) : content;
        if (!body.isEmpty()) body.add(Block.Paragraph.of(""));
        switch (type) {
            case "text/html" -> {
                var page = Jsoup.parse(new ByteArrayInputStream(read), charset(entity), "");
                page.select("img[src^=cid:]")
                        .forEach(image -> shown.add(image.attr("src").substring(4)));
                body.addAll(HtmlBlocks.of(page));
            }
            case "text/rtf" -> body.addAll(RtfPages.blocks(read));
            default -> body.addAll(Letter.plain(text(read, charset(entity))));
        }
    }

    private static @Nullable String charset(Entity entity) {
        var stated = entity.getCharset();
        return stated != null && java.nio.charset.Charset.isSupported(stated) && !stated.equalsIgnoreCase("us-ascii")
                ? stated
                : null;
    }

    private static String text(byte[] bytes, @Nullable String charset) {
        if (charset != null) return new String(bytes, java.nio.charset.Charset.forName(charset));
        var utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : new String(bytes, java.nio.charset.Charset.forName("windows-1252"));
    }

    private byte[] bytes(SingleBody single) throws IOException, NotAccepted {
        try (var in = single.getInputStream()) {
            var content = in.readAllBytes();
            bytes += content.length;
            if (bytes > Letter.MOST_BYTES)
                throw NotAccepted.because(
                        docket.messages.Refusal.TOO_LARGE, "The mail unpacks to more data than a document may hold.");
            return content;
        }
    }

    private void add(Entity entity, String type, byte[] content) throws NotAccepted {
        if (content.length == 0) return;
        if (parts.size() >= 2 * Letter.MOST_ATTACHMENTS) throw new NotAccepted("The mail has too many attachments.");
        var name = name(entity);
        var id = entity.getHeader() == null ? null : entity.getHeader().getField("Content-ID");
        parts.add(new Part(
                Letter.attachment(name == null ? "" : name, type, content),
                id == null || id.getBody() == null ? "" : id.getBody().strip().replaceAll("^<|>$", ""),
                !"attachment".equalsIgnoreCase(entity.getDispositionType())));
    }

    private static byte[] written(Message message) throws IOException {
        var out = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, out);
        return out.toByteArray();
    }
}
