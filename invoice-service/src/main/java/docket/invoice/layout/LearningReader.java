package docket.invoice.layout;

import docket.documents.Reading;
import docket.invoice.InvoiceReader;
import docket.invoice.WatchedFile;
import docket.messages.Kind;
import docket.reader.Pages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads with the model that is in force at the moment: one that training puts in its place counts from the next
 * document on. While there is none, or none that can be read, the model that comes with Docket counts.
 */
public final class LearningReader implements InvoiceReader {

    private final LayoutReader reader;
    private final WatchedFile<LayoutReader> model;

    /**
     * @param reader whose model is replaced
     * @param name of the model, as its complaints say
     * @param files the bytes of a file, if it is there
     */
    public LearningReader(
            LayoutReader reader,
            String name,
            Function<String, Optional<byte[]>> files,
            Duration every,
            InstantSource clock) {
        this.reader = reader;
        this.model = new WatchedFile<>(
                List.of(name),
                files,
                (file, bytes) -> with(new String(bytes, StandardCharsets.UTF_8), file),
                reader.with(Ranking.load()),
                every,
                clock);
    }

    private LayoutReader with(String model, String name) {
        return reader.with(Ranking.parse(model, name)).with(Calibration.orDelivered(model, name));
    }

    @Override
    public String engine() {
        return reader.engine();
    }

    @Override
    public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
        return model.get().read(kind, pages, original, fileName);
    }
}
