package docket.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Runs every document of a folder through the engines and compares with what is known of them. */
public interface Evaluation {

    /**
     * Without known answers in the folder only the scores are left out.
     *
     * @param predictions where to write one JSON object a line, what was found in each document
     * @param json takes a summary, one JSON object
     * @param talk takes a table for people
     * @return the process's exit status: 0 when every document was run
     * @throws IOException if the folder cannot be read or the predictions cannot be written
     */
    int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException;
}
