package docket.reader.archive;

import docket.reader.NotAccepted;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The parts of a ZIP file in memory. What is unpacked in all is bounded; names are only ever compared, never opened. */
public final class ZipParts implements Closeable {

    static final int MOST_ENTRIES = 5_000;
    /** Of all parts read, in bytes. */
    static final long MOST_BYTES = 96L << 20;
    /** A part that unpacks to more than a small heap holds beside the file. */
    public static final int LARGEST_PART = 40 << 20;
    /** Text packs ten times, seldom a hundred times. */
    private static final int HIGHEST_RATIO = 200;

    private static final int SMALL = 1 << 20;

    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private long unpacked;

    private ZipParts(ZipFile zip, List<ZipArchiveEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /** @throws NotAccepted when it is no whole archive or has too many entries */
    public static ZipParts open(byte[] bytes) throws NotAccepted {
        try {
            var zip = ZipFile.builder().setByteArray(bytes).get();
            var entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_ENTRIES) {
                throw new NotAccepted("The archive has too many entries (" + entries.size() + ").");
            }
            return new ZipParts(zip, entries);
        } catch (IOException | RuntimeException e) {
            throw new NotAccepted("The ZIP file is damaged or cut off and cannot be read.");
        }
    }

    public List<String> names() {
        return entries.stream().map(ZipArchiveEntry::getName).toList();
    }

    public boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    List<ZipArchiveEntry> files() {
        return entries.stream().filter(entry -> !entry.isDirectory()).toList();
    }

    /** Parts whose name begins so, in the file's order. */
    public List<String> under(String folder) {
        var found = new ArrayList<String>();
        for (String name : names()) if (name.startsWith(folder)) found.add(name);
        return found;
    }

    public Optional<byte[]> part(String name) throws NotAccepted {
        var entry = zip.getEntry(name.startsWith("/") ? name.substring(1) : name);
        return entry == null ? Optional.empty() : Optional.of(read(entry));
    }

    byte[] read(ZipArchiveEntry entry) throws NotAccepted {
        if (entry.getGeneralPurposeBit().usesEncryption()) throw NotAccepted.needsPassword("The archive");
        try (InputStream in = zip.getInputStream(entry)) {
            var out = new ByteArrayOutputStream((int) Math.clamp(entry.getSize(), 512, SMALL));
            var buffer = new byte[16_384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                unpacked += read;
                boolean bomb = out.size() > SMALL
                        && entry.getCompressedSize() > 0
                        && out.size() / entry.getCompressedSize() > HIGHEST_RATIO;
                if (bomb || out.size() > LARGEST_PART || unpacked > MOST_BYTES) throw tooLarge();
            }
            return out.toByteArray();
        } catch (ZipException e) {
            throw new NotAccepted("The archive is packed in a way that Docket does not know.");
        } catch (IOException e) {
            throw new NotAccepted("The ZIP file is damaged or cut off and cannot be read.");
        }
    }

    static NotAccepted tooLarge() {
        return NotAccepted.because(
                docket.messages.Refusal.TOO_LARGE, "The file unpacks to more data than a document may hold.");
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException("memory closes", e);
        }
    }
}
