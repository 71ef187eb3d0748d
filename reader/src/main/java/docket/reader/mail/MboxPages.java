package docket.reader.mail;

import docket.reader.Attachment;
import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Paper;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Mails in one file (RFC 4155): each becomes a document. A single one is read as that mail. */
public final class MboxPages {

    private MboxPages() {}

    public static Pages read(byte[] bytes) throws NotAccepted {
        var mails = mails(bytes);
        if (mails.isEmpty()) throw new NotAccepted("The mailbox is empty.");
        if (mails.size() > Letter.MOST_ATTACHMENTS)
            throw new NotAccepted("The mailbox holds too many mails (" + mails.size() + ").");
        if (mails.size() == 1) return MailPages.read(mails.getFirst());
        var files = new ArrayList<Attachment>();
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph(List.of(Span.heading("Mailbox", 2))));
        for (byte[] mail : mails) {
            var name = "mail " + (files.size() + 1) + ".eml";
            files.add(new Attachment(name, Pages.MAIL, mail));
            blocks.add(Paragraph.of(name + "  " + mail.length + " bytes"));
        }
        return new Pages(Pages.MBOX, Paper.pages(blocks), files, Map.of("textLayer", "full"));
    }

    /** A line that begins with {@code From } after an empty one parts mails; the line itself belongs to none. */
    private static List<byte[]> mails(byte[] bytes) {
        var mails = new ArrayList<byte[]>();
        int from = -1;
        int line = 0;
        boolean blank = true;
        while (line < bytes.length) {
            int end = line;
            while (end < bytes.length && bytes[end] != '\n') end++;
            boolean separator = blank && starts(bytes, line, end);
            if (separator) {
                if (from >= 0) mails.add(Arrays.copyOfRange(bytes, from, line));
                from = Math.min(end + 1, bytes.length);
            }
            blank = end == line || end == line + 1 && bytes[line] == '\r';
            line = end + 1;
        }
        if (from >= 0 && from < bytes.length) mails.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return mails;
    }

    private static boolean starts(byte[] bytes, int from, int end) {
        return end - from > 10
                && bytes[from] == 'F'
                && bytes[from + 1] == 'r'
                && bytes[from + 2] == 'o'
                && bytes[from + 3] == 'm'
                && bytes[from + 4] == ' ';
    }
}
