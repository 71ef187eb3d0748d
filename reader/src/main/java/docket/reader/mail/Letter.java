package docket.reader.mail;

import docket.reader.Attachment;
import docket.reader.FileNames;
import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Paper;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One mail, however it was stored: printed as mail programs do, its head above its body.
 *
 * @param head names and values in the order people expect, such as {@code From}
 * @param attachments what came with it; pictures that the body shows are none
 */
record Letter(Map<String, String> head, List<Block> body, List<Attachment> attachments) {

    static final int MOST_ATTACHMENTS = 200;
    /** Of all attachments together, in bytes. */
    static final long MOST_BYTES = 96L << 20;

    private static final int LONGEST_VALUE = 1_000;

    Pages pages(String type) throws NotAccepted {
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw new NotAccepted("The mail has too many attachments (" + attachments.size() + ").");
        }
        long bytes = attachments.stream()
                .mapToLong(attachment -> attachment.bytes().length)
                .sum();
        if (bytes > MOST_BYTES)
            throw NotAccepted.because(
                    docket.messages.Refusal.TOO_LARGE, "The mail unpacks to more data than a document may hold.");
        var blocks = new ArrayList<Block>();
        head.forEach((name, value) -> {
            if (!value.isBlank()) blocks.add(line(name, value));
        });
        boolean hasBody = body.stream().anyMatch(Letter::hasWords);
        if (blocks.isEmpty() && !hasBody && attachments.isEmpty()) throw new NotAccepted("The mail holds no text.");
        if (!blocks.isEmpty()) blocks.add(Paragraph.of(""));
        blocks.addAll(body);
        var facts = new TreeMap<String, String>(Map.of("textLayer", "full"));
        var subject = head.getOrDefault("Subject", "").strip();
        if (!subject.isEmpty()) facts.put("title", subject.substring(0, Math.min(200, subject.length())));
        return new Pages(type, Paper.pages(blocks), attachments, facts);
    }

    private static Paragraph line(String name, String value) {
        var shown = value.replaceAll("\\s+", " ").strip();
        return new Paragraph(List.of(
                Span.bold(name + ": "), Span.plain(shown.substring(0, Math.min(LONGEST_VALUE, shown.length())))));
    }

    private static boolean hasWords(Block block) {
        return !(block instanceof Paragraph paragraph)
                || paragraph.spans().stream().anyMatch(span -> !span.text().isBlank());
    }

    static List<Block> plain(String text) {
        var blocks = new ArrayList<Block>();
        text.lines().forEach(line -> blocks.add(Paragraph.of(line.replace(Span.PAGE_NUMBER, ' '))));
        return blocks;
    }

    static Attachment attachment(String name, String type, byte[] bytes) {
        return new Attachment(
                name.isBlank() ? unnamed(type) : FileNames.shown(name),
                type.isBlank() ? Attachment.UNTOLD : type,
                bytes);
    }

    private static String unnamed(String type) {
        return type.equals(Pages.MAIL) || type.equals(Pages.OUTLOOK) ? "forwarded mail" : "unnamed";
    }
}
