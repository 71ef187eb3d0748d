package docket.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param programs where PostgreSQL is unpacked, once for all who name the same folder; a second of processor time
 * @param basePort the workbench's; the parts follow it
 */
record Options(Path data, Path programs, int basePort, boolean kafka) {

    static final int STANDARD_PORT = 9300;
    private static final int HIGHEST_BASE = 65_500;

    private static final String USAGE = "usage: [--data DIR] [--programs DIR] [--base-port PORT] [--kafka]";

    /** @throws IllegalArgumentException with a sentence for people */
    static Options of(String... arguments) {
        var data = Path.of(".docket");
        @Nullable Path programs = null;
        int basePort = STANDARD_PORT;
        boolean kafka = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value(arguments, ++i));
                case "--programs" -> programs = Path.of(value(arguments, ++i));
                case "--base-port" -> basePort = port(value(arguments, ++i));
                case "--kafka" -> kafka = true;
                default -> throw new IllegalArgumentException("unknown argument " + arguments[i] + "; " + USAGE);
            }
        }
        data = data.toAbsolutePath().normalize();
        if (programs == null) programs = data.resolve("postgres/programs");
        return new Options(data, programs.toAbsolutePath().normalize(), basePort, kafka);
    }

    private static String value(String[] arguments, int at) {
        if (at == arguments.length) throw new IllegalArgumentException(arguments[at - 1] + " needs a value; " + USAGE);
        return arguments[at];
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= HIGHEST_BASE) return port;
        } catch (NumberFormatException e) {
            // refused below with the others
        }
        throw new IllegalArgumentException("--base-port is a number up to " + HIGHEST_BASE + ", not " + text);
    }
}
