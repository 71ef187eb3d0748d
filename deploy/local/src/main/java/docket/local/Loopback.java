package docket.local;

import java.util.Set;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server on the loopback interface whose requests run on virtual threads and may wait. */
public final class Loopback implements AutoCloseable {

    private static final int IDLE_MILLIS = 5 * 60_000;

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Server server;

    public Loopback(String name, int port, Handler handler) {
        var threads = new QueuedThreadPool(8, 1);
        threads.setName(name);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.RFC3986);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new LoopbackNames(handler));
        server.setStopTimeout(0);
    }

    /** A web page elsewhere whose name was made to mean this machine (DNS rebinding) gets no answer. */
    private static final class LoopbackNames extends Handler.Wrapper {

        LoopbackNames(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (NAMES.contains(Request.getServerName(request))) return super.handle(request, response, callback);
            Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
            return true;
        }
    }

    public void start() throws Exception {
        server.start();
    }

    public boolean running() {
        return server.isStarted();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the server on the loopback interface", e);
        }
    }
}
