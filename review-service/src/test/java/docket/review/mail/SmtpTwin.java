package docket.review.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server (RFC 5321) that takes mails from one user only, by AUTH PLAIN (RFC 4616). */
final class SmtpTwin implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final String user;
    private volatile String password;

    SmtpTwin(String user, String password) throws IOException {
        this.user = user;
        this.password = password;
        Thread.startVirtualThread(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    void password(String other) {
        password = other;
    }

    List<String> subjects() {
        return List.copyOf(subjects);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.startVirtualThread(() -> serve(guest));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket guest) {
        try (guest;
                var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = guest.getOutputStream();
            say(out, "220 twin ESMTP");
            boolean known = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var word = line.split(" ")[0];
                switch (word) {
                    case "EHLO" -> say(out, "250-twin\r\n250 AUTH PLAIN");
                    case "AUTH" -> {
                        known = line.endsWith(" " + plain());
                        say(out, known ? "235 in" : "535 no");
                    }
                    case "MAIL", "RCPT", "RSET" -> say(out, known ? "250 ok" : "530 sign in");
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(in);
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "500 what");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Subject: ")) subjects.add(line.substring("Subject: ".length()));
        }
    }

    private String plain() {
        return Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
