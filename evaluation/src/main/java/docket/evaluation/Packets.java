package docket.evaluation;

import docket.reader.Attachment;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.ReadingWorkers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * How well packets are taken apart, on any folder of PDFs that are one document each: as they are, none may be split;
 * joined by chance (always the same chance), each must come out again. Joined twice: as a program does that puts files
 * behind each other, and as if one program had printed them all, so that fonts tell nothing.
 */
final class Packets implements Evaluation {

    private static final int PACKETS = 60;
    private static final int MOST_IN_ONE = 5;
    private static final int LONGEST = 12;
    private static final long SEED = 20260;

    private final Reader reader = new Reader();

    private record Single(Path file, byte[] bytes, int pages) {}

    /** @param real pages on which a document begins, but the first; @param found those that were taken for one */
    private record Cut(Set<Integer> real, Set<Integer> found) {}

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        var singles = new ArrayList<Single>();
        var split = new ArrayList<String>();
        int manyPages = 0;
        for (Path file : pdfs(folder)) {
            var single = single(file);
            if (single.isEmpty()) continue;
            var found = boundaries(single.get().bytes());
            if (found.isEmpty()) continue;
            if (single.get().pages() > 1) {
                manyPages++;
                if (!found.get().isEmpty()) split.add(folder.relativize(file) + " at " + found.get());
            }
            if (single.get().pages() <= LONGEST) singles.add(single.get());
        }
        if (singles.size() < 2) throw new IOException("no PDFs to join in " + folder);
        var lines = new ArrayList<Map<String, Object>>();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("documents_of_many_pages", manyPages);
        summary.put("split_wrongly", split.size());
        summary.put("split_wrongly_share", rounded(share(split.size(), manyPages)));
        talk.printf("%d documents of several pages, %d split wrongly%n", manyPages, split.size());
        split.forEach(each -> talk.println("  " + each));
        summary.put("joined", joined(singles, false, lines, talk));
        summary.put("printed_by_one_program", joined(singles, true, lines, talk));
        JsonLines.write(predictions, lines);
        json.println(JsonLines.text(summary));
        return 0;
    }

    private static List<Path> pdfs(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Single> single(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        try (var document = Loader.loadPDF(bytes)) {
            return document.isEncrypted()
                    ? Optional.empty()
                    : Optional.of(new Single(file, bytes, document.getNumberOfPages()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Pages on which a further document begins; empty if the file was not read. */
    private Optional<Set<Integer>> boundaries(byte[] bytes) {
        try {
            if (!(reader.read(bytes, "") instanceof ReadResult.Read(Pages pages))) return Optional.empty();
            var found = new TreeSet<Integer>();
            if (!pages.metadata().containsKey(Pages.PACKET)) return Optional.of(found);
            for (Attachment part : pages.attachments()) found.add(firstPage(part.name()));
            found.remove(Collections.min(found));
            return Optional.of(found);
        } catch (ReadingWorkers.Busy e) {
            return Optional.empty();
        }
    }

    /** Of a section named as in {@code pages 4-6.pdf}. */
    private static int firstPage(String name) {
        return Integer.parseInt(name.replaceAll("\\D*(\\d+).*", "$1"));
    }

    private Map<String, Object> joined(
            List<Single> singles, boolean oneProgram, List<Map<String, Object>> lines, PrintStream talk)
            throws IOException {
        var random = new Random(SEED);
        int real = 0;
        int found = 0;
        int right = 0;
        int whole = 0;
        int packets = 0;
        for (int i = 0; i < PACKETS; i++) {
            var parts = new ArrayList<Single>();
            int count = 2 + random.nextInt(MOST_IN_ONE - 1);
            for (int part = 0; part < count; part++) parts.add(singles.get(random.nextInt(singles.size())));
            var cut = cut(parts, oneProgram);
            if (cut.isEmpty()) continue;
            packets++;
            var both = new TreeSet<>(cut.get().found());
            both.retainAll(cut.get().real());
            real += cut.get().real().size();
            found += cut.get().found().size();
            right += both.size();
            if (cut.get().real().equals(cut.get().found())) whole++;
            var line = new TreeMap<String, Object>();
            line.put("files", parts.stream().map(part -> part.file().toString()).toList());
            line.put("one_program", oneProgram);
            line.put("real", cut.get().real());
            line.put("found", cut.get().found());
            lines.add(line);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("packets", packets);
        figures.put("boundaries", real);
        figures.put("recall", rounded(share(right, real)));
        figures.put("precision", rounded(share(right, found)));
        figures.put("packets_taken_apart_exactly", whole);
        talk.println((oneProgram ? "printed by one program: " : "joined: ") + figures);
        return figures;
    }

    private Optional<Cut> cut(List<Single> parts, boolean oneProgram) throws IOException {
        var real = new TreeSet<Integer>();
        int page = 1;
        for (Single part : parts) {
            if (page > 1) real.add(page);
            page += part.pages();
        }
        return boundaries(join(parts, oneProgram)).map(found -> new Cut(real, found));
    }

    private static byte[] join(List<Single> parts, boolean oneProgram) throws IOException {
        var open = new ArrayList<PDDocument>();
        try (var packet = new PDDocument()) {
            var common = new PDType1Font(FontName.HELVETICA);
            for (Single part : parts) {
                var document = Loader.loadPDF(part.bytes());
                open.add(document);
                for (var each : document.getPages()) {
                    var copy = packet.importPage(each);
                    var resources = each.getResources() == null ? new PDResources() : each.getResources();
                    if (oneProgram) resources.put(COSName.getPDFName("Common"), common);
                    copy.setResources(resources);
                }
            }
            var bytes = new ByteArrayOutputStream();
            packet.save(bytes);
            return bytes.toByteArray();
        } finally {
            for (PDDocument document : open) document.close();
        }
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
