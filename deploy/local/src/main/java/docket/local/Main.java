package docket.local;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the embedded cloud and stays until it is told to end. Prints {@code ready <part> <port> <millis>} per part,
 * then {@code ready all}.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        try {
            requireUnicodeNames();
            run(Options.of(arguments));
        } catch (IllegalArgumentException | EmbeddedCloud.Unstartable e) {
            System.err.println("docket: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Objects are files named by their keys; in the C locale Java cannot name a file with an umlaut. */
    private static void requireUnicodeNames() {
        var names = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!Charset.forName(names).equals(StandardCharsets.UTF_8)) {
            throw new IllegalArgumentException("file names are " + names + " here; start with LC_ALL=C.UTF-8");
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        long before = System.nanoTime();
        var pidFile = options.data().resolve("run/local.pid");
        Files.createDirectories(pidFile.getParent());
        var cloud = EmbeddedCloud.start(
                options, (part, millis) -> say("ready " + part.name() + " " + part.port() + " " + millis));
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
        say("ready all " + options.basePort() + " " + (System.nanoTime() - before) / 1_000_000);
        System.gc(); // unpacking PostgreSQL took much memory once; a full collection gives it back
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cloud.close();
            forget(pidFile);
            ended.countDown();
        }));
        ended.await();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            System.err.println("cannot remove " + pidFile + ": " + e.getMessage());
        }
    }
}
