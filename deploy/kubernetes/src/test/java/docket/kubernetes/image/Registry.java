package docket.kubernetes.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** As much of a registry as is needed to push to it: blobs and manifests, kept in memory. */
final class Registry implements AutoCloseable {

    private record Kept(byte[] bytes, String type) {}

    private final Map<String, Kept> manifests = new ConcurrentHashMap<>();
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final HttpsServer server;

    /** @param folder where its certificate is made; nobody vouches for it */
    Registry(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified(folder)));
        server.createContext("/v2/", this::answer);
        server.start();
    }

    private static SSLContext certified(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("registry.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-alias",
                        "registry",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (made.waitFor() != 0) throw new IllegalStateException("keytool made no certificate");
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    String manifest(String tagOrDigest) {
        var kept = manifests.get(tagOrDigest);
        if (kept == null) throw new AssertionError("no manifest " + tagOrDigest + " among " + manifests.keySet());
        return new String(kept.bytes(), StandardCharsets.UTF_8);
    }

    byte[] blob(String digest) {
        return blobs.get(digest);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var path = call.getRequestURI().getPath();
            var last = path.substring(path.lastIndexOf('/') + 1);
            var body = call.getRequestBody().readAllBytes();
            var method = call.getRequestMethod();
            if (path.equals("/v2/")) {
                send(call, 200, new byte[0]);
            } else if (path.contains("/manifests/") && method.equals("PUT")) {
                var kept = new Kept(body, call.getRequestHeaders().getFirst("Content-Type"));
                manifests.put(last, kept);
                manifests.put(digest(body), kept);
                call.getResponseHeaders().set("Docker-Content-Digest", digest(body));
                send(call, 201, new byte[0]);
            } else if (path.contains("/manifests/")) {
                var kept = manifests.get(last);
                if (kept == null) {
                    send(call, 404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}".getBytes(StandardCharsets.UTF_8));
                    return;
                }
                call.getResponseHeaders().set("Content-Type", kept.type());
                call.getResponseHeaders().set("Docker-Content-Digest", digest(kept.bytes()));
                send(call, 200, kept.bytes());
            } else if (path.endsWith("/blobs/uploads/")) {
                var id = Integer.toString(uploads.size());
                uploads.put(id, new ByteArrayOutputStream());
                call.getResponseHeaders().set("Location", path + id);
                send(call, 202, new byte[0]);
            } else if (path.contains("/blobs/uploads/") && method.equals("PATCH")) {
                uploads.get(last).writeBytes(body);
                call.getResponseHeaders().set("Location", path);
                send(call, 202, new byte[0]);
            } else if (path.contains("/blobs/uploads/")) {
                var whole = uploads.get(last).toByteArray();
                blobs.put(digest(whole), whole);
                send(call, 201, new byte[0]);
            } else {
                var blob = blobs.get(last);
                if (blob == null)
                    send(call, 404, "{\"errors\":[{\"code\":\"BLOB_UNKNOWN\"}]}".getBytes(StandardCharsets.UTF_8));
                else send(call, 200, blob);
            }
        }
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        boolean head = call.getRequestMethod().equals("HEAD");
        if (head) call.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        call.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) call.getResponseBody().write(body);
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
