package docket.reader.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The folder workers live from: jars with fixed names and dates, and the prepared start that fits exactly these jars.
 * One folder serves every process on the machine that was built from the same files.
 */
final class WorkerHome {

    private static final Duration KEPT = Duration.ofDays(2);

    /** A folder takes some 60 MB, and each build makes another. */
    private static final int MOST_KEPT = 8;

    private final Path folder;
    private final List<Path> jars;

    private WorkerHome(Path folder, List<Path> jars) {
        this.folder = folder;
        this.jars = jars;
    }

    Path folder() {
        return folder;
    }

    List<Path> jars() {
        return jars;
    }

    /** Where the prepared start lies, once there is one. */
    Path preparedStart() {
        return folder.resolve("start.aot");
    }

    /** Where what a rehearsal learned about the machine's fonts lies. */
    Path fonts() {
        return folder.resolve("fonts");
    }

    /** @param files jars and folders of classes, in their order */
    static WorkerHome of(List<Path> files) throws IOException {
        var base = base();
        var folder = base.resolve(fingerprint(files));
        var jars = new ArrayList<Path>();
        for (int i = 0; i < files.size(); i++) jars.add(folder.resolve("%02d.jar".formatted(i)));
        if (!Files.isDirectory(folder)) {
            prune(base);
            build(base, folder, files);
        }
        touch(folder);
        return new WorkerHome(folder, List.copyOf(jars));
    }

    /** Runs something unless another process is at it; does not wait. */
    boolean alone(Runnable work) throws IOException {
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) return false;
            work.run();
            return true;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return false;
        }
    }

    static Path base() throws IOException {
        var given = System.getProperty("docket.worker.dir", System.getenv("DOCKET_WORKER_DIR"));
        var base = given != null && !given.isBlank()
                ? Path.of(given).toAbsolutePath()
                : Path.of(System.getProperty("java.io.tmpdir"), "docket-worker-" + System.getProperty("user.name"))
                        .toAbsolutePath();
        if (Files.isDirectory(base, java.nio.file.LinkOption.NOFOLLOW_LINKS)) return owned(base);
        if (base.getParent() != null) Files.createDirectories(base.getParent());
        try {
            Files.createDirectory(base);
            if (isPosix(base)) Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (FileAlreadyExistsException e) {
            // Another process of ours was faster.
        }
        return owned(base);
    }

    /** In a folder that everybody may write to, a folder of that name may be somebody else's. */
    private static Path owned(Path base) throws IOException {
        if (!isPosix(base)) return base;
        var me = Path.of("/proc/self");
        var mine = Files.exists(me) ? Files.getOwner(me) : Files.getOwner(base);
        var writable = PosixFilePermissions.toString(Files.getPosixFilePermissions(base));
        if (Files.getOwner(base).equals(mine) && writable.charAt(4) != 'w' && writable.charAt(7) != 'w') return base;
        throw new IOException(base + " belongs to somebody else; name another folder in DOCKET_WORKER_DIR");
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static void build(Path base, Path folder, List<Path> files) throws IOException {
        var fresh = Files.createTempDirectory(base, "new-");
        if (isPosix(fresh)) Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int i = 0; i < files.size(); i++) {
            var target = fresh.resolve("%02d.jar".formatted(i));
            if (Files.isDirectory(files.get(i))) pack(files.get(i), target);
            else Files.copy(files.get(i), target);
            if (isPosix(target)) Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
            // The prepared start is bound to sizes and dates.
            Files.setLastModifiedTime(target, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        Files.createDirectory(fresh.resolve("fonts"));
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(fresh);
            if (!Files.isDirectory(folder)) throw e;
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)));
                var files = Files.walk(classes)) {
            out.setLevel(1);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setLastModifiedTime(FileTime.from(Instant.EPOCH));
                out.putNextEntry(entry);
                Files.copy(file, out);
            }
        }
    }

    private static String fingerprint(List<Path> files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.home").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(System.getProperty("java.vm.version").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (Path file : files) {
                if (Files.isDirectory(file)) {
                    try (var inside = Files.walk(file)) {
                        for (Path each :
                                inside.filter(Files::isRegularFile).sorted().toList()) {
                            digest.update(
                                    file.relativize(each).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                            digest.update(Files.readAllBytes(each));
                        }
                    }
                } else {
                    digest.update(directoryOf(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The end of a jar lists its entries with their checksums: as good as all of it, and read in no time. */
    private static byte[] directoryOf(Path jar) throws IOException {
        try (var file = new RandomAccessFile(jar.toFile(), "r")) {
            long length = file.length();
            var end = new byte[(int) Math.min(length, 256 * 1024)];
            file.seek(length - end.length);
            file.readFully(end);
            return end;
        }
    }

    /** Whether it is still there; if so, it is in use. */
    boolean isThere() {
        if (!Files.isDirectory(folder)) return false;
        touch(folder);
        return true;
    }

    private static void touch(Path folder) {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // Only the cleaning up would like to know.
        }
    }

    /** Whoever still runs from a folder that goes makes it again. */
    private static void prune(Path base) {
        var old = FileTime.from(Instant.now().minus(KEPT));
        try (var folders = Files.list(base)) {
            var newest = folders.filter(Files::isDirectory)
                    .map(folder -> Map.entry(folder, used(folder)))
                    .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
                    .toList();
            for (int i = 0; i < newest.size(); i++) {
                if (i >= MOST_KEPT || newest.get(i).getValue().compareTo(old) < 0)
                    delete(newest.get(i).getKey());
            }
        } catch (IOException e) {
            // What cannot be cleaned up now is cleaned up later.
        }
    }

    private static FileTime used(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException e) {
            // As above.
        }
    }
}
