package docket.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Any number of made-up text invoices: six layouts, seven languages, 3 to 40 items on one to three pages, arithmetic
 * right, numbers unique.
 */
public final class GeneratedInvoices {

    private GeneratedInvoices() {}

    /**
     * Writes {@code invoice-00000.pdf} and on, and {@code truth.jsonl}: per line a file and its fields, amounts as
     * numbers, dates ISO 8601. The same count and seed give the same files.
     *
     * @return the lines of the truth
     */
    public static List<String> write(Path dir, int count, long seed) throws IOException {
        return Shelf.write(dir, count, seed, GeneratedInvoices::make);
    }

    static Shelf.Made make(int index, SplittableRandom random) throws IOException {
        var made = InventedInvoice.make(index, random);
        var file = String.format("invoice-%05d.pdf", index);
        var bytes = InvoiceLayout.print(made.layout(), made.invoice(), made.words(), made.look());
        return new Shelf.Made(file, bytes, Truth.row(file, made));
    }
}
