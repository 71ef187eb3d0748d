package docket.reader.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import docket.reader.ocr.Delivered;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The library Tesseract is built on, installed or delivered with it; its builds hold OpenJPEG. */
final class Leptonica {

    private static final int SAY_NOTHING = 6;

    /** Dots decoded at a time. */
    private static final int BAND = 1_500_000;

    private static final Map<String, FunctionDescriptor> SHAPES = Map.of(
            "pixReadMemJp2k", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            "boxCreate", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
            "boxDestroy", FunctionDescriptor.ofVoid(ADDRESS),
            "pixGetWidth", FunctionDescriptor.of(JAVA_INT, ADDRESS),
            "pixGetHeight", FunctionDescriptor.of(JAVA_INT, ADDRESS),
            "pixGetDepth", FunctionDescriptor.of(JAVA_INT, ADDRESS),
            "pixGetWpl", FunctionDescriptor.of(JAVA_INT, ADDRESS),
            "pixGetData", FunctionDescriptor.of(ADDRESS, ADDRESS),
            "pixDestroy", FunctionDescriptor.ofVoid(ADDRESS),
            "setMsgSeverity", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private static final class Found {
        private static final Optional<Map<String, MethodHandle>> FUNCTIONS = find();
    }

    private Leptonica() {}

    static boolean isHere() {
        return Found.FUNCTIONS.isPresent();
    }

    private static Optional<Map<String, MethodHandle>> find() {
        var files = new ArrayList<>(
                Libraries.isMac()
                        ? List.of("/opt/homebrew/lib/libleptonica.6.dylib", "/usr/local/lib/libleptonica.6.dylib")
                        : List.of("liblept.so.5", "libleptonica.so.6"));
        Delivered.leptonica().forEach(file -> files.add(file.toString()));
        var functions = Libraries.first(files, SHAPES);
        functions.ifPresent(found -> call(found, "setMsgSeverity", SAY_NOTHING));
        return functions;
    }

    /**
     * @param reduction 1, 2, 4, 8 or 16: dots of the file for one of the picture, in each direction
     * @throws IOException if it cannot be decoded
     */
    static BufferedImage jpeg2000(byte[] file, int reduction) throws IOException {
        return jpeg2000(file, reduction, MemorySegment.NULL);
    }

    /**
     * At all its dots, some rows at a time: OpenJPEG takes sixteen bytes for each dot it is asked for.
     *
     * @throws IOException if it cannot be decoded
     */
    static BufferedImage jpeg2000(byte[] file, int width, int height) throws IOException {
        int rows = Math.max(64, BAND / width);
        if (rows >= height) return jpeg2000(file, 1);
        var functions = Found.FUNCTIONS.orElseThrow(() -> new IOException("no library for JPEG 2000"));
        BufferedImage whole = null;
        for (int y = 0; y < height; y += rows) {
            if (!(call(functions, "boxCreate", 0, y, width, Math.min(rows, height - y)) instanceof MemorySegment box))
                throw new IOException("no room for a part of the picture");
            BufferedImage part;
            try {
                part = jpeg2000(file, 1, box);
            } finally {
                destroy(functions, "boxDestroy", box);
            }
            if (whole == null) whole = new BufferedImage(width, height, part.getType());
            if (part.getWidth() != width || part.getHeight() > height - y || part.getType() != whole.getType())
                throw new IOException("a part of the picture is of another size");
            whole.getRaster().setRect(0, y, part.getRaster());
        }
        if (whole == null) throw new IOException("a picture of no size");
        return whole;
    }

    private static BufferedImage jpeg2000(byte[] file, int reduction, MemorySegment box) throws IOException {
        var functions = Found.FUNCTIONS.orElseThrow(() -> new IOException("no library for JPEG 2000"));
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, file);
            var picture = call(functions, "pixReadMemJp2k", bytes, (long) file.length, reduction, box, 0, 0);
            if (!(picture instanceof MemorySegment pix) || pix.equals(MemorySegment.NULL))
                throw new IOException("the picture cannot be decoded");
            try {
                return picture(functions, pix);
            } finally {
                destroy(functions, "pixDestroy", pix);
            }
        }
    }

    private static void destroy(Map<String, MethodHandle> functions, String name, MemorySegment what) {
        try (var arena = Arena.ofConfined()) {
            var pointer = arena.allocate(ADDRESS);
            pointer.set(ADDRESS, 0, what);
            call(functions, name, pointer);
        }
    }

    /** Leptonica keeps dots in words of 32 bits, the first dot in the highest bits; colours as red, green, blue, rest. */
    private static BufferedImage picture(Map<String, MethodHandle> functions, MemorySegment pix) throws IOException {
        int width = number(functions, "pixGetWidth", pix);
        int height = number(functions, "pixGetHeight", pix);
        int depth = number(functions, "pixGetDepth", pix);
        int words = number(functions, "pixGetWpl", pix);
        if (depth != 8 && depth != 32) throw new IOException("a picture of " + depth + " bits a dot");
        if (!(call(functions, "pixGetData", pix) instanceof MemorySegment start))
            throw new IOException("a picture without dots");
        var data = start.reinterpret(4L * words * height);
        boolean grey = depth == 8;
        var out = new BufferedImage(width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        var dots = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
        int i = 0;
        for (int y = 0; y < height; y++) {
            long row = 4L * words * y;
            for (int x = 0; x < width; x++) {
                if (grey) {
                    int word = data.get(ValueLayout.JAVA_INT, row + (x & ~3));
                    dots[i++] = (byte) (word >>> 24 - 8 * (x & 3));
                } else {
                    int word = data.get(ValueLayout.JAVA_INT, row + 4L * x);
                    dots[i++] = (byte) (word >>> 8);
                    dots[i++] = (byte) (word >>> 16);
                    dots[i++] = (byte) (word >>> 24);
                }
            }
        }
        return out;
    }

    private static int number(Map<String, MethodHandle> functions, String name, Object... arguments) {
        return call(functions, name, arguments) instanceof Integer number ? number : 0;
    }

    private static Object call(Map<String, MethodHandle> functions, String name, Object... arguments) {
        var function = functions.get(name);
        if (function == null) throw new IllegalStateException("no function " + name);
        try {
            var result = function.invokeWithArguments(arguments);
            return result == null ? MemorySegment.NULL : result;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " failed", e);
        }
    }
}
