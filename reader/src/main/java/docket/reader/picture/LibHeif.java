package docket.reader.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import docket.reader.picture.NativeReader.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The libheif that is installed, through its C interface (libheif/heif.h, stable since 1.0). None is delivered. */
final class LibHeif {

    private static final int RGB = 1;
    private static final int INTERLEAVED_RGB = 10;
    private static final int INTERLEAVED = 10;

    /** {@code struct heif_error { int code; int subcode; const char* message; }}, returned by value. */
    private static final StructLayout ERROR = MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS);

    private static final Map<String, FunctionDescriptor> SHAPES = Map.ofEntries(
            Map.entry("heif_context_alloc", FunctionDescriptor.of(ADDRESS)),
            Map.entry("heif_context_free", FunctionDescriptor.ofVoid(ADDRESS)),
            Map.entry(
                    "heif_context_read_from_memory_without_copy",
                    FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS)),
            Map.entry("heif_context_get_primary_image_handle", FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS)),
            Map.entry("heif_image_handle_get_width", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
            Map.entry("heif_image_handle_get_height", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
            Map.entry("heif_image_handle_release", FunctionDescriptor.ofVoid(ADDRESS)),
            Map.entry("heif_decode_image", FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS)),
            Map.entry("heif_image_get_width", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
            Map.entry("heif_image_get_height", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
            Map.entry("heif_image_get_plane_readonly", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS)),
            Map.entry("heif_image_release", FunctionDescriptor.ofVoid(ADDRESS)));

    private static final class Found {
        private static final Optional<Map<String, MethodHandle>> FUNCTIONS = Libraries.first(
                Libraries.isMac()
                        ? List.of("/opt/homebrew/lib/libheif.1.dylib", "/usr/local/lib/libheif.1.dylib")
                        : List.of("libheif.so.1", "heif.dll"),
                SHAPES);
    }

    private LibHeif() {}

    static boolean isHere() {
        return Found.FUNCTIONS.isPresent();
    }

    /** What is done with an opened file's picture. */
    private interface Use<T> {
        T with(Map<String, MethodHandle> functions, MemorySegment handle, Arena arena) throws IOException;
    }

    /** Of the picture as it is shown, upright; nothing is decoded. */
    static Size size(byte[] file) throws IOException {
        return opened(
                file,
                (functions, handle, _) -> new Size(
                        number(functions, "heif_image_handle_get_width", handle),
                        number(functions, "heif_image_handle_get_height", handle)));
    }

    /** As it is shown, upright. */
    static BufferedImage picture(byte[] file) throws IOException {
        return opened(file, (functions, handle, arena) -> {
            var out = arena.allocate(ADDRESS);
            check(functions, arena, "heif_decode_image", handle, out, RGB, INTERLEAVED_RGB, MemorySegment.NULL);
            var image = out.get(ADDRESS, 0);
            try {
                return picture(functions, image, arena);
            } finally {
                call(functions, "heif_image_release", image);
            }
        });
    }

    private static BufferedImage picture(Map<String, MethodHandle> functions, MemorySegment image, Arena arena)
            throws IOException {
        int width = number(functions, "heif_image_get_width", image, INTERLEAVED);
        int height = number(functions, "heif_image_get_height", image, INTERLEAVED);
        var stride = arena.allocate(JAVA_INT);
        if (width <= 0
                || height <= 0
                || !(call(functions, "heif_image_get_plane_readonly", image, INTERLEAVED, stride)
                        instanceof MemorySegment plane)
                || plane.equals(MemorySegment.NULL)) throw new IOException("a picture without dots");
        int row = stride.get(JAVA_INT, 0);
        var data = plane.reinterpret((long) row * height);
        var out = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var dots = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
        int i = 0;
        for (int y = 0; y < height; y++) {
            long at = (long) row * y;
            for (int x = 0; x < width; x++, at += 3) {
                dots[i++] = data.get(ValueLayout.JAVA_BYTE, at + 2);
                dots[i++] = data.get(ValueLayout.JAVA_BYTE, at + 1);
                dots[i++] = data.get(ValueLayout.JAVA_BYTE, at);
            }
        }
        return out;
    }

    private static <T> T opened(byte[] file, Use<T> use) throws IOException {
        var functions = Found.FUNCTIONS.orElseThrow(() -> new IOException("no library for HEIC"));
        try (var arena = Arena.ofConfined()) {
            if (!(call(functions, "heif_context_alloc") instanceof MemorySegment context))
                throw new IOException("the library has no room");
            try {
                var bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, file);
                check(
                        functions,
                        arena,
                        "heif_context_read_from_memory_without_copy",
                        context,
                        bytes,
                        (long) file.length,
                        MemorySegment.NULL);
                var out = arena.allocate(ADDRESS);
                check(functions, arena, "heif_context_get_primary_image_handle", context, out);
                var handle = out.get(ADDRESS, 0);
                try {
                    return use.with(functions, handle, arena);
                } finally {
                    call(functions, "heif_image_handle_release", handle);
                }
            } finally {
                call(functions, "heif_context_free", context);
            }
        }
    }

    /** Calls what returns an error by value. */
    private static void check(Map<String, MethodHandle> functions, Arena arena, String name, Object... arguments)
            throws IOException {
        var all = new Object[arguments.length + 1];
        SegmentAllocator place = arena;
        all[0] = place;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (!(call(functions, name, all) instanceof MemorySegment error) || error.get(JAVA_INT, 0) != 0)
            throw new IOException("the picture cannot be decoded");
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
