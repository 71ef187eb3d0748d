package docket.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port nobody used a moment ago. */
public final class FreePort {

    private FreePort() {}

    public static int next() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
