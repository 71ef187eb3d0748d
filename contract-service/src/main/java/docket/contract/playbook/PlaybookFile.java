package docket.contract.playbook;

import docket.contract.Playbook;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A playbook as a YAML file. What it may say is written at the top of {@code usual.yaml}. */
public final class PlaybookFile {

    private static final int MOST_CHARACTERS = 1_000_000;

    private PlaybookFile() {}

    /** The file says something no playbook says; the message names every line. */
    public static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * @throws Wrong if it is no playbook
     * @throws UncheckedIOException if it cannot be read
     */
    public static Playbook read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read playbook " + file, e);
        }
    }

    /** The one that Docket brings along. */
    public static Playbook usual() {
        try (var stream = PlaybookFile.class.getResourceAsStream("usual.yaml")) {
            if (stream == null) throw new IllegalStateException("usual.yaml is missing");
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8), "usual.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Playbook read(Reader reader, String name) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            var root = new Yaml(options).compose(reader);
            var reading = new PlaybookReading();
            var playbook = reading.playbook(root);
            if (playbook.isEmpty()) {
                throw new Wrong(name + " is no playbook:\n" + String.join("\n", reading.complaints()));
            }
            return playbook.get();
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var line = mark == null ? "" : " line " + (mark.getLine() + 1) + ":";
            throw new Wrong(name + " is no playbook:\n " + line + " " + e.getProblem());
        }
    }
}
