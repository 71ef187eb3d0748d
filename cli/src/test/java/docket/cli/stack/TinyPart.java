package docket.cli.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that is ready at once, ends at once, or does not let itself be asked to end. */
final class TinyPart {

    private TinyPart() {}

    /** @param manner {@code serves} or {@code ends} */
    static Part part(Path directory, String name, int wave, String manner) throws IOException {
        int port = freePort();
        return new Part(
                name,
                wave,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TinyPart.class.getName(),
                        Integer.toString(port),
                        manner),
                new PreparedStart(directory, Path.of(System.getProperty("java.home"), "release")),
                () -> Map.of("TINY_SECRET", "open sesame"),
                Map.of(name, port),
                List.of(directory.resolve(name + ".lock")),
                URI.create("http://127.0.0.1:" + port + "/health"),
                directory.resolve("logs").resolve(name + ".log"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[1].equals("ends")) {
            System.out.println("no disk, no work");
            System.exit(3);
        }
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("ready cupboard " + arguments[0] + " 42");
        System.out.println("secret is " + System.getenv("TINY_SECRET"));
    }
}
