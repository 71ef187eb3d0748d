package docket.local;

import docket.local.objects.ObjectStore;
import docket.local.queues.Broker;
import docket.local.queues.QueueServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Queues and objects in a process of their own, made to be killed. Arguments: directory, port of S3, port of SQS. */
public final class StorageProcess {

    private StorageProcess() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        var broker = Broker.open(directory.resolve("sqs"), InstantSource.system());
        broker.ensure("inbox", Map.of());
        for (int i = 0; i < 4; i++) broker.ensure("stream" + i, Map.of("VisibilityTimeout", "3"));
        new QueueServer(Integer.parseInt(arguments[2]), "eu-central-1", broker).start();
        new ObjectStore(Integer.parseInt(arguments[1]), directory.resolve("s3"), "eu-central-1", "inbox", broker)
                .start();
        System.out.println("ready");
        Thread.currentThread().join();
    }

    /** Starts one and waits until it answers. */
    static Process start(Path directory, int s3Port, int sqsPort) throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StorageProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(s3Port),
                        Integer.toString(sqsPort))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("ready")) return process;
            }
        }
        throw new IllegalStateException("the storage process ended");
    }
}
