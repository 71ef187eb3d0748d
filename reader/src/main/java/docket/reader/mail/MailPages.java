package docket.reader.mail;

import docket.reader.NotAccepted;
import docket.reader.Pages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** A mail as it travels (RFC 5322, MIME), parsed by Apache James mime4j. */
public final class MailPages {

    private static final int MOST_HEADERS = 2_000;
    private static final int LONGEST_LINE = 2 << 20;

    private MailPages() {}

    public static Pages read(byte[] bytes) throws NotAccepted {
        return letter(bytes).pages(Pages.MAIL);
    }

    static Letter letter(byte[] bytes) throws NotAccepted {
        var config = MimeConfig.custom()
                .setMaxLineLen(LONGEST_LINE)
                .setMaxHeaderLen(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxContentLen(-1)
                .setStrictParsing(false)
                .build();
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(config);
        // A forwarded mail is a document of its own: its bytes are kept as they came.
        builder.setFlatMode(false);
        try {
            Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
            try {
                return new MailParts(message).letter();
            } finally {
                message.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new NotAccepted("The mail is damaged and cannot be read.");
        }
    }
}
