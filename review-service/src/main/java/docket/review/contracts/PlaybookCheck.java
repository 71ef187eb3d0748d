package docket.review.contracts;

import docket.contract.playbook.PlaybookFile;
import docket.review.CheckPlaybook;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Has a playbook read by the part that will read it. */
@Singleton
class PlaybookCheck implements CheckPlaybook {

    @Override
    public String trouble(String text) {
        try {
            var file = Files.createTempFile("playbook", ".yaml");
            try {
                Files.writeString(file, text);
                PlaybookFile.read(file);
                return "";
            } catch (IllegalArgumentException | IllegalStateException e) {
                return String.valueOf(e.getMessage()).replace(file.toString(), "playbook");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
