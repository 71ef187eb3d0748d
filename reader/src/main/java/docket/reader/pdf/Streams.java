package docket.reader.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** Unpacks streams of one document into plain bytes, within limits. A broken stream gives what came before the break. */
final class Streams implements AutoCloseable {

    private static final int KEPT = 64 * 1024;
    private static final int MOST_KEPT = 4 * 1024 * 1024;
    private static final byte[] NONE = {};

    private final Limits limits;
    private final Inflater inflater = new Inflater(true);
    private final Map<COSStream, byte[]> kept = new IdentityHashMap<>();
    private int keptBytes;
    private byte[] buffer = new byte[32 * 1024];

    Streams(Limits limits) {
        this.limits = limits;
    }

    /** A page's content: one stream or several that are read as one. */
    byte[] content(@Nullable COSBase content) {
        if (content instanceof COSStream stream) return bytes(stream);
        if (!(content instanceof COSArray parts)) return NONE;
        if (parts.size() == 1 && parts.getObject(0) instanceof COSStream only) return bytes(only);
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.getObject(i) instanceof COSStream part)) continue;
            all.writeBytes(bytes(part));
            all.write('\n');
            limits.unpacked(all.size());
        }
        return all.toByteArray();
    }

    /** Of a stream that may be asked for again, such as a form on every page. */
    byte[] again(COSStream stream) {
        var known = kept.get(stream);
        if (known != null) return known;
        var bytes = bytes(stream);
        if (bytes.length <= KEPT && keptBytes + bytes.length <= MOST_KEPT) {
            kept.put(stream, bytes);
            keptBytes += bytes.length;
        }
        return bytes;
    }

    byte[] bytes(COSStream stream) {
        limits.check();
        try {
            if (isPlainFlate(stream)) {
                try (var raw = stream.createRawInputStream()) {
                    return inflate(raw.readAllBytes());
                }
            }
            try (var in = stream.createInputStream()) {
                var out = new ByteArrayOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    limits.unpacked(out.size());
                }
                return out.toByteArray();
            }
        } catch (IOException | RuntimeException e) {
            return NONE;
        }
    }

    private static boolean isPlainFlate(COSStream stream) {
        var filter = stream.getDictionaryObject(COSName.FILTER, COSName.F);
        if (filter instanceof COSArray filters && filters.size() == 1) filter = filters.getObject(0);
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) return false;
        return stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP) == null;
    }

    private byte[] inflate(byte[] packed) {
        if (packed.length <= 2) return NONE;
        inflater.reset();
        // Two bytes of header are left out, and so is the checksum: a wrong one is no reason to read nothing.
        inflater.setInput(packed, 2, packed.length - 2);
        int length = 0;
        try {
            while (!inflater.finished()) {
                if (length == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
                int count = inflater.inflate(buffer, length, buffer.length - length);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
                length += count;
                limits.unpacked(length);
            }
        } catch (DataFormatException e) {
            // As far as it goes.
        }
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
