package docket.invoice.layout;

/** What a line must hold for a date to be in it, told without a pattern: most lines of a page have none. */
final class DateHints {

    private static final int LETTERS = 26;

    /** The first three letters of every name of a month, without accents. */
    private static final boolean[] MONTHS = new boolean[LETTERS * LETTERS * LETTERS];

    static {
        for (String each :
                ("jan jae ene gen feb fev mar mae mrz mrt maa apr avr abr may mai mag mei jun jui giu jul lug"
                                + " aug aou ago sep set oct okt ott out nov dec dez dic")
                        .split(" ")) {
            MONTHS[code(each.charAt(0), each.charAt(1), each.charAt(2))] = true;
        }
    }

    private DateHints() {}

    /** A digit, a mark and a digit, as in {@code 4.3.} */
    static boolean hasMarkedDigits(String text) {
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != '-' && c != '/') continue;
            boolean before = isDigit(text, i - 1) || text.charAt(i - 1) == ' ' && isDigit(text, i - 2);
            boolean after = isDigit(text, i + 1) || text.charAt(i + 1) == ' ' && isDigit(text, i + 2);
            if (before && after) return true;
        }
        return false;
    }

    /** Eight digits that stand alone. */
    static boolean hasEightDigits(String text) {
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (isDigit(text, i)) {
                run++;
            } else {
                if (run == 8) return true;
                run = 0;
            }
        }
        return false;
    }

    /** Three letters with which a month begins. */
    static boolean hasMonth(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            int code = code(plain(text.charAt(i)), plain(text.charAt(i + 1)), plain(text.charAt(i + 2)));
            if (code >= 0 && MONTHS[code]) return true;
        }
        return false;
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) return true;
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int code(char one, char two, char three) {
        if (one < 'a' || one > 'z' || two < 'a' || two > 'z' || three < 'a' || three > 'z') return -1;
        return ((one - 'a') * LETTERS + two - 'a') * LETTERS + three - 'a';
    }

    /** Small and without the accents that stand in names of months. */
    private static char plain(char c) {
        if (c < 0x80) return Character.toLowerCase(c);
        return switch (Character.toLowerCase(c)) {
            case 'à', 'á', 'â', 'ã', 'ä' -> 'a';
            case 'è', 'é', 'ê', 'ë' -> 'e';
            case 'ù', 'ú', 'û', 'ü' -> 'u';
            case 'ç' -> 'c';
            default -> c;
        };
    }
}
