package docket.local.queues;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Entries in a file, one after another, each with its length and checksum. What {@link #append} returned for survives
 * the end of this process by any means, because the operating system has it; a loss of power can take the last second.
 * Not for several threads at once.
 */
final class Journal implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("journal-(\\d+)");
    private static final int HEAD = Integer.BYTES + Integer.BYTES;
    private static final int LARGEST = 64 << 20;

    private final Path directory;
    private long generation;
    private FileChannel file;
    private long end;
    private volatile boolean unforced;

    private Journal(Path directory, long generation, FileChannel file) {
        this.directory = directory;
        this.generation = generation;
        this.file = file;
    }

    /**
     * Opens the newest journal of the directory and tells every entry in it with its position. A torn entry at the end,
     * which nobody was answered for, is cut off.
     */
    static Journal open(Path directory, ObjLongConsumer<Entry> replay) throws IOException {
        Files.createDirectories(directory);
        long newest = 0;
        try (Stream<Path> files = Files.list(directory)) {
            newest = files.mapToLong(Journal::generationOf).max().orElse(0);
        }
        var journal = new Journal(directory, Math.max(newest, 1), openFile(directory, Math.max(newest, 1)));
        journal.replay(replay);
        journal.removeOthers();
        return journal;
    }

    private static long generationOf(Path path) {
        var name = NAME.matcher(path.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    private static Path path(Path directory, long generation) {
        return directory.resolve("journal-" + generation);
    }

    private static FileChannel openFile(Path directory, long generation) throws IOException {
        return FileChannel.open(
                path(directory, generation),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private void replay(ObjLongConsumer<Entry> replay) throws IOException {
        long at = 0;
        // The channel stays open: this stream is a view of it.
        var in = new DataInputStream(
                new java.io.BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16));
        while (true) {
            byte[] payload;
            try {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length <= 0 || length > LARGEST) break;
                payload = in.readNBytes(length);
                if (payload.length < length || checksum(payload) != checksum) break;
            } catch (EOFException e) {
                break;
            }
            replay.accept(Entry.read(new DataInputStream(new ByteArrayInputStream(payload))), at);
            at += HEAD + payload.length;
        }
        file.truncate(at);
        end = at;
    }

    private void removeOthers() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (var other : files.filter(path -> path.getFileName().toString().startsWith("journal-"))
                    .filter(path -> !path.equals(path(directory, generation)))
                    .toList()) {
                Files.delete(other);
            }
        }
    }

    /** @return where each entry begins. @throws UncheckedIOException if the disk refuses; then nothing was written */
    long[] append(List<? extends Entry> entries) {
        try {
            var bytes = new ByteArrayOutputStream(256 * entries.size());
            var positions = new long[entries.size()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = end + bytes.size();
                encode(entries.get(i), bytes);
            }
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            try {
                long at = end;
                while (buffer.hasRemaining()) at += file.write(buffer, at);
            } catch (IOException e) {
                file.truncate(end);
                throw e;
            }
            end += bytes.size();
            unforced = true;
            return positions;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal in " + directory, e);
        }
    }

    private static void encode(Entry entry, ByteArrayOutputStream bytes) throws IOException {
        var payload = new ByteArrayOutputStream(256);
        entry.write(new DataOutputStream(payload));
        var out = new DataOutputStream(bytes);
        out.writeInt(payload.size());
        out.writeInt(checksum(payload.toByteArray()));
        payload.writeTo(bytes);
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** @param at as {@link #append} or the replay told */
    Entry read(long at) {
        try {
            var head = readFully(ByteBuffer.allocate(HEAD), at);
            int length = head.getInt();
            int checksum = head.getInt();
            var payload = readFully(ByteBuffer.allocate(length), at + HEAD).array();
            if (checksum(payload) != checksum) throw new IOException("the journal is damaged at " + at);
            return Entry.read(new DataInputStream(new ByteArrayInputStream(payload)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal in " + directory, e);
        }
    }

    private ByteBuffer readFully(ByteBuffer buffer, long at) throws IOException {
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) throw new EOFException("the journal ends early");
        }
        return buffer.flip();
    }

    /** In bytes. */
    long size() {
        return end;
    }

    /**
     * Begins anew with only the entries that still matter. The old file stands until the new one is complete.
     *
     * @throws UncheckedIOException if the disk refuses; then the old journal goes on
     */
    void rewrite(Consumer<Draft> live) {
        try {
            var path = directory.resolve("journal-draft");
            var channel = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            var draft = new Draft(channel);
            try {
                live.accept(draft);
                draft.flush();
                channel.force(false);
                Files.move(path, path(directory, generation + 1), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            var old = file;
            file = channel;
            generation++;
            end = draft.at;
            removeReplaced(old);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rewrite the journal in " + directory, e);
        }
    }

    private void removeReplaced(FileChannel old) {
        try {
            old.close();
            Files.delete(path(directory, generation - 1));
        } catch (IOException e) {
            System.err.println("sqs: an old journal stays until the next start: " + e.getMessage());
        }
    }

    /** The journal that will replace this one. */
    static final class Draft {
        private final FileChannel channel;
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private long at;

        private Draft(FileChannel channel) {
            this.channel = channel;
        }

        /** Adds an entry, and tells where it begins. */
        long add(Entry entry) {
            try {
                long position = at;
                int before = pending.size();
                encode(entry, pending);
                at += pending.size() - before;
                if (pending.size() > 1 << 20) flush();
                return position;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot rewrite the journal", e);
            }
        }

        private void flush() throws IOException {
            var buffer = ByteBuffer.wrap(pending.toByteArray());
            while (buffer.hasRemaining()) channel.write(buffer);
            pending.reset();
        }
    }

    /** Sends what was appended to the disk itself; the one method another thread may call. */
    void force() {
        if (!unforced) return;
        unforced = false;
        try {
            file.force(false);
        } catch (IOException e) {
            unforced = true; // closed by a rewrite a moment ago, which forced everything itself; or next time
        }
    }

    @Override
    public void close() throws IOException {
        file.force(false);
        file.close();
    }
}
