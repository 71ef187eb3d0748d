package docket.cli.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One process of Docket.
 *
 * @param name as in logs, pid files and commands: {@code invoice-service}
 * @param wave parts of a wave start together, once every earlier wave is ready; stopping goes the other way
 * @param prepared where what the start loads is kept for the next one
 * @param environment what the process gets beside this program's own; asked at the start only, as it makes secrets
 * @param ports what it listens on, by the name of what answers there
 * @param leftovers lock files of servers it starts, which may outlive it; see {@link Leftover}
 * @param ready answers 200 when the part can work
 */
public record Part(
        String name,
        int wave,
        List<String> command,
        PreparedStart prepared,
        Supplier<Map<String, String>> environment,
        Map<String, Integer> ports,
        List<Path> leftovers,
        URI ready,
        Path log) {

    public Part {
        command = List.copyOf(command);
        ports = Map.copyOf(ports);
        leftovers = List.copyOf(leftovers);
    }

    /** The same part, which notes for its prepared start what it loads. */
    Part noting() {
        return with(prepared.noted(command));
    }

    /** The same part, started otherwise: by another JVM, say, from other files. */
    Part startedBy(List<String> other, PreparedStart otherPrepared) {
        return new Part(name, wave, other, otherPrepared, environment, ports, leftovers, ready, log);
    }

    /** What starts it now: from its prepared start, if there is one. */
    List<String> startCommand() {
        return prepared.isThere() ? prepared.used(command) : command;
    }

    private Part with(List<String> other) {
        return new Part(name, wave, other, prepared, environment, ports, leftovers, ready, log);
    }

    /** Without the environment: it holds secrets. */
    @Override
    public String toString() {
        return name;
    }
}
