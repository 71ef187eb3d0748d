package docket.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Any number of made-up contracts in English and German, one to three pages. */
public final class GeneratedContracts {

    private GeneratedContracts() {}

    /**
     * Writes {@code contract-00000.pdf} and on, and {@code truth.jsonl} with file and kind. The same count and seed give
     * the same files.
     *
     * @return the lines of the truth
     */
    public static List<String> write(Path dir, int count, long seed) throws IOException {
        return Shelf.write(dir, count, seed, GeneratedContracts::make);
    }

    /** A PDF of one English contract with so many pages at least. The same pages and seed give the same file. */
    public static byte[] ofPages(int pages, long seed) throws IOException {
        return InventedPaper.longContract(pages, new SplittableRandom(seed));
    }

    static Shelf.Made make(int index, SplittableRandom random) throws IOException {
        var file = String.format("contract-%05d.pdf", index);
        return new Shelf.Made(file, InventedPaper.contract(random), Truth.row(file, "contract"));
    }
}
