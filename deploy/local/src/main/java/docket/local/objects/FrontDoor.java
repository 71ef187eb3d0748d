package docket.local.objects;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The port clients of the object store talk to. Requests the fast lane takes are answered here; any other is handed with
 * its connection to S3Proxy, byte by byte, and is the last on that connection.
 */
final class FrontDoor implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final long PAUSE_NANOSECONDS = 20_000_000;
    private static final int LONGEST_HEAD = 32 << 10;
    private static final int FIRST_BUFFER = 8 << 10;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final FastLane lane;
    private final int behind;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param behind the port of S3Proxy */
    FrontDoor(int port, FastLane lane, int behind) throws IOException {
        this.lane = lane;
        this.behind = behind;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(loopback(), port), BACKLOG);
        // A thread of the system waits for bytes at less cost than a virtual one, and clients keep few connections.
        Thread.ofPlatform().name("s3-door").daemon().start(this::welcome);
    }

    boolean isOpen() {
        return !door.isClosed();
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                open.add(socket);
                Thread.ofPlatform().name("s3").daemon().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or that client is gone already, or there are too many: not at once again.
                LockSupport.parkNanos(PAUSE_NANOSECONDS);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Visit(socket).run();
        } catch (IOException e) {
            // The client or S3Proxy went away; whoever is left sees the end of the connection.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : open) socket.close();
    }

    /** One client's connection. */
    private final class Visit {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private byte[] buffer = new byte[FIRST_BUFFER];
        private int filled;

        Visit(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        void run() throws IOException {
            while (true) {
                int length = head();
                if (length < 0) return;
                var head = Head.of(buffer, length);
                var taken = head.flatMap(lane::take);
                if (taken.isEmpty()) {
                    var first = head.map(known -> known.asLast(false)).orElseGet(() -> Arrays.copyOf(buffer, length));
                    handOver(first, Arrays.copyOfRange(buffer, length, filled));
                    return;
                }
                if (!answered(taken.get(), length)) return;
            }
        }

        /** @return up to and with the empty line; -1 at the end of the connection */
        private int head() throws IOException {
            int looked = 0;
            while (true) {
                for (int i = Math.max(3, looked); i < filled; i++) {
                    if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                        return i + 1;
                    }
                }
                looked = filled;
                if (filled == buffer.length) {
                    if (filled >= LONGEST_HEAD) throw new IOException("a head without end");
                    buffer = Arrays.copyOf(buffer, 2 * filled);
                }
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read < 0) return -1;
                filled += read;
            }
        }

        private boolean answered(FastLane.Taken request, int headLength) throws IOException {
            if (request.asksFirst() && filled < headLength + request.length()) out.write(CONTINUE);
            var body = body(headLength, request.length());
            var answer = lane.answer(request, body);
            if (answer.isEmpty()) {
                handOver(request.head().asLast(true), body);
                return false;
            }
            send(answer.get());
            return true;
        }

        private byte[] body(int start, int length) throws IOException {
            var body = new byte[length];
            int there = Math.min(length, filled - start);
            System.arraycopy(buffer, start, body, 0, there);
            // What follows is the beginning of the next request.
            System.arraycopy(buffer, start + there, buffer, 0, filled - start - there);
            filled -= start + there;
            if (in.readNBytes(body, there, length - there) < length - there) throw new EOFException();
            return body;
        }

        private void send(FastLane.Answer answer) throws IOException {
            var head = answer.head().getBytes(StandardCharsets.ISO_8859_1);
            var all = Arrays.copyOf(head, head.length + answer.body().length);
            System.arraycopy(answer.body(), 0, all, head.length, answer.body().length);
            out.write(all);
        }

        /** To S3Proxy, which closes the connection when it has answered. */
        private void handOver(byte[] head, byte[] rest) throws IOException {
            try (var other = new Socket(loopback(), behind)) {
                other.setTcpNoDelay(true);
                var first = Arrays.copyOf(head, head.length + rest.length);
                System.arraycopy(rest, 0, first, head.length, rest.length);
                other.getOutputStream().write(first);
                Thread.ofVirtual().start(() -> pass(other));
                other.getInputStream().transferTo(out);
            }
        }

        private void pass(Socket other) {
            try {
                in.transferTo(other.getOutputStream());
                other.shutdownOutput();
            } catch (IOException e) {
                // One of the two is done.
            }
        }
    }
}
