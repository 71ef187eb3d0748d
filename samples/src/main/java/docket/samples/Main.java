package docket.samples;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the sample documents: {@code docket.samples.Main OUTDIR}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: docket.samples.Main OUTDIR");
            System.exit(2);
        }
        var dir = Path.of(args[0]);
        Samples.write(dir);
        System.out.println("sample documents written to " + dir.toAbsolutePath());
    }
}
