package docket.reader.worker;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Takes the network away from this process for good, as far as Java reaches; the sandbox takes the rest. */
final class NoNetwork {

    /** {@code -D} settings: no name is looked up, no proxy asked, no channel opened. */
    static final String[] SETTINGS = {
        "-Djdk.net.hosts.file=/dev/null",
        "-Djava.net.useSystemProxies=false",
        "-Djava.nio.channels.spi.SelectorProvider=docket.reader.worker.RefusedChannels"
    };

    private NoNetwork() {}

    @SuppressWarnings("deprecation") // The only way to say it, and it has no successor.
    static void install() throws IOException {
        URL.setURLStreamHandlerFactory(protocol -> switch (protocol) {
            case "file", "jar", "jrt" -> null; // what the program itself is loaded from
            default -> new Refusing();
        });
        Socket.setSocketImplFactory(() -> {
            throw new IllegalStateException("no network here");
        });
        ServerSocket.setSocketFactory(() -> {
            throw new IllegalStateException("no network here");
        });
    }

    private static final class Refusing extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new SocketException("no network here");
        }
    }
}
