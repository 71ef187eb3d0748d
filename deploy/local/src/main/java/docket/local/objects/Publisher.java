package docket.local.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Gives a draft its key, in one step, and announces the object before its writer is answered. */
final class Publisher {

    /** The bucket nobody sees. */
    static final String DRAFTS = ".drafts";

    private static final int ATTEMPTS = 10;

    private final Path root;
    private final Consumer<Created> announce;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    /** @param announce told of every new object before its writer is answered, in the order of writing per key */
    Publisher(Path root, Consumer<Created> announce) throws IOException {
        this.root = root;
        this.announce = announce;
        Files.createDirectories(root.resolve(DRAFTS));
        try (var drafts = Files.list(root.resolve(DRAFTS))) { // of writers whom nobody ever answered
            for (var draft : drafts.toList()) Files.delete(draft);
        }
    }

    Path draft(String name) {
        return root.resolve(DRAFTS).resolve(name);
    }

    void exclusively(String bucket, String key, Runnable work) {
        var lock = locks[Math.floorMod(31 * bucket.hashCode() + key.hashCode(), locks.length)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Only in the lock of the key.
     *
     * @param event as S3 names it
     * @param etag without quotes
     * @return false if it was to be written only if absent, and something is there
     * @throws UncheckedIOException if it could not be written; nothing was announced
     */
    boolean publish(String event, Path draft, String bucket, String key, boolean onlyIfAbsent, String etag) {
        BasicFileAttributes facts;
        try {
            facts = Files.readAttributes(draft, BasicFileAttributes.class);
            link(draft, root.resolve(bucket).resolve(key), onlyIfAbsent);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the object " + key, e);
        }
        announce.accept(new Created(
                event, bucket, key, facts.size(), etag, facts.lastModifiedTime().toInstant()));
        return true;
    }

    private static void link(Path draft, Path target, boolean onlyIfAbsent) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                if (attempt > 1) Files.createDirectories(target.getParent());
                if (onlyIfAbsent) Files.createLink(target, draft);
                else Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) throw e; // a delete removes folders it finds empty, perhaps this one just now
            }
        }
    }

    void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove a draft", e);
        }
    }
}
