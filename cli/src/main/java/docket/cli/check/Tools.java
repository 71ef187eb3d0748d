package docket.cli.check;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of others that may be installed. */
final class Tools {

    private Tools() {}

    /** Whether one of these is on the path. */
    static boolean present(String... names) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator);
        return Stream.of(path)
                .flatMap(directory -> Stream.of(names).map(name -> Path.of(directory, name)))
                .anyMatch(Files::isExecutable);
    }
}
