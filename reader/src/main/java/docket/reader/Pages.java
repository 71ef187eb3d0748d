package docket.reader;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import docket.documents.Finding;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A document as positioned words.
 *
 * @param mediaType of the document, decided by its content
 * @param metadata small facts: {@code textLayer} is {@code full}, {@code partial} or {@code none}; {@code title},
 *     {@code producer} and {@code creator} as the file states them
 * @param findings what is strange about the file itself: hidden text, instructions to a machine, active content
 */
@JsonSerialize(using = PagesJson.Writer.class)
@JsonDeserialize(using = PagesJson.Reader.class)
public record Pages(
        String mediaType,
        List<Page> pages,
        List<Attachment> attachments,
        Map<String, String> metadata,
        List<Finding> findings) {

    public static final String PDF = "application/pdf";
    public static final String XML = "application/xml";
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String CSV = "text/csv";
    public static final String RTF = "application/rtf";
    public static final String MAIL = "message/rfc822";
    public static final String OUTLOOK = "application/vnd.ms-outlook";
    public static final String MBOX = "application/mbox";
    public static final String ZIP = "application/zip";
    public static final String GZIP = "application/gzip";

    /** In {@link #metadata} of a PDF that is only the cover of the files in it. */
    public static final String PORTFOLIO = "portfolio";

    /** In {@link #metadata} of a PDF that holds several documents, its attachments: how many. */
    public static final String PACKET = "packet";

    public Pages {
        pages = List.copyOf(pages);
        attachments = List.copyOf(attachments);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        findings = List.copyOf(findings);
    }

    /** Pages with nothing strange about them. */
    public Pages(String mediaType, List<Page> pages, List<Attachment> attachments, Map<String, String> metadata) {
        this(mediaType, pages, attachments, metadata, List.of());
    }

    /** These pages with more that is strange about them. */
    public Pages with(List<Finding> more) {
        var all = new java.util.ArrayList<>(findings);
        all.addAll(more);
        return new Pages(mediaType, pages, attachments, metadata, all);
    }

    public String text() {
        return pages.stream().map(Page::text).collect(Collectors.joining("\n"));
    }

    /** Whether its attachments are documents of their own: a mail, an archive, a PDF portfolio, a packet. */
    public boolean isContainer() {
        return switch (mediaType) {
            case MAIL, OUTLOOK, MBOX, ZIP, GZIP -> true;
            default -> metadata.containsKey(PORTFOLIO) || metadata.containsKey(PACKET);
        };
    }

    /** Whether it has no words of its own: those Docket wrote to say what is in it, or those of the documents in it. */
    public boolean isBareContainer() {
        return switch (mediaType) {
            case MBOX, ZIP, GZIP -> true;
            default -> metadata.containsKey(PORTFOLIO) || metadata.containsKey(PACKET);
        };
    }

    public boolean hasText() {
        return pages.stream().anyMatch(page -> !page.lines().isEmpty());
    }

    /** JSON with arrays instead of names and tenths of a point as whole numbers. */
    public byte[] toJson() {
        return PagesJson.write(this);
    }

    /** @throws java.io.UncheckedIOException if it is not what {@link #toJson} writes */
    public static Pages fromJson(byte[] json) {
        return fromJson(new ByteArrayInputStream(json), Integer.MAX_VALUE);
    }

    /**
     * As {@link #fromJson(byte[])} from a stream; but of a long document only the first pages and the last one have their words; the
     * others are there without any. For those who look no further: a word takes four times the memory that it takes as JSON.
     *
     * @param most how many of the first pages have their words
     */
    public static Pages fromJson(InputStream json, int most) {
        return PagesJson.read(json, most);
    }
}
