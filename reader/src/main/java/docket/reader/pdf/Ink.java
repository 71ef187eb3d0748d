package docket.reader.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** Colours as red, green and blue, near enough to tell white from grey. */
final class Ink {

    /** How the numbers of a colour are to be taken. */
    enum Space {
        GRAY,
        RGB,
        CMYK,
        /** Tints: no tint is no ink. */
        TINTS,
        UNKNOWN
    }

    private Ink() {}

    static int gray(double g) {
        int level = level(g);
        return level << 16 | level << 8 | level;
    }

    static int rgb(double r, double g, double b) {
        return level(r) << 16 | level(g) << 8 | level(b);
    }

    static int cmyk(double c, double m, double y, double k) {
        return rgb((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k));
    }

    private static int level(double value) {
        return (int) Math.round(255 * Math.clamp(value, 0, 1));
    }

    static Space space(String name, @Nullable COSDictionary spaces) {
        return switch (name) {
            case "DeviceGray", "G", "CalGray" -> Space.GRAY;
            case "DeviceRGB", "RGB", "CalRGB" -> Space.RGB;
            case "DeviceCMYK", "CMYK" -> Space.CMYK;
            default -> spaces == null ? Space.UNKNOWN : space(spaces.getDictionaryObject(COSName.getPDFName(name)));
        };
    }

    private static Space space(@Nullable COSBase space) {
        if (space instanceof COSName name) return space(name.getName(), null);
        if (!(space instanceof COSArray array) || array.size() == 0 || !(array.getObject(0) instanceof COSName family))
            return Space.UNKNOWN;
        return switch (family.getName()) {
            case "CalGray" -> Space.GRAY;
            case "CalRGB" -> Space.RGB;
            case "Separation", "DeviceN" -> Space.TINTS;
            case "ICCBased" ->
                array.size() < 2 || !(array.getObject(1) instanceof COSStream profile)
                        ? Space.UNKNOWN
                        : switch (profile.getInt(COSName.N, 0)) {
                            case 1 -> Space.GRAY;
                            case 3 -> Space.RGB;
                            case 4 -> Space.CMYK;
                            default -> Space.UNKNOWN;
                        };
            default -> Space.UNKNOWN;
        };
    }

    /** The colour that the operands of {@code sc} or {@code scn} set. */
    static int of(Space space, ContentTokens in) {
        return switch (space) {
            case GRAY -> in.count() >= 1 ? gray(in.number(0)) : Canvas.UNKNOWN;
            case RGB -> in.count() >= 3 ? rgb(in.number(0), in.number(1), in.number(2)) : Canvas.UNKNOWN;
            case CMYK ->
                in.count() >= 4 ? cmyk(in.number(0), in.number(1), in.number(2), in.number(3)) : Canvas.UNKNOWN;
            case TINTS -> {
                boolean none = in.count() > 0;
                for (int i = 0; i < in.count(); i++) none &= in.kind(i) == ContentTokens.NUMBER && in.number(i) == 0;
                yield none ? 0xffffff : Canvas.UNKNOWN;
            }
            case UNKNOWN -> Canvas.UNKNOWN;
        };
    }

    /** What a colour space starts with: black, as a rule. */
    static int first(Space space) {
        return space == Space.UNKNOWN || space == Space.TINTS ? Canvas.UNKNOWN : 0;
    }
}
