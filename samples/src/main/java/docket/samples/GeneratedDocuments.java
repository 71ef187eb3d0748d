package docket.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A mixed load: of every twenty files twelve invoices, three contracts, two requests for proposal, two letters and one
 * broken file (empty, cut off, or no document at all).
 */
public final class GeneratedDocuments {

    /** One round of the mix; shuffled by the multiplier in {@link #make}, which has no factor in common with 20. */
    private static final List<String> ROUND = List.of(
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "invoice",
            "contract",
            "contract",
            "contract",
            "proposal_request",
            "proposal_request",
            "other",
            "other",
            "broken");

    private GeneratedDocuments() {}

    /**
     * Writes files named by kind and index, and {@code truth.jsonl}: per line a file, its kind as in
     * {@code docket.messages.Kind} or {@code broken} (with {@code defect}: empty, truncated, noise), and for invoices the
     * fields. The same count and seed give the same files.
     *
     * @return the lines of the truth
     */
    public static List<String> write(Path dir, int count, long seed) throws IOException {
        return Shelf.write(dir, count, seed, GeneratedDocuments::make);
    }

    private static Shelf.Made make(int index, SplittableRandom random) throws IOException {
        return switch (ROUND.get(index * 7 % ROUND.size())) {
            case "invoice" -> GeneratedInvoices.make(index, random);
            case "contract" -> GeneratedContracts.make(index, random);
            case "proposal_request" -> made("request", index, "proposal_request", InventedPaper.request(random));
            case "other" -> made("letter", index, "other", InventedPaper.letter(random));
            default -> broken(index, random);
        };
    }

    private static Shelf.Made made(String name, int index, String kind, byte[] bytes) {
        var file = String.format("%s-%05d.pdf", name, index);
        return new Shelf.Made(file, bytes, Truth.row(file, kind));
    }

    private static Shelf.Made broken(int index, SplittableRandom random) throws IOException {
        // By index, so that every kind of damage comes even in a small load.
        var defect = List.of("empty", "truncated", "noise").get(index / ROUND.size() % 3);
        var extension = defect.equals("noise") ? "bin" : "pdf";
        var file = String.format("broken-%05d.%s", index, extension);
        var row = Truth.row(file, "broken");
        row.put("defect", defect);
        return new Shelf.Made(
                file,
                switch (defect) {
                    case "empty" -> new byte[0];
                    case "truncated" -> truncated(index, random);
                    default -> noise(random);
                },
                row);
    }

    /** The beginning of an invoice: the cross-reference table at its end is missing. */
    private static byte[] truncated(int index, SplittableRandom random) throws IOException {
        var whole = GeneratedInvoices.make(index, random).bytes();
        return Arrays.copyOf(whole, 200 + random.nextInt(800));
    }

    private static byte[] noise(SplittableRandom random) {
        var bytes = new byte[64 + random.nextInt(4000)];
        random.nextBytes(bytes);
        var start = "no document\u0000".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return bytes;
    }
}
