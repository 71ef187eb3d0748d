package docket.reader.ocr;

import docket.documents.Finding;
import docket.messages.Refusal;
import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Reader;
import docket.reader.ReadingOrder;
import docket.reader.ReadingWorkers;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Picture files as pages: photographs and scans, upright, with the words somebody can see in them. */
public final class ImagePages {

    private static final Finding CUT_OFF = new Finding(
            "",
            Finding.Reason.UNREADABLE,
            Finding.Severity.BLOCKING,
            "the image is damaged or cut off; part of it is missing. Send it again if there is a whole one",
            null);

    private ImagePages() {}

    /** @throws NotAccepted if it cannot be decoded or is too large */
    public static Pages read(byte[] bytes) throws NotAccepted {
        var ocr = Ocr.forDocument();
        try (var file = ImageFile.open(bytes)) {
            int count = file.pages();
            if (count > Reader.MAX_PAGES)
                throw NotAccepted.because(Refusal.TOO_LARGE, "The image has too many pages (" + count + ").");
            var budget = new PageBudget();
            var pages = new ArrayList<Page>();
            for (int i = 0; i < count; i++) {
                boolean recognise = ocr.isPresent() && budget.takes(i + 1);
                // A page nobody recognises is there all the same; its size is not worth decoding it twice.
                pages.add(recognise ? page(file, i, ocr.get(), budget) : blank(file, i));
            }
            var facts = new HashMap<String, String>();
            facts.put("textLayer", "none");
            ocr.ifPresent(engine -> facts.put("ocr", engine.engine()));
            budget.describe(facts);
            var findings = new ArrayList<>(budget.findings(ocr.isPresent()));
            if (file.isCutOff()) findings.add(CUT_OFF);
            return new Pages(file.mediaType(), pages, List.of(), facts, findings);
        }
    }

    private static Page page(ImageFile file, int index, Ocr ocr, PageBudget budget) throws NotAccepted {
        var sheet = file.page(index);
        int stated = file.quarters(index);
        var picture = turned(sheet.image(), stated);
        double unit = pointsPerPixel(picture, sheet);
        var seen = Ocr.Recognised.NOTHING;
        try {
            seen = ocr.read(picture, unit);
        } catch (Engine.EngineFailed e) {
            budget.failed(index + 1);
        }
        boolean onItsSide = seen.turn() % 180 != 0;
        double width = picture.getWidth() * unit;
        double height = picture.getHeight() * unit;
        return new Page(
                index + 1,
                tenth(onItsSide ? height : width),
                tenth(onItsSide ? width : height),
                (90 * stated + seen.turn()) % 360,
                seen.language(),
                ReadingOrder.of(seen.lines()),
                List.of());
    }

    private static Page blank(ImageFile file, int index) throws NotAccepted {
        var sheet = file.page(index);
        int stated = file.quarters(index);
        var picture = turned(sheet.image(), stated);
        double unit = pointsPerPixel(picture, sheet);
        return new Page(
                index + 1,
                tenth(picture.getWidth() * unit),
                tenth(picture.getHeight() * unit),
                90 * stated,
                "",
                List.of(),
                List.of());
    }

    private static double pointsPerPixel(BufferedImage picture, ImageFile.Sheet sheet) {
        var attitude = Attitude.of(Grey.of(picture));
        return PaperSize.pointsPerPixel(
                picture.getWidth(), picture.getHeight(), sheet.dpi() / sheet.shrunk(), attitude.letterHeight());
    }

    /**
     * A page as {@link #read} stands it up.
     *
     * @param number counted from 1
     * @param dpi dots for an inch of the page, at most as many as the file has
     * @return empty when there is no such page
     */
    public static Optional<BufferedImage> image(byte[] bytes, int number, int dpi) throws NotAccepted {
        try (var file = ImageFile.open(bytes)) {
            if (number < 1 || number > file.pages()) return Optional.empty();
            var sheet = file.page(number - 1);
            var picture = turned(sheet.image(), file.quarters(number - 1));
            double unit = pointsPerPixel(picture, sheet);
            var ocr = Ocr.forDocument();
            if (ocr.isPresent()) {
                ReadingWorkers.allow(PageBudget.LOOK);
                picture = turned(picture, ocr.get().turn(picture) / 90);
            }
            double scale = Math.min(1, dpi * unit / 72);
            return Optional.of(scale > 0.95 ? Grey.opaque(picture) : scaled(picture, scale));
        }
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = out.createGraphics();
        graphics.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, java.awt.Color.WHITE, null);
        graphics.dispose();
        return out;
    }

    /** The same picture turned. @param quarters right angles clockwise */
    public static BufferedImage turned(BufferedImage picture, int quarters) {
        int turn = Math.floorMod(quarters, 4);
        if (turn == 0) return picture;
        boolean side = turn % 2 == 1;
        int width = side ? picture.getHeight() : picture.getWidth();
        int height = side ? picture.getWidth() : picture.getHeight();
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = out.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        var place = new AffineTransform();
        place.translate(width / 2.0, height / 2.0);
        place.quadrantRotate(turn);
        place.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        graphics.drawRenderedImage(picture, place);
        graphics.dispose();
        return out;
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
