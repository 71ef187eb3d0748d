package docket.reader;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its bytes; its name proves nothing. Containers are named by their outside only: what a ZIP archive
 * or an OLE file holds (an office document, a message, an archive) is told by whoever opens it.
 */
public enum FileType {
    PDF,
    XML,
    HTML,
    MARKDOWN,
    CSV,
    TEXT,
    RTF,
    /** One message (RFC 5322). */
    MAIL,
    /** Messages in one file (RFC 4155). */
    MBOX,
    ZIP,
    GZIP,
    /** A compound file: office documents of the nineties, Outlook's messages, encrypted new office documents. */
    OLE,
    /** A picture that can be decoded. */
    IMAGE,
    OTHER;

    private record Magic(String bytes, String name, FileType type) {

        Magic(String bytes, String name) {
            this(bytes, name, OTHER);
        }
    }

    private static final List<Magic> KNOWN = List.of(
            new Magic("PK\3\4", "a ZIP archive", ZIP),
            new Magic("PK\5\6", "an empty ZIP archive", ZIP),
            new Magic("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "an old Office document", OLE),
            new Magic("\u00ff\u00d8\u00ff", "a JPEG image", IMAGE),
            new Magic("\u0089PNG", "a PNG image", IMAGE),
            new Magic("GIF8", "a GIF image", IMAGE),
            new Magic("II*\0", "a TIFF image", IMAGE),
            new Magic("MM\0*", "a TIFF image", IMAGE),
            new Magic("RIFF", "a sound or film"),
            new Magic("\0\0\0\fjP", "a JPEG 2000 image", IMAGE),
            new Magic("\u00ffO\u00ffQ", "a JPEG 2000 image", IMAGE),
            new Magic("\u001f\u008b", "a gzip archive", GZIP),
            new Magic("7z\u00bc\u00af", "a 7-Zip archive"),
            new Magic("Rar!", "a RAR archive"),
            new Magic("{\\rtf", "an RTF document", RTF),
            new Magic("%!PS", "a PostScript file"),
            new Magic("MZ", "a program"),
            new Magic("\u007fELF", "a program"));

    static FileType of(byte[] bytes) {
        var known = known(bytes);
        if (known != null && known.type() == ZIP) return ZIP;
        if (indexOfPdfHeader(bytes) >= 0) return PDF;
        if (known != null && known.type() != OTHER) return known.type();
        if (known != null && (bytes[0] & 0xff) < 0x20 | known.bytes().length() > 2) return OTHER;
        var head = head(bytes);
        if (head == null) return OTHER;
        var start = head.stripLeading().toLowerCase(Locale.ROOT);
        if (TextForms.isHtml(start)) return HTML;
        if (start.startsWith("<?xml") || start.startsWith("<") && start.contains("xmlns")) return XML;
        if (start.startsWith("<!doctype")) return XML;
        if (looksLikePdfBody(bytes)) return PDF;
        return TextForms.of(head);
    }

    /** Names what people sent, as in {@code a JPEG image}. */
    static String describe(byte[] bytes) {
        var known = known(bytes);
        return known == null ? "a type Docket does not know" : known.name();
    }

    private static final Magic WEBP = new Magic("RIFF", "a WebP image", IMAGE);
    private static final Magic BITMAP = new Magic("BM", "a bitmap image", IMAGE);
    private static final Magic HEIC = new Magic("\0\0\0", "a HEIC or AVIF image", IMAGE);
    private static final List<String> HEIF =
            List.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis");

    /** Two letters prove little; the header's length must be one that Windows writes. */
    private static boolean isBitmap(byte[] bytes) {
        if (bytes.length < 26 || bytes[0] != 'B' || bytes[1] != 'M' || bytes[15] != 0) return false;
        return switch (bytes[14]) {
            case 12, 40, 52, 56, 64, 108, 124 -> bytes[16] == 0 && bytes[17] == 0;
            default -> false;
        };
    }

    private static @Nullable Magic known(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) return WEBP;
        if (start.startsWith("ftyp", 4) && HEIF.stream().anyMatch(brand -> start.startsWith(brand, 8))) return HEIC;
        if (isBitmap(bytes)) return BITMAP;
        for (Magic magic : KNOWN) if (start.startsWith(magic.bytes())) return magic;
        return null;
    }

    /** The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3, note 13). */
    private static int indexOfPdfHeader(byte[] bytes) {
        int last = Math.min(bytes.length, 1024) - 5;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == '%'
                    && bytes[i + 1] == 'P'
                    && bytes[i + 2] == 'D'
                    && bytes[i + 3] == 'F'
                    && bytes[i + 4] == '-') return i;
        }
        return -1;
    }

    /** Without its header a PDF is still no text for people. */
    private static boolean looksLikePdfBody(byte[] bytes) {
        var text = new String(bytes, 0, Math.min(bytes.length, 65_536), StandardCharsets.ISO_8859_1);
        return text.contains("endobj") && text.contains(" obj") && text.contains("<<");
    }

    /** The first characters when the bytes are text, else null. */
    private static @Nullable String head(byte[] bytes) {
        try {
            var text = decode(bytes.length > 65_536 ? Arrays.copyOf(bytes, 65_536) : bytes);
            return text.substring(0, Math.min(text.length(), 16_384));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * UTF-8, UTF-16, ISO-2022-JP as mails in Japanese have it, else Windows-1252.
     *
     * @throws CharacterCodingException if it is no text: control characters stand in it
     */
    static String decode(byte[] bytes) throws CharacterCodingException {
        String text;
        if (starts(bytes, 0xff, 0xfe)) {
            text = new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        } else if (starts(bytes, 0xfe, 0xff)) {
            text = new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        } else if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            text = new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        } else {
            text = switch (zeros(bytes)) {
                case 0 -> new String(bytes, StandardCharsets.UTF_16BE);
                case 1 -> new String(bytes, StandardCharsets.UTF_16LE);
                default -> decodeUnmarked(bytes);
            };
        }
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == '\uffff') controls++;
        }
        if (controls * 100L > text.length()) throw new CharacterCodingException();
        return text;
    }

    /** Which of each two bytes is mostly zero and the other never, as in UTF-16 without its mark; else negative. */
    private static int zeros(byte[] bytes) {
        int length = Math.min(bytes.length, 4_096) & ~1;
        if (length < 16 || bytes.length % 2 != 0) return -1;
        var zeros = new int[2];
        for (int i = 0; i < length; i++) if (bytes[i] == 0) zeros[i & 1]++;
        for (int i = 0; i < 2; i++) if (zeros[i] > 0.3 * length && zeros[1 - i] == 0) return i;
        return -1;
    }

    /** ISO-2022 changes its alphabet by escapes, among them these two: to Japanese, and back. */
    private static boolean isJapanese(byte[] bytes) {
        boolean there = false;
        boolean back = false;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] < 0) return false;
            if (bytes[i] != 0x1b) continue;
            there |= bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@');
            back |= bytes[i + 1] == '(' && (bytes[i + 2] == 'B' || bytes[i + 2] == 'J');
        }
        return there && back;
    }

    private static String decodeUnmarked(byte[] bytes) {
        if (isJapanese(bytes)) return new String(bytes, Charset.forName("ISO-2022-JP"));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, wholeCharacters(bytes)))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** How many bytes to decode so that a cut in the middle of the last character does not look like an error. */
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        for (int back = 1; back <= 3 && end - back >= 0; back++) {
            int b = bytes[end - back] & 0xff;
            if (b >= 0xc0) return end - back + (b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2) > end ? end - back : end;
            if (b < 0x80) return end;
        }
        return end;
    }

    private static boolean starts(byte[] bytes, int... start) {
        if (bytes.length < start.length) return false;
        for (int i = 0; i < start.length; i++) if ((bytes[i] & 0xff) != start[i]) return false;
        return true;
    }
}
