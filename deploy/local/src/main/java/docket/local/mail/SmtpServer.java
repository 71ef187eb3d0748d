package docket.local.mail;

import docket.local.Part;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SMTP (RFC 5321) as far as a sending program speaks it on the loopback interface: no TLS, no relay. */
public final class SmtpServer implements Part {

    private static final int LARGEST_MAIL = 32 << 20;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int SILENCE_MILLIS = 5 * 60_000;

    private final int port;
    private final Mailbox mailbox;
    private @Nullable ServerSocket door;

    public SmtpServer(int port, Mailbox mailbox) {
        this.port = port;
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        door = socket;
        var unused = Thread.ofVirtual().name("smtp").start(() -> accept(socket));
    }

    @Override
    public boolean answers() {
        return door != null && !door.isClosed();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var unused = Thread.ofVirtual().start(() -> converse(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                System.err.println("smtp: " + e.getMessage());
            }
        }
    }

    private void converse(Socket client) {
        try (client;
                var in = new BufferedInputStream(client.getInputStream());
                var out = new BufferedOutputStream(client.getOutputStream())) {
            client.setSoTimeout(SILENCE_MILLIS);
            new Conversation(in, out).run();
        } catch (IOException e) {
            System.err.println("smtp: a sender left in the middle: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            if (door != null) door.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the mail server", e);
        }
    }

    private final class Conversation {
        private final InputStream in;
        private final OutputStream out;
        private boolean sender;
        private int recipients;

        Conversation(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            say("220 localhost docket");
            while (true) {
                var bytes = line();
                if (bytes == null) return;
                var line = new String(bytes, StandardCharsets.UTF_8).strip();
                var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say("250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE " + LARGEST_MAIL);
                    case "HELO" -> say("250 localhost");
                    case "MAIL" -> {
                        forget();
                        sender = true;
                        say("250 go on");
                    }
                    case "RCPT" -> {
                        if (sender) recipients++;
                        say(sender ? "250 go on" : "503 first MAIL");
                    }
                    case "DATA" -> data();
                    case "RSET" -> {
                        forget();
                        say("250 forgotten");
                    }
                    case "NOOP" -> say("250 here");
                    case "VRFY" -> say("252 send it and see");
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("502 unknown: " + verb);
                }
            }
        }

        private void forget() {
            sender = false;
            recipients = 0;
        }

        private void data() throws IOException {
            if (recipients == 0) {
                say("503 first RCPT");
                return;
            }
            say("354 end with a dot");
            var mail = new ByteArrayOutputStream();
            while (true) {
                var line = line();
                if (line == null) return; // gone in the middle: no mail
                if (line.length == 1 && line[0] == '.') break;
                int from = line.length > 0 && line[0] == '.' ? 1 : 0; // dot-stuffing, RFC 5321 4.5.2
                if (mail.size() <= LARGEST_MAIL) {
                    mail.write(line, from, line.length - from);
                    mail.write('\r');
                    mail.write('\n');
                }
            }
            forget();
            if (mail.size() > LARGEST_MAIL) {
                say("552 larger than " + LARGEST_MAIL + " bytes");
                return;
            }
            say("250 kept as " + mailbox.keep(mail.toByteArray()));
        }

        /** Without its end; null when the sender hung up. */
        private byte @Nullable [] line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    var bytes = line.toByteArray();
                    int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
                    return java.util.Arrays.copyOf(bytes, length);
                }
                if (line.size() == LONGEST_LINE) throw new IOException("a line without end");
                line.write(next);
            }
            return null;
        }

        private void say(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
