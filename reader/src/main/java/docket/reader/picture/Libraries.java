package docket.reader.picture;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** C functions of a library of this machine, by name. */
final class Libraries {

    private Libraries() {}

    /**
     * The first of some files that can be loaded and has all functions.
     *
     * @param files names that the system finds, or whole paths
     */
    static Optional<Map<String, MethodHandle>> first(List<String> files, Map<String, FunctionDescriptor> shapes) {
        if (!Libraries.class.getModule().isNativeAccessEnabled()) return Optional.empty();
        for (String file : files) {
            try {
                var library = SymbolLookup.libraryLookup(file, Arena.global());
                var handles = new HashMap<String, MethodHandle>();
                shapes.forEach((name, shape) -> library.find(name)
                        .ifPresent(
                                found -> handles.put(name, Linker.nativeLinker().downcallHandle(found, shape))));
                if (handles.size() == shapes.size()) return Optional.of(handles);
            } catch (IllegalArgumentException e) {
                // No such file, or nothing may be loaded from there.
            }
        }
        return Optional.empty();
    }

    static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
