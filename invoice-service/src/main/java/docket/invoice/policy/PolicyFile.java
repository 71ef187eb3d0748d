package docket.invoice.policy;

import docket.invoice.yaml.Tree;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** An approval policy as a YAML file; docs/invoices.md shows one. */
public final class PolicyFile {

    private PolicyFile() {}

    /** The file says something no policy says, or cannot be read; the message names every line. */
    public static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** @throws Wrong if it is no policy */
    public static Policy read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.getFileName().toString());
        } catch (IOException e) {
            throw new Wrong("The approval policy " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Put it there, or unset docket.invoice.policy.");
        }
    }

    /** @throws Wrong if it is no policy */
    public static Policy read(String text) {
        return read(new StringReader(text), "approval.yaml");
    }

    private static Policy read(Reader reader, String name) {
        try {
            var reading = new PolicyReading();
            var policy = reading.policy(Tree.compose(reader));
            if (policy.isEmpty()) {
                throw new Wrong(name + " is no approval policy:\n" + String.join("\n", reading.complaints()));
            }
            return policy.get();
        } catch (MarkedYAMLException e) {
            throw new Wrong(name + " is no approval policy:\n" + Tree.complaint(e));
        }
    }
}
