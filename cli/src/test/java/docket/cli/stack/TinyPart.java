package docket.cli.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A process that is ready at once, ends at once, or does not let itself be asked to end. */
final class TinyPart {

    private TinyPart() {}

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
