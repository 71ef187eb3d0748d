package docket.invoice.layout;

import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;

/** Invoices for tests, drawn with characters: columns stand where they stand in the text block. */
public final class PrintedPages {

    private PrintedPages() {}

    public static Pages of(String text) {
        return switch (new Reader().read(text.getBytes(StandardCharsets.UTF_8), "invoice.txt")) {
            case ReadResult.Read(Pages pages) -> pages;
            case ReadResult.Refused(var _, String reason) -> throw new IllegalStateException(reason);
        };
    }
}
