package docket.samples;

import java.io.IOException;

/** A company's sign, drawn as shapes. */
enum Logo {
    RING {
        @Override
        void draw(Sheet sheet, float x, float y, float size, Ink ink) throws IOException {
            float half = size / 2;
            sheet.disc(x + half, y + half, half, ink);
            sheet.disc(x + half, y + half, half * 0.62f, Ink.WHITE);
            sheet.polygon(
                    ink,
                    x + half,
                    y + size * 0.3f,
                    x + size * 0.68f,
                    y + size * 0.62f,
                    x + size * 0.32f,
                    y + size * 0.62f);
        }
    },
    BARS {
        @Override
        void draw(Sheet sheet, float x, float y, float size, Ink ink) throws IOException {
            float bar = size / 5;
            sheet.fill(x, y + size * 0.45f, bar, size * 0.55f, ink.tint(0.55f));
            sheet.fill(x + bar * 1.6f, y + size * 0.2f, bar, size * 0.8f, ink.tint(0.78f));
            sheet.fill(x + bar * 3.2f, y, bar, size, ink);
        }
    },
    HEXAGON {
        @Override
        void draw(Sheet sheet, float x, float y, float size, Ink ink) throws IOException {
            float half = size / 2;
            float side = size * 0.067f;
            sheet.polygon(
                    ink,
                    x + half,
                    y,
                    x + size - side,
                    y + size * 0.25f,
                    x + size - side,
                    y + size * 0.75f,
                    x + half,
                    y + size,
                    x + side,
                    y + size * 0.75f,
                    x + side,
                    y + size * 0.25f);
            sheet.fill(x + size * 0.32f, y + size * 0.36f, size * 0.36f, size * 0.08f, Ink.WHITE);
            sheet.fill(x + size * 0.32f, y + size * 0.56f, size * 0.36f, size * 0.08f, Ink.WHITE);
        }
    },
    SQUARES {
        @Override
        void draw(Sheet sheet, float x, float y, float size, Ink ink) throws IOException {
            float side = size * 0.62f;
            sheet.fill(x, y, side, side, ink.tint(0.45f));
            sheet.fill(x + size - side, y + size - side, side, side, ink);
        }
    },
    PEAK {
        @Override
        void draw(Sheet sheet, float x, float y, float size, Ink ink) throws IOException {
            sheet.polygon(
                    ink.tint(0.5f), x + size * 0.35f, y + size, x + size * 0.68f, y + size * 0.3f, x + size, y + size);
            sheet.polygon(ink, x, y + size, x + size * 0.4f, y, x + size * 0.8f, y + size);
        }
    };

    /** Within a square whose upper left corner is at x, y. */
    abstract void draw(Sheet sheet, float x, float y, float size, Ink ink) throws IOException;
}
