package docket.local.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mails, one {@code .eml} file each. */
public final class Mailbox {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[0-9-]+");

    private final Path directory;
    private final InstantSource clock;
    private final AtomicInteger counter = new AtomicInteger();

    public Mailbox(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Keeps a mail; it is there or it is not, never half. @return its id */
    public String keep(byte[] mail) throws IOException {
        Files.createDirectories(directory);
        var id = STAMP.format(clock.instant()) + "-" + "%04d".formatted(counter.getAndIncrement() % 10_000);
        var draft = Files.createTempFile(directory, "draft", "");
        Files.write(draft, mail);
        Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    /** The newest first. */
    public List<Mail> newest(int most) throws IOException {
        if (!Files.isDirectory(directory)) return List.of();
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .limit(most)
                    .toList();
        }
        var mails = new ArrayList<Mail>();
        for (var file : files) {
            var name = file.getFileName().toString();
            find(name.substring(0, name.length() - ".eml".length())).ifPresent(mails::add);
        }
        return mails;
    }

    public Optional<Mail> find(String id) throws IOException {
        if (!ID.matcher(id).matches()) return Optional.empty();
        try (var in = Files.newInputStream(file(id))) {
            return Optional.of(read(id, new MimeMessage(Session.getInstance(new Properties()), in)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (MessagingException e) {
            throw new IOException("cannot read the mail " + id, e);
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ".eml");
    }

    private Mail read(String id, MimeMessage message) throws MessagingException, IOException {
        var text = new StringBuilder();
        var html = new StringBuilder();
        collect(message, text, html);
        var subject = message.getSubject();
        return new Mail(
                id,
                String.join(", ", addresses(message.getFrom())),
                addresses(message.getRecipients(Message.RecipientType.TO)),
                subject == null ? "" : subject,
                Files.getLastModifiedTime(file(id)).toInstant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                text.toString(),
                html.toString());
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html)
            throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) return;
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, text, html);
            }
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/*")) {
            text.append(part.getContent());
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        if (addresses == null) return List.of();
        return Stream.of(addresses)
                .map(address ->
                        address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString())
                .toList();
    }
}
