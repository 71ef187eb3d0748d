package docket.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The sRGB colour space as a small ICC profile (version 2.1, matrix and a gamma of 2.2, which is close to sRGB's own
 * curve), because PDF/A wants one inside the file. Numbers: IEC 61966-2-1, adapted to D50.
 */
final class SrgbProfile {

    private static final int HEADER = 128;
    private static final int ENTRY = 12;

    private SrgbProfile() {}

    private record Tag(String name, byte[] data) {}

    static byte[] bytes() {
        var tags = new ArrayList<Tag>();
        tags.add(new Tag("desc", description("sRGB")));
        tags.add(new Tag("cprt", text("No copyright")));
        tags.add(new Tag("wtpt", xyz(0.9505, 1.0, 1.0891)));
        tags.add(new Tag("rXYZ", xyz(0.4361, 0.2225, 0.0139)));
        tags.add(new Tag("gXYZ", xyz(0.3851, 0.7169, 0.0971)));
        tags.add(new Tag("bXYZ", xyz(0.1431, 0.0606, 0.7141)));
        for (var curve : List.of("rTRC", "gTRC", "bTRC")) tags.add(new Tag(curve, gamma()));
        return assemble(tags);
    }

    private static byte[] assemble(List<Tag> tags) {
        int size = HEADER + 4 + tags.size() * ENTRY;
        var body = new ByteArrayOutputStream();
        var table = ByteBuffer.allocate(4 + tags.size() * ENTRY);
        table.putInt(tags.size());
        for (var tag : tags) {
            table.put(ascii(tag.name())).putInt(size + body.size()).putInt(tag.data().length);
            body.writeBytes(tag.data());
            while (body.size() % 4 != 0) body.write(0);
        }
        var profile = ByteBuffer.allocate(size + body.size());
        profile.putInt(profile.capacity()).putInt(0).putInt(0x02100000);
        profile.put(ascii("mntrRGB XYZ "));
        for (int part : new int[] {2026, 1, 1, 0, 0, 0}) profile.putShort((short) part);
        profile.put(ascii("acsp"));
        // The light under which colours connect: D50, at the place the header has for it.
        profile.position(68);
        profile.putInt(fixed(0.9642)).putInt(fixed(1.0)).putInt(fixed(0.8249));
        profile.position(HEADER);
        profile.put(table.array()).put(body.toByteArray());
        return profile.array();
    }

    private static byte[] description(String name) {
        var data = ByteBuffer.allocate(90 + name.length() + 1);
        data.put(ascii("desc")).putInt(0).putInt(name.length() + 1).put(ascii(name));
        return data.array();
    }

    private static byte[] text(String words) {
        return ByteBuffer.allocate(9 + words.length())
                .put(ascii("text"))
                .putInt(0)
                .put(ascii(words))
                .array();
    }

    private static byte[] xyz(double x, double y, double z) {
        return ByteBuffer.allocate(20)
                .put(ascii("XYZ "))
                .putInt(0)
                .putInt(fixed(x))
                .putInt(fixed(y))
                .putInt(fixed(z))
                .array();
    }

    private static byte[] gamma() {
        return ByteBuffer.allocate(14)
                .put(ascii("curv"))
                .putInt(0)
                .putInt(1)
                .putShort((short) (2.2 * 256))
                .array();
    }

    /** 16 bits before the point, 16 behind. */
    private static int fixed(double number) {
        return (int) Math.round(number * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
