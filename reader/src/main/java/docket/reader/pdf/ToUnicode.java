package docket.reader.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of a font mean, from its ToUnicode stream (ISO 32000-2, 9.10.3). Only where each pair stands is kept;
 * a code is looked up once per font.
 */
final class ToUnicode {

    private final byte[] in;
    private int at;
    private int[] entries = new int[5 * 64];
    private int count;
    private int space = -1;
    private boolean odd;

    private int hexLength;
    private int hexValue;

    private ToUnicode(byte[] in) {
        this.in = in;
    }

    /** Empty when the stream is not of the plain sort: PDFBox shall read it. */
    static @Nullable ToUnicode of(byte[] bytes) {
        var map = new ToUnicode(bytes);
        map.parse();
        return map.odd || map.count == 0 ? null : map;
    }

    /** The code that means a space, -1 if none does. */
    int space() {
        return space;
    }

    /** @param bytes how long the code is as a program writes it: 1, 2, or 0 for either */
    @Nullable
    String of(int code, int bytes) {
        if (bytes != 2 && code < 256) {
            var text = find(code, 1);
            if (text != null || bytes == 1) return text;
        }
        return find(code, 2);
    }

    private @Nullable String find(int code, int length) {
        for (int i = (count - 1) * 5; i >= 0; i -= 5) {
            if (entries[i] == length && code >= entries[i + 1] && code <= entries[i + 2])
                return text(entries[i + 3], code - entries[i + 1], entries[i + 4] == 1);
        }
        return null;
    }

    private @Nullable String text(int position, int plus, boolean listed) {
        at = position;
        if (listed) {
            for (int i = 0; i < plus; i++) if (!hex()) return null;
            plus = 0;
            whitespace();
        }
        var bytes = hexBytes();
        if (bytes.length == 0) return null;
        if (bytes.length == 1) return String.valueOf((char) ((bytes[0] & 0xff) + plus));
        int last = (bytes[bytes.length - 1] & 0xff) + plus;
        // A range must not cross the last byte's end; what it would mean is undefined.
        if (last > 255) return null;
        bytes[bytes.length - 1] = (byte) last;
        return new String(bytes, StandardCharsets.UTF_16BE);
    }

    private void parse() {
        while (at < in.length && !odd) {
            whitespace();
            if (at >= in.length) return;
            int c = in[at];
            if (c == '%') comment();
            else if (c == '<' && at + 1 < in.length && in[at + 1] != '<') hex();
            else if (isLetter(c)) word();
            else at++;
        }
    }

    private void comment() {
        while (at < in.length && in[at] != '\n' && in[at] != '\r') at++;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void word() {
        int from = at;
        while (at < in.length && isLetter(in[at])) at++;
        if (is(from, "beginbfchar")) pairs();
        else if (is(from, "beginbfrange")) ranges();
        else if (is(from, "usecmap")) odd = true;
    }

    private boolean is(int from, String word) {
        if (at - from != word.length()) return false;
        for (int i = 0; i < word.length(); i++) if (in[from + i] != word.charAt(i)) return false;
        return true;
    }

    private void pairs() {
        while (true) {
            whitespace();
            if (at >= in.length || in[at] != '<') return;
            if (!hex()) return;
            int code = hexValue;
            int length = hexLength;
            whitespace();
            int value = at;
            if (at >= in.length || in[at] != '<' || !hex()) {
                odd = true;
                return;
            }
            add(length, code, code, value, false);
            if (hexValue == ' ' && hexLength <= 2) space = code;
        }
    }

    private void ranges() {
        while (true) {
            whitespace();
            if (at >= in.length || in[at] != '<') return;
            if (!hex()) return;
            int low = hexValue;
            int length = hexLength;
            whitespace();
            if (!hex()) {
                odd = true;
                return;
            }
            int high = hexValue;
            whitespace();
            if (at >= in.length || high < low) {
                odd = true;
                return;
            }
            if (in[at] == '[') list(length, low, high);
            else if (in[at] == '<') {
                int value = at;
                hex();
                add(length, low, high, value, false);
                if (hexLength <= 2 && hexLength > 0 && hexValue <= ' ' && hexValue + high - low >= ' ')
                    space = low + ' ' - hexValue;
            } else {
                odd = true;
                return;
            }
        }
    }

    private void list(int length, int low, int high) {
        at++;
        whitespace();
        int value = at;
        int code = low;
        while (at < in.length && in[at] == '<') {
            if (!hex()) break;
            if (hexValue == ' ' && hexLength <= 2 && hexLength > 0) space = code;
            code++;
            whitespace();
        }
        if (at < in.length && in[at] == ']') at++;
        if (code > low) add(length, low, Math.min(high, code - 1), value, true);
    }

    private void add(int length, int low, int high, int value, boolean listed) {
        if (length > 2) {
            odd = true;
            return;
        }
        if (count * 5 == entries.length) entries = Arrays.copyOf(entries, entries.length * 2);
        int i = 5 * count++;
        entries[i] = length;
        entries[i + 1] = low;
        entries[i + 2] = high;
        entries[i + 3] = value;
        entries[i + 4] = listed ? 1 : 0;
    }

    private void whitespace() {
        while (at < in.length && (in[at] >= 0 && in[at] <= ' ')) at++;
    }

    /** Reads a hexadecimal string into its length in bytes and its value as a number. */
    private boolean hex() {
        whitespace();
        if (at >= in.length || in[at] != '<') return false;
        at++;
        int digits = 0;
        int value = 0;
        while (at < in.length && in[at] != '>') {
            int digit = digit(in[at++]);
            if (digit < 0) continue;
            value = value << 4 | digit;
            digits++;
        }
        at++;
        hexLength = (digits + 1) / 2;
        hexValue = digits % 2 == 1 ? value << 4 : value;
        return true;
    }

    private byte[] hexBytes() {
        var bytes = new byte[256];
        int length = 0;
        int high = -1;
        if (at < in.length && in[at] == '<') at++;
        while (at < in.length && in[at] != '>' && length < bytes.length) {
            int digit = digit(in[at++]);
            if (digit < 0) continue;
            if (high < 0) high = digit;
            else {
                bytes[length++] = (byte) (high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0 && length < bytes.length) bytes[length++] = (byte) (high << 4);
        return Arrays.copyOf(bytes, length);
    }

    private static int digit(int c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
