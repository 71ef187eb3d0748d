package docket.contract.local;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a name begins and ends in running text: it ends where the description of its bearer begins. */
final class PartyName {

    /** The last word of a company's name, in the legal forms of several countries. */
    static final String COMPANY =
            "(?:Inc|Incorporated|LLC|L\\.L\\.C|LLP|L\\.L\\.P|Ltd|Limited|Corp|Corporation|Company|Co|L\\.P|LP|PLC|plc|P\\.L\\.C|GmbH|AG|KG|KGaA|"
                    + "OHG|UG|SE|S\\.A\\.S|S\\.A|SA|SAS|SARL|S\\.A\\.R\\.L|S\\.r\\.l|SRL|S\\.R\\.L|S\\.p\\.A|SpA|B\\.V|BV|N\\.V|NV|A/S|ApS|AB|Oy|ASA|"
                    + "AS|Pty|Pte|S\\.L|S\\.L\\.U|e\\.V|e\\.K|N\\.A|FSB|Association|Bank|Trust|University|Foundation|Institute|Partnership|"
                    + "Partners|Group|Holdings|Services|Technologies|Systems)";

    private static final Pattern ENDS_AS_COMPANY = Pattern.compile("(?i)(?:^|.*[\\s,./])" + COMPANY + "[.,]*");
    private static final Pattern HAS_COMPANY = Pattern.compile("(?i)[\\s,]" + COMPANY + "\\b");
    private static final Pattern SUFFIX = Pattern.compile(
            "(?i)(?:Inc|Incorporated|LLC|L\\.L\\.C|LLP|Ltd|Limited|Corp|Corporation|Co|L\\.P|LP|PLC|GmbH|AG|"
                    + "S\\.A|SA|SAS|SARL|B\\.V|N\\.V|N\\.A|FSB|A/S|Pty|S\\.L|d/b/a|dba|Jr|Sr|II|III|M\\.D|Ph\\.D|MD|N\\.D)\\.?[,.;]*");
    /** After one of these a name is over, unless another legal form follows. */
    private static final Pattern FINAL = Pattern.compile(
            "(?i)(?:Inc|LLC|L\\.L\\.C|LLP|Ltd|Limited|Corp|L\\.P|PLC|GmbH|B\\.V|N\\.V|S\\.A|SARL|S\\.L)[.,]*");

    private static final Pattern GOES_ON = Pattern.compile(
            "(?i)(?:Inc|LLC|Ltd|Limited|Corp|Co|Company|L\\.P|LP|LLP|PLC|N\\.A|Liability|Partnership|&|d/b/a|dba|Trust|Group|Holdings|Holding|Joint|Jr|Sr|II|III)[.,]*");
    private static final Pattern JOINS_COMPANY = Pattern.compile(
            "(?s)\\s+[A-Z][\\w'-]+(?:\\s+[A-Z][\\w'-]+){0,2},?\\s+(?:Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co|LLP|GmbH|AG|KG|SA|SARL|S\\.A)\\b.*");
    private static final Pattern INITIALS = Pattern.compile("(?:[A-Za-z]\\.)+");
    private static final Pattern YEAR = Pattern.compile("^(?:19|20)\\d{2}\\s");
    private static final Pattern BLANK = Pattern.compile("[_*\\[\\]-]+.*");
    private static final Pattern NO_WORD_OF_A_NAME = Pattern.compile(
            "(?i)(?:agreement|contract|whereas|recitals?|witnesseth|schedule|exhibit|vertrag|contrat|contrato|section)s?");

    private static final Set<String> ENDS = words(
            "a an having with located whose organized organised acting represented residing incorporated on as is are at in each "
                    + "collectively effective dated who which where by from to not solely formerly including together under this "
                    + "that shall individually for agree hereinafter mit vertreten nachfolgend ayant dont sise société con");
    private static final Set<String> JOINERS =
            words("of the de du des la le del für von der van den & dba d/b/a di et y");
    private static final Set<String> ANDS = words("and und et y");
    private static final Set<String> NO_NAMES = words(
            "state parties party section agreement collectively recitals whereas exhibit schedule article company licensee licensor "
                    + "customer supplier buyer seller them its each all other both page date dated county city contract this such certain "
                    + "us hereinafter any one two united following undersigned agreements in on if of january february march april may june "
                    + "july august september october november december source securities table shareholders stockholders member members "
                    + "either no effective delaware general confidential near as be trustee attention notwithstanding provided");

    private static final int MOST_WORDS = 14;

    private PartyName() {}

    /** The name that begins here, if one does. */
    static @Nullable Span at(String text, int start, int limit) {
        int at = start;
        int end = start;
        int words = 0;
        boolean over = false;
        while (at < limit && words < MOST_WORDS && !over) {
            while (at < limit && text.charAt(at) == ' ') at++;
            int stop = wordEnd(text, at, limit);
            if (stop == at) break; // a bracket opens
            var word = text.substring(at, stop);
            var bare = word.replaceAll("[,;:]+$", "");
            if (bare.isEmpty() || endsBefore(text, start, end, words, bare, stop, limit)) break;
            words++;
            end = at + bare.length();
            at = stop;
            over = word.endsWith(";")
                    || word.endsWith(":")
                    || word.endsWith(",") && !suffixFollows(text, stop, limit)
                    || endsSentence(word, bare);
        }
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == ',')) end--;
        return name(text, new Span(start, end));
    }

    private static boolean endsBefore(String text, int start, int end, int words, String bare, int stop, int limit) {
        var lower = bare.toLowerCase(Locale.ROOT);
        if (bare.indexOf('"') >= 0
                || bare.indexOf(')') >= 0
                || BLANK.matcher(bare).matches()) return true;
        if (NO_WORD_OF_A_NAME.matcher(bare).matches()) return true;
        if (words == 0) return ENDS.contains(bare) && !bare.equals("a");
        if (ANDS.contains(lower))
            return words != 1
                    || !JOINS_COMPANY
                            .matcher(text.substring(stop, Math.min(limit, stop + 60)))
                            .matches();
        if (ENDS.contains(bare)) return true;
        var soFar = text.substring(start, end);
        var last = soFar.substring(soFar.lastIndexOf(' ') + 1);
        if (words > 1 && FINAL.matcher(last).matches() && !GOES_ON.matcher(bare).matches()) return true;
        if (Character.isLowerCase(bare.charAt(0))
                && !JOINERS.contains(lower)
                && !SUFFIX.matcher(bare).matches()) return true;
        return bare.matches("\\d{2,}.*") && !Character.isLetter(bare.charAt(bare.length() - 1));
    }

    private static boolean endsSentence(String word, String bare) {
        return word.endsWith(".")
                && word.length() > 4
                && !SUFFIX.matcher(bare).matches()
                && !INITIALS.matcher(bare).matches();
    }

    private static int wordEnd(String text, int at, int limit) {
        int stop = at;
        while (stop < limit && text.charAt(stop) != ' ' && text.charAt(stop) != '(') stop++;
        return stop;
    }

    private static boolean suffixFollows(String text, int at, int limit) {
        int start = at;
        while (start < limit && text.charAt(start) == ' ') start++;
        int stop = wordEnd(text, start, limit);
        return stop > start && SUFFIX.matcher(text.substring(start, stop)).matches();
    }

    private static @Nullable Span name(String text, Span span) {
        var name = span.of(text);
        if (name.length() < 3 || name.chars().noneMatch(Character::isLetter)) return null;
        if (YEAR.matcher(name).find()) return null;
        char first = name.charAt(0);
        boolean begins = Character.isUpperCase(first)
                || Character.isDigit(first)
                || isCompany(name)
                || name.matches("[a-z]+[-.]\\S+.*");
        if (!begins) return null;
        int lastSpace = name.lastIndexOf(' ');
        var last = name.substring(lastSpace + 1).toLowerCase(Locale.ROOT);
        return JOINERS.contains(last) && lastSpace > 0 ? new Span(span.start(), span.start() + lastSpace) : span;
    }

    /** It ends in a legal form, as in {@code Sample Supplies Ltd}. */
    static boolean isCompany(String name) {
        return ENDS_AS_COMPANY.matcher(name).matches();
    }

    /** A legal form stands somewhere in it, as in {@code Sample Supplies Ltd dba Sample}. */
    static boolean hasCompany(String name) {
        return isCompany(name) || HAS_COMPANY.matcher(name).find();
    }

    /** It begins with a word that begins no name, as in {@code State of}. */
    static boolean isNone(String name) {
        var words = name.toLowerCase(Locale.ROOT).split("[\\s,.]+");
        var first = words.length == 0 ? "" : words[0];
        if (first.equals("the") && words.length > 1) first = words[1];
        return NO_NAMES.contains(first);
    }

    /** A place, as the Wales in "registered in England and Wales". */
    static boolean isPlace(String name) {
        return Jurisdictions.isName(name);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
