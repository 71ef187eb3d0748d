package docket.reader.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Operators of a content stream with their operands, ISO 32000-2, 7.8.2. Never fails: what is no token is passed over. */
final class ContentTokens {

    static final byte NUMBER = 1;
    static final byte STRING = 2;
    static final byte NAME = 3;
    static final byte OPEN = 4;
    static final byte CLOSE = 5;
    static final byte OTHER = 6;

    private static final int MOST_OPERANDS = 200_000;
    private static final byte WHITE = 1;
    private static final byte DELIMITER = 2;
    private static final byte[] CLASS = new byte[256];
    private static final double[] TENTHS = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

    static {
        for (int c : new int[] {0, '\t', '\n', '\f', '\r', ' '}) CLASS[c] = WHITE;
        for (char c : "()<>[]{}/%".toCharArray()) CLASS[c] = DELIMITER;
    }

    private final byte[] in;
    private final int end;
    private int at;

    private byte[] kinds = new byte[64];
    private double[] numbers = new double[64];
    private String[] names = new String[64];
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private int count;
    private byte[] text = new byte[512];
    private int textLength;

    ContentTokens(byte[] in, int length) {
        this.in = in;
        this.end = length;
    }

    int count() {
        return count;
    }

    byte kind(int i) {
        return kinds[i];
    }

    /** The operand's number; 0 if it is none or is not there. */
    double number(int i) {
        return i >= 0 && i < count && kinds[i] == NUMBER ? numbers[i] : 0;
    }

    /** The operand's name without its slash; empty if it is none or is not there. */
    String name(int i) {
        return i >= 0 && i < count && kinds[i] == NAME ? names[i] : "";
    }

    /** Bytes of all strings among the operands; {@link #start} and {@link #length} say which are whose. */
    byte[] text() {
        return text;
    }

    int start(int i) {
        return starts[i];
    }

    int length(int i) {
        return lengths[i];
    }

    /** Packs an operator's name into a number: {@code "TJ"} is {@code 'T' << 8 | 'J'}. */
    static int code(String operator) {
        int code = 0;
        for (int i = 0; i < operator.length(); i++) code = code << 8 | operator.charAt(i);
        return code;
    }

    /** @return the next operator, packed; 0 at the end */
    int next() {
        count = 0;
        textLength = 0;
        while (at < end) {
            int c = in[at] & 0xff;
            switch (c) {
                case 0, '\t', '\n', '\f', '\r', ' ' -> at++;
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-', '+' -> number();
                case '(' -> literal();
                case '/' -> {
                    at++;
                    var name = readName();
                    if (room()) {
                        names[count] = name;
                        kinds[count++] = NAME;
                    }
                }
                case '[' -> mark(OPEN);
                case ']' -> mark(CLOSE);
                case '<' -> {
                    if (at + 1 < end && in[at + 1] == '<') {
                        at += 2;
                        mark(OTHER);
                        at--;
                    } else hex();
                }
                case '%' -> comment();
                case '>', ')', '{', '}' -> at++;
                default -> {
                    int operator = operator();
                    if (operator != 0) return operator;
                }
            }
        }
        return 0;
    }

    private boolean room() {
        if (count < kinds.length) return true;
        if (count >= MOST_OPERANDS) return false;
        int size = kinds.length * 2;
        kinds = Arrays.copyOf(kinds, size);
        numbers = Arrays.copyOf(numbers, size);
        names = Arrays.copyOf(names, size);
        starts = Arrays.copyOf(starts, size);
        lengths = Arrays.copyOf(lengths, size);
        return true;
    }

    private void mark(byte kind) {
        at++;
        if (room()) kinds[count++] = kind;
    }

    private void comment() {
        while (at < end && in[at] != '\n' && in[at] != '\r') at++;
    }

    private void number() {
        boolean negative = false;
        int c = in[at];
        while (c == '-' || c == '+') {
            negative |= c == '-';
            c = ++at < end ? in[at] : 0;
        }
        double value = 0;
        int digits = 0;
        while (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            digits++;
            c = ++at < end ? in[at] : 0;
        }
        if (c == '.') {
            c = ++at < end ? in[at] : 0;
            long fraction = 0;
            int places = 0;
            while (c >= '0' && c <= '9') {
                if (places < 9) {
                    fraction = fraction * 10 + (c - '0');
                    places++;
                }
                digits++;
                c = ++at < end ? in[at] : 0;
            }
            value += fraction * TENTHS[places];
        }
        // Some programs write 12.-34 or 1.2.3; what follows belongs to the number and says nothing.
        while (at < end && (c == '-' || c == '.' || digits > 0 && c >= '0' && c <= '9')) c = ++at < end ? in[at] : 0;
        if (room()) {
            numbers[count] = negative ? -value : value;
            kinds[count++] = NUMBER;
        }
    }

    private String readName() {
        int from = at;
        boolean escaped = false;
        while (at < end && CLASS[in[at] & 0xff] == 0) escaped |= in[at++] == '#';
        var name = new String(in, from, at - from, StandardCharsets.ISO_8859_1);
        return escaped ? unescape(name) : name;
    }

    private static String unescape(String name) {
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            int high = i + 2 < name.length() && name.charAt(i) == '#' ? Character.digit(name.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(name.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.append((char) (high * 16 + low));
                i += 2;
            } else out.append(name.charAt(i));
        }
        return out.toString();
    }

    private void put(int b) {
        if (textLength == text.length) text = Arrays.copyOf(text, text.length * 2);
        text[textLength++] = (byte) b;
    }

    private void string(int from) {
        if (!room()) return;
        starts[count] = from;
        lengths[count] = textLength - from;
        kinds[count++] = STRING;
    }

    private void literal() {
        int from = textLength;
        int depth = 1;
        at++;
        while (at < end) {
            int c = in[at++] & 0xff;
            if (c == '\\') {
                escape();
                continue;
            }
            if (c == '(') depth++;
            else if (c == ')' && --depth == 0) break;
            if (c == '\r') {
                if (at < end && in[at] == '\n') at++;
                c = '\n';
            }
            put(c);
        }
        string(from);
    }

    private void escape() {
        if (at >= end) return;
        int c = in[at++] & 0xff;
        switch (c) {
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case '\n' -> {}
            case '\r' -> {
                if (at < end && in[at] == '\n') at++;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = c - '0';
                for (int i = 0; i < 2 && at < end && in[at] >= '0' && in[at] <= '7'; i++)
                    value = value * 8 + in[at++] - '0';
                put(value);
            }
            default -> put(c);
        }
    }

    private void hex() {
        int from = textLength;
        int high = -1;
        at++;
        while (at < end && in[at] != '>') {
            int digit = Character.digit(in[at++] & 0xff, 16);
            if (digit < 0) continue;
            if (high < 0) high = digit;
            else {
                put(high * 16 + digit);
                high = -1;
            }
        }
        at++;
        if (high >= 0) put(high * 16);
        string(from);
    }

    private int operator() {
        int from = at;
        int code = 0;
        while (at < end) {
            int c = in[at] & 0xff;
            if (CLASS[c] != 0 || c >= '0' && c <= '9' && !(code == 'd' && c <= '1')) break;
            code = code << 8 | c;
            at++;
        }
        if (at - from > 3) code = -1;
        if (at == from) at++;
        return code;
    }

    /**
     * Passes over the data of an inline picture, of which the operator {@code BI} was just read.
     *
     * @return whether nothing shines through it
     */
    boolean skipPicture() {
        boolean solid = true;
        for (int operator = next(); operator != 0; operator = next()) {
            for (int i = 0; i < count; i++) solid &= !name(i).equals("IM") && !name(i).equals("ImageMask");
            if (operator == ID) break;
        }
        at++;
        for (; at + 1 < end; at++) {
            if (in[at] != 'E' || in[at + 1] != 'I') continue;
            boolean after = at + 2 >= end || CLASS[in[at + 2] & 0xff] == WHITE;
            boolean before = CLASS[in[at - 1] & 0xff] == WHITE;
            if (after && before && isText(at + 2)) {
                at += 2;
                return solid;
            }
        }
        at = end;
        return solid;
    }

    private static final int ID = 'I' << 8 | 'D';

    private boolean isText(int from) {
        for (int i = from; i < Math.min(end, from + 10); i++) {
            int c = in[i] & 0xff;
            if (c > 126 || c < 32 && CLASS[c] != WHITE) return false;
        }
        return true;
    }
}
