package docket.reader.ocr;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Tesseract library, installed on this machine or delivered, called in process through its C interface (tesseract/capi.h, stable
 * since 4.0). Language data stays loaded between pictures, which a process per page would read again each time.
 */
final class TesseractLibrary implements Engine {

    /** Language data takes 20 to 60 MB each once loaded. */
    private static final int MOST_LOADED = 1;

    private static final String DELIVERED = " (delivered)";

    private static final int LSTM_ONLY = 1;

    private static final int LEPTONICA_SAYS_NOTHING = 6;

    /** The longest answer: some 20,000 words in hOCR. */
    private static final long MOST_ANSWER = 8L * 1024 * 1024;

    private static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;

    private final Calls calls;
    private final String name;
    private final Set<String> languages;
    private final String data;
    private final Map<String, MemorySegment> loaded = new LinkedHashMap<>(4, 0.75f, true);

    private TesseractLibrary(Calls calls, String name, Set<String> languages, String data) {
        this.calls = calls;
        this.name = name;
        this.languages = Set.copyOf(languages);
        this.data = data;
    }

    /** @return empty if this machine has no such library, or none with language data */
    static Optional<TesseractLibrary> find() {
        if (!TesseractLibrary.class.getModule().isNativeAccessEnabled()) return Optional.empty();
        oneThread();
        for (String file : Installations.libraries()) {
            try {
                var library = SymbolLookup.libraryLookup(file, Arena.global());
                silence(library);
                var calls = new Calls(library);
                for (String data : Installations.languageData()) {
                    var languages = calls.languages(data);
                    if (!languages.isEmpty()) {
                        return Optional.of(
                                new TesseractLibrary(calls, "tesseract " + calls.version(), languages, data));
                    }
                }
            } catch (IllegalArgumentException | EngineFailed e) {
                // No such file, or a version without these functions: the next may do.
            }
        }
        return Optional.empty();
    }

    /** @param folder of the delivered libraries and their language data */
    static Optional<Engine> delivered(Path folder) {
        if (!TesseractLibrary.class.getModule().isNativeAccessEnabled()) return Optional.empty();
        oneThread();
        try {
            SymbolLookup last = null;
            for (String file : Delivered.libraries()) {
                last = SymbolLookup.libraryLookup(folder.resolve(file), Arena.global());
                silence(last);
            }
            if (last == null) return Optional.empty();
            var calls = new Calls(last);
            var data = folder.toString();
            var languages = calls.languages(data);
            return languages.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new TesseractLibrary(calls, "tesseract " + calls.version() + DELIVERED, languages, data));
        } catch (IllegalArgumentException | EngineFailed e) {
            return Optional
                    .empty(); // The system's own libraries are too old for it, or nothing may be loaded from there.
        }
    }

    /** What a page took goes back to the system: glibc keeps it otherwise, and a worker's memory is counted. */
    private static final Optional<MethodHandle> TRIM = Linker.nativeLinker()
            .defaultLookup()
            .find("malloc_trim")
            .map(found -> Linker.nativeLinker()
                    .downcallHandle(found, FunctionDescriptor.of(JAVA_INT, ValueLayout.JAVA_LONG)));

    private static void giveBackMemory() {
        if (TRIM.isEmpty()) return;
        try {
            var _ = (int) TRIM.get().invokeExact(0L);
        } catch (Throwable e) {
            throw new EngineFailed("malloc_trim failed", e);
        }
    }

    /** Leptonica, which Tesseract is built on, tells standard error about every odd box otherwise. */
    private static void silence(SymbolLookup library) {
        library.find("setMsgSeverity").ifPresent(found -> {
            var set = Linker.nativeLinker().downcallHandle(found, FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            try {
                var _ = (int) set.invokeExact(LEPTONICA_SAYS_NOTHING);
            } catch (Throwable e) {
                throw new EngineFailed("setMsgSeverity failed", e);
            }
        });
    }

    /** Several threads on one page cost five times the processor time; OpenMP reads this when it is loaded. */
    private static void oneThread() {
        var linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(found -> {
            var setenv = linker.downcallHandle(found, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
            try (var arena = Arena.ofConfined()) {
                var _ = (int) setenv.invokeExact(arena.allocateFrom("OMP_THREAD_LIMIT"), arena.allocateFrom("1"), 1);
            } catch (Throwable e) {
                throw new EngineFailed("setenv failed", e);
            }
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> languages() {
        return languages;
    }

    @Override
    public synchronized List<SeenLine> recognise(Grey picture, Manner manner, Duration limit) {
        var handle = handle(manner.language());
        try (var arena = Arena.ofConfined()) {
            var pixels = arena.allocateFrom(ValueLayout.JAVA_BYTE, picture.pixels());
            calls.run("TessBaseAPISetPageSegMode", handle, manner.spread().mode());
            calls.set(handle, "tessedit_char_whitelist", manner.letters());
            calls.run("TessBaseAPISetImage", handle, pixels, picture.width(), picture.height(), 1, picture.width());
            calls.run("TessBaseAPISetSourceResolution", handle, manner.dpi());
            var monitor = calls.pointer("TessMonitorCreate");
            try {
                calls.run("TessMonitorSetDeadlineMSecs", monitor, (int) limit.toMillis());
                if (calls.number("TessBaseAPIRecognize", handle, monitor) != 0) return List.of();
            } finally {
                calls.run("TessMonitorDelete", monitor);
            }
            return Hocr.lines(calls.text("TessBaseAPIGetHOCRText", handle, 0));
        } finally {
            calls.run("TessBaseAPIClear", handle);
            if (manner.spread() != Spread.WORD) giveBackMemory();
        }
    }

    @Override
    public boolean readsWords() {
        return true;
    }

    private MemorySegment handle(String language) {
        var handle = loaded.get(language);
        if (handle != null) return handle;
        if (loaded.size() == MOST_LOADED) {
            var oldest = loaded.entrySet().iterator().next();
            calls.run("TessBaseAPIDelete", oldest.getValue());
            loaded.remove(oldest.getKey());
        }
        var fresh = calls.open(data, language);
        if (fresh == null) throw new EngineFailed("no language data for " + language);
        loaded.put(language, fresh);
        return fresh;
    }

    /** The C functions by name. */
    private static final class Calls {

        private static final FunctionDescriptor NOTHING_OF_POINTER = FunctionDescriptor.ofVoid(ADDRESS);

        private static final Map<String, FunctionDescriptor> SHAPES = Map.ofEntries(
                Map.entry("TessVersion", FunctionDescriptor.of(ADDRESS)),
                Map.entry("TessBaseAPICreate", FunctionDescriptor.of(ADDRESS)),
                Map.entry("TessBaseAPIDelete", NOTHING_OF_POINTER),
                Map.entry("TessBaseAPIClear", NOTHING_OF_POINTER),
                Map.entry("TessBaseAPISetVariable", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
                Map.entry("TessBaseAPIInit2", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT)),
                Map.entry("TessBaseAPIGetAvailableLanguagesAsVector", FunctionDescriptor.of(ADDRESS, ADDRESS)),
                Map.entry("TessBaseAPISetPageSegMode", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT)),
                Map.entry(
                        "TessBaseAPISetImage",
                        FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)),
                Map.entry("TessBaseAPISetSourceResolution", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT)),
                Map.entry("TessBaseAPIRecognize", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)),
                Map.entry("TessBaseAPIGetHOCRText", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT)),
                Map.entry("TessDeleteText", NOTHING_OF_POINTER),
                Map.entry("TessDeleteTextArray", NOTHING_OF_POINTER),
                Map.entry("TessMonitorCreate", FunctionDescriptor.of(ADDRESS)),
                Map.entry("TessMonitorSetDeadlineMSecs", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT)),
                Map.entry("TessMonitorDelete", NOTHING_OF_POINTER));

        private final Map<String, MethodHandle> handles = new HashMap<>();

        Calls(SymbolLookup library) {
            var linker = Linker.nativeLinker();
            SHAPES.forEach((function, shape) -> handles.put(
                    function,
                    linker.downcallHandle(
                            library.find(function)
                                    .orElseThrow(() -> new EngineFailed("the library has no " + function)),
                            shape)));
        }

        private @Nullable Object call(String function, Object... arguments) {
            var handle = handles.get(function);
            if (handle == null) throw new IllegalStateException("no function " + function);
            try {
                return handle.invokeWithArguments(arguments);
            } catch (Throwable e) {
                throw new EngineFailed(function + " failed", e);
            }
        }

        void run(String function, Object... arguments) {
            var _ = call(function, arguments);
        }

        int number(String function, Object... arguments) {
            return call(function, arguments) instanceof Integer number ? number : 0;
        }

        MemorySegment pointer(String function, Object... arguments) {
            return call(function, arguments) instanceof MemorySegment pointer ? pointer : MemorySegment.NULL;
        }

        /** Text that the library gives away: copied, then freed. */
        String text(String function, Object... arguments) {
            var pointer = pointer(function, arguments);
            if (pointer.equals(MemorySegment.NULL)) return "";
            try {
                return pointer.reinterpret(MOST_ANSWER).getString(0);
            } catch (IndexOutOfBoundsException e) {
                throw new EngineFailed("the picture holds more words than a page can", e);
            } finally {
                run("TessDeleteText", pointer);
            }
        }

        String version() {
            return pointer("TessVersion").reinterpret(64).getString(0);
        }

        @Nullable
        MemorySegment open(String data, String language) {
            var handle = pointer("TessBaseAPICreate");
            try (var arena = Arena.ofConfined()) {
                // What it has to say about a picture would otherwise go to standard error.
                set(handle, "debug_file", Installations.NOWHERE);
                var place = data.isEmpty() ? MemorySegment.NULL : arena.allocateFrom(data);
                if (number("TessBaseAPIInit2", handle, place, arena.allocateFrom(language), LSTM_ONLY) == 0)
                    return handle;
            }
            run("TessBaseAPIDelete", handle);
            return null;
        }

        void set(MemorySegment handle, String variable, String value) {
            try (var arena = Arena.ofConfined()) {
                run("TessBaseAPISetVariable", handle, arena.allocateFrom(variable), arena.allocateFrom(value));
            }
        }

        /** @param data a folder of language data, or empty for the one the library was built to look in */
        Set<String> languages(String data) {
            for (String first : List.of("eng", "deu", "fra", "ita", "spa")) {
                var handle = open(data, first);
                if (handle == null) continue;
                try {
                    return strings(pointer("TessBaseAPIGetAvailableLanguagesAsVector", handle));
                } finally {
                    run("TessBaseAPIDelete", handle);
                }
            }
            return Set.of();
        }

        private Set<String> strings(MemorySegment array) {
            var all = new TreeSet<String>();
            if (array.equals(MemorySegment.NULL)) return all;
            var pointers =
                    array.reinterpret(MemoryLayout.sequenceLayout(1000, POINTER).byteSize());
            for (int i = 0; i < 1000; i++) {
                long address = pointers.getAtIndex(POINTER, i);
                if (address == 0) break;
                all.add(MemorySegment.ofAddress(address).reinterpret(256).getString(0));
            }
            run("TessDeleteTextArray", array);
            all.remove("osd");
            return all;
        }
    }
}
