package docket.local.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Small objects of the usual kind, read and written as the files S3Proxy makes of them: names and types in the same
 * extended attributes, the same permissions. Whatever is unusual about an object is left to S3Proxy.
 */
final class PlainObjects {

    /** Larger objects are left to S3Proxy, which does not hold them in memory. */
    static final int LARGEST = 1 << 20;

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{2,62}");
    private static final String RESERVED = ".s3proxy";
    private static final String PARTS = ".mpus-";

    private static final String TYPE = "user.content-type";
    private static final String MD5 = "user.content-md5";
    private static final int MD5_LENGTH = 16;
    private static final String METADATA = "user.user-metadata.";
    private static final String TIER = "user.storage-tier";

    private static final int MOST_KNOWN = 4096;

    private final Path root;
    private final Publisher publisher;
    private final AtomicLong drafts = new AtomicLong();
    /** What the attributes of lately used files say, which takes a dozen system calls to ask. */
    private final Map<Path, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    PlainObjects(Path root, Publisher publisher) {
        this.root = root;
        this.publisher = publisher;
    }

    /** Where an object is. */
    record Place(String bucket, String key, Path path) {}

    /**
     * What is told of an object beside its bytes.
     *
     * @param etag without quotes
     */
    record About(String etag, @Nullable String type, Map<String, String> metadata) {}

    /** An object as it is now. */
    record Stored(About about, Instant lastModified, long size, Optional<byte[]> bytes) {}

    private record Known(@Nullable Object file, Instant lastModified, long size, About about) {

        private boolean is(BasicFileAttributes facts) {
            return file != null
                    && file.equals(facts.fileKey())
                    && lastModified.equals(facts.lastModifiedTime().toInstant())
                    && size == facts.size();
        }
    }

    /** @return empty for what is not a plain name of an object in a bucket that is there */
    Optional<Place> place(String bucket, String key) {
        if (!BUCKET.matcher(bucket).matches() || key.isEmpty() || key.length() > 1024) return Optional.empty();
        for (var part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) return Optional.empty();
            if (part.startsWith(RESERVED) || part.startsWith(PARTS)) return Optional.empty();
        }
        var folder = root.resolve(bucket);
        if (!Files.isDirectory(folder)) return Optional.empty();
        try {
            return Optional.of(new Place(bucket, key, folder.resolve(key)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes an object, whole or not at all.
     *
     * @return its ETag without quotes; empty if it was to be written only if absent and something is there
     * @throws UncheckedIOException if it could not be written
     */
    Optional<String> put(
            Place place, @Nullable String type, Map<String, String> metadata, byte[] bytes, boolean onlyIfAbsent) {
        if (onlyIfAbsent && Files.exists(place.path())) return Optional.empty();
        var md5 = Signatures.digest("MD5", bytes);
        var etag = HexFormat.of().formatHex(md5);
        var draft = publisher.draft("plain-" + drafts.incrementAndGet());
        try {
            write(draft, bytes);
            describe(draft, type, metadata, md5);
            var published = new boolean[1];
            publisher.exclusively(
                    place.bucket(),
                    place.key(),
                    () -> published[0] = publisher.publish(
                            "ObjectCreated:Put", draft, place.bucket(), place.key(), onlyIfAbsent, etag));
            return published[0] ? Optional.of(etag) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the object " + place.key(), e);
        } finally {
            publisher.discard(draft);
        }
    }

    private static void write(Path draft, byte[] bytes) throws IOException {
        // Readable by anyone would mean readable without a signature.
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));
        try (var file =
                FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) file.write(left);
        }
    }

    private static void describe(Path draft, @Nullable String type, Map<String, String> metadata, byte[] md5)
            throws IOException {
        var view = Files.getFileAttributeView(draft, UserDefinedFileAttributeView.class);
        view.write(MD5, ByteBuffer.wrap(md5));
        if (type != null) view.write(TYPE, StandardCharsets.UTF_8.encode(type));
        for (var entry : metadata.entrySet()) {
            view.write(METADATA + entry.getKey(), StandardCharsets.UTF_8.encode(entry.getValue()));
        }
    }

    /** @return empty if it is not there, large or not plain */
    Optional<Stored> get(Place place, boolean withBytes) {
        try {
            var facts = Files.readAttributes(place.path(), BasicFileAttributes.class);
            if (!facts.isRegularFile() || facts.size() > LARGEST) return Optional.empty();
            var about = about(place.path(), facts);
            if (about.isEmpty()) return Optional.empty();
            var bytes = withBytes ? Optional.of(read(place.path(), (int) facts.size())) : Optional.<byte[]>empty();
            // Another may have been moved there meanwhile, with other bytes.
            if (!known(facts, about.get()).is(Files.readAttributes(place.path(), BasicFileAttributes.class))) {
                return Optional.empty();
            }
            return Optional.of(new Stored(about.get(), facts.lastModifiedTime().toInstant(), facts.size(), bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing at all has this name, also no folder. */
    boolean isMissing(Place place) {
        return Files.notExists(place.path());
    }

    private Optional<About> about(Path path, BasicFileAttributes facts) throws IOException {
        var remembered = known.get(path);
        if (remembered != null && remembered.is(facts)) return Optional.of(remembered.about());
        var view = Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
        String etag = null;
        String type = null;
        var metadata = new LinkedHashMap<String, String>();
        for (var name : view.list()) {
            var value = value(view, name);
            if (name.equals(MD5) && value.length == MD5_LENGTH)
                etag = HexFormat.of().formatHex(value);
            else if (name.equals(TYPE)) type = text(value);
            else if (name.startsWith(METADATA)) metadata.put(name.substring(METADATA.length()), text(value));
            else if (!name.equals(TIER) || !text(value).equals("STANDARD")) return Optional.empty();
        }
        if (etag == null) return Optional.empty();
        var about = new About(etag, type, Map.copyOf(metadata));
        known.put(path, known(facts, about));
        return Optional.of(about);
    }

    private static Known known(BasicFileAttributes facts, About about) {
        return new Known(facts.fileKey(), facts.lastModifiedTime().toInstant(), facts.size(), about);
    }

    private static byte[] value(UserDefinedFileAttributeView view, String name) throws IOException {
        var value = ByteBuffer.allocate(view.size(name));
        view.read(name, value);
        return value.array();
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] read(Path path, int size) throws IOException {
        var bytes = ByteBuffer.allocate(size);
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
        }
        if (bytes.hasRemaining()) throw new IOException("shorter than it was: " + path);
        return bytes.array();
    }
}
