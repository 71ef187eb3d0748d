package docket.local.objects;

import docket.local.Part;
import docket.local.queues.Broker;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.InstantSource;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** The object store: S3 over files, with the buckets Docket needs. */
public final class ObjectStore implements Part {

    /** What a client signs with. */
    public static final String ACCESS_KEY = "docket";

    /** What a client signs with; no secret, the store listens on the loopback interface only. */
    public static final String SECRET_KEY = "docket-local";

    public static final String INBOX = "docket-inbox";
    private static final List<String> BUCKETS = List.of(INBOX, "docket-documents", "docket-export");

    private final int port;
    private final Path directory;
    private final InboxEvents events;
    private @Nullable S3Proxy proxy;
    private @Nullable FrontDoor door;

    /** @param queue where new objects of the inbox are announced */
    public ObjectStore(int port, Path directory, String region, String queue, Broker broker) {
        this.port = port;
        this.directory = directory.toAbsolutePath(); // S3Proxy loses multipart uploads below a relative path
        this.events = new InboxEvents(INBOX, queue, region, broker, InstantSource.system());
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws Exception {
        for (var bucket : BUCKETS) Files.createDirectories(directory.resolve(bucket));
        requireAttributes();
        var publisher = new Publisher(directory, events);
        var store = new AtomicObjects(new FilesystemNio2BlobStore(directory.toString()), directory, publisher);
        proxy = S3Proxy.builder()
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(64)
                .v4MaxNonChunkedRequestSize(512L << 20)
                .stopTimeout(0)
                .build();
        proxy.start();
        var clock = InstantSource.system();
        var lane = new FastLane(
                new PlainObjects(directory, publisher), new Signatures(ACCESS_KEY, SECRET_KEY, clock), clock);
        door = new FrontDoor(port, lane, proxy.getPort());
    }

    /** Names, types and checksums of objects are extended attributes of their files; without them they would be lost. */
    private void requireAttributes() throws IOException {
        var probe = Files.createTempFile(directory, ".attributes", "");
        try {
            var view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
            if (view == null) throw new IOException("no view of extended attributes");
            view.write("docket", ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException(
                    "the file system of " + directory + " keeps no extended attributes; choose another with --data", e);
        } finally {
            Files.delete(probe);
        }
    }

    @Override
    public boolean answers() {
        return proxy != null && proxy.getState().equals("STARTED") && door != null && door.isOpen();
    }

    @Override
    public void close() {
        try {
            if (door != null) door.close();
            if (proxy != null) proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the object store", e);
        }
    }
}
