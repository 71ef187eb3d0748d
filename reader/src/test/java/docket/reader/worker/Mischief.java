package docket.reader.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/** Does what it is asked to, all of it bad. */
public final class Mischief implements Work {

    @Override
    @SuppressWarnings({"SystemOut", "AddressSelection"})
    public byte[] run(byte[] request, Time time) throws Exception {
        var words = new String(request, StandardCharsets.UTF_8).split(" ", 2);
        return switch (words[0]) {
            case "echo" -> words[1].getBytes(StandardCharsets.UTF_8);
            case "print" -> {
                System.out.println("noise on the way of the frames");
                yield "printed".getBytes(StandardCharsets.UTF_8);
            }
            case "loop" -> loop(time, false);
            case "listen" -> loop(time, true);
            case "work" -> work(time, Long.parseLong(words[1]));
            case "hang" -> {
                new CountDownLatch(1).await();
                yield new byte[0];
            }
            case "fill" -> fill();
            case "end" -> {
                Runtime.getRuntime().halt(9);
                yield new byte[0];
            }
            case "fail" -> throw new IllegalStateException("a word of the document");
            case "connect" -> tried(() -> new Socket("127.0.0.1", Integer.parseInt(words[1])).close());
            case "channel" -> tried(() -> SocketChannel.open().close());
            case "fetch" ->
                tried(() -> {
                    try (InputStream in =
                            URI.create("http://127.0.0.1:" + words[1]).toURL().openStream()) {
                        in.readAllBytes();
                    }
                });
            case "read" -> tried(() -> Files.readAllBytes(Path.of(words[1])));
            case "environment" -> System.getenv().keySet().toString().getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private interface Try {
        void run() throws IOException;
    }

    private static byte[] tried(Try attempt) {
        try {
            attempt.run();
            return "done".getBytes(StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            return "refused".getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] loop(Time time, boolean listens) {
        long n = 0;
        while (!listens || !time.isOver()) n += System.nanoTime() & 1;
        throw new IllegalStateException("stopped after " + n);
    }

    private static byte[] work(Time time, long milliseconds) {
        time.extend(milliseconds);
        var self = new ProcessFacts(ProcessHandle.current());
        long end = self.cpu() + milliseconds;
        while (self.cpu() < end && !time.isOver()) Thread.onSpinWait();
        return (time.isOver() ? "stopped" : "worked").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fill() {
        var all = new ArrayList<byte[]>();
        while (true) all.add(new byte[1 << 20]);
    }

    @Override
    public void rehearse() {}
}
