package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the contract. Reads the list of names after "between" as a person would: a name ends where its description
 * begins, and the next one follows an "and" or a comma outside brackets.
 */
final class Parties {

    /** @param role the name the contract gives the party, as in {@code Supplier} */
    record Party(String name, Span span, @Nullable String role, double confidence) {}

    private static final int FAR = 14_000;
    private static final int LONGEST_DESCRIPTION = 1_100;

    static final String COMPANY =
            "(?:Inc|Incorporated|LLC|L\\.L\\.C|LLP|L\\.L\\.P|Ltd|Limited|Corp|Corporation|Company|Co|L\\.P|LP|PLC|plc|P\\.L\\.C|GmbH|AG|KG|KGaA|"
                    + "OHG|UG|SE|S\\.A\\.S|S\\.A|SA|SAS|SARL|S\\.A\\.R\\.L|S\\.r\\.l|SRL|S\\.R\\.L|S\\.p\\.A|SpA|B\\.V|BV|N\\.V|NV|A/S|ApS|AB|Oy|ASA|"
                    + "AS|Pty|Pte|S\\.L|S\\.L\\.U|e\\.V|e\\.K|N\\.A|FSB|Association|Bank|Trust|University|Foundation|Institute|Partnership|"
                    + "Partners|Group|Holdings|Services|Technologies|Systems)";
    private static final Pattern ENDS_AS_COMPANY = Pattern.compile("(?i)(?:^|.*[\\s,./])" + COMPANY + "[.,]*");
    private static final Pattern SUFFIX = Pattern.compile(
            "(?i)(?:Inc|Incorporated|LLC|L\\.L\\.C|LLP|Ltd|Limited|Corp|Corporation|Co|L\\.P|LP|PLC|GmbH|AG|"
                    + "S\\.A|SA|SAS|SARL|B\\.V|N\\.V|N\\.A|FSB|A/S|Pty|S\\.L|d/b/a|dba|Jr|Sr|II|III|M\\.D|Ph\\.D|MD|N\\.D)\\.?[,.;]*");
    private static final Pattern ANCHOR = Pattern.compile(
            "(?i)\\b(?:between|among|amongst|betw\\s?een|zwischen|entre|entered\\s+into\\s+by|by\\s+and\\s+between|made\\s+by)\\b\\s*:?|\\bPARTIES:?\\s+(?=\\(?1)");
    private static final Pattern LABELLED = Pattern.compile(
            "(?:Party\\s+[AB12]|Auftraggeber|Auftragnehmer|Customer|Client|Supplier|Licensor|Licensee|Contractor|Lessor|Lessee)\\s*:\\s*(?=[A-Z])");
    private static final Pattern END = Pattern.compile(
            "\\b(?:WHEREAS|Whereas|RECITALS?|Recitals|WITNESSETH|W I T N E S S|NOW,? THEREFORE|BACKGROUND|Background|PREAMBLE|Präambel|PRÄAMBEL|IN CONSIDERATION|In consideration|"
                    + "hereby agrees?|TABLE OF CONTENTS|Table of Contents|ARTICLE|Article 1|PREÁMBULO|ATTENDU|EXPONEN)\\b");
    private static final Pattern ROLE = Pattern.compile("\\(\\s*(?:[^()\"]{0,80}?)\"\\s*([^\"()]{2,60}?)[\\s,.]*\"");
    private static final Pattern GERMAN_ROLE = Pattern.compile(
            "(?:nachfolgend|nachstehend|im Folgenden|ci-après|en adelante)[^\"]{0,40}\"\\s*([^\"]{2,60}?)\\s*\"");
    private static final Pattern DESCRIBED = Pattern.compile(
            "^[\\s,.]*(?:\\(|an?\\s|having\\b|with\\s+(?:its|a|an|offices?|registered|principal|address)\\b|located\\b|whose\\b|residing\\b|organi[sz]ed\\b|incorporated\\b|"
                    + "represented\\b|of\\s+\\d|of\\s+[A-Z]|d/b/a|dba|acting\\b|as\\b|\\d|mit\\s+Sitz|vertreten|ayant|sise?\\b|dont\\b|con\\s+domicilio|société|collectively|und\\b|and\\b|AND\\b|is\\s+a\\b|\\*)");
    private static final Set<String> STOPS = Set.of(
            "a",
            "an",
            "having",
            "with",
            "located",
            "whose",
            "organized",
            "organised",
            "acting",
            "represented",
            "residing",
            "incorporated",
            "on",
            "as",
            "is",
            "are",
            "at",
            "in",
            "each",
            "collectively",
            "effective",
            "dated",
            "who",
            "which",
            "where",
            "by",
            "from",
            "to",
            "not",
            "solely",
            "formerly",
            "including",
            "together",
            "under",
            "mit",
            "vertreten",
            "nachfolgend",
            "ayant",
            "dont",
            "sise",
            "société",
            "con",
            "agree",
            "hereinafter",
            "this",
            "that",
            "shall",
            "individually",
            "for");
    private static final Set<String> JOINERS = Set.of(
            "of", "the", "de", "du", "des", "la", "le", "del", "für", "von", "der", "van", "den", "&", "dba", "d/b/a",
            "di", "et", "y");
    private static final Set<String> NO_NAMES = Set.of(
            "state",
            "parties",
            "party",
            "section",
            "agreement",
            "collectively",
            "recitals",
            "whereas",
            "exhibit",
            "schedule",
            "article",
            "company",
            "licensee",
            "licensor",
            "customer",
            "supplier",
            "buyer",
            "seller",
            "them",
            "its",
            "each",
            "all",
            "other",
            "both",
            "page",
            "date",
            "dated",
            "county",
            "city",
            "contract",
            "this",
            "such",
            "certain",
            "us",
            "hereinafter",
            "any",
            "one",
            "two",
            "united",
            "following",
            "undersigned",
            "agreements",
            "in",
            "on",
            "if",
            "of",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "source",
            "securities",
            "table",
            "shareholders",
            "stockholders",
            "member",
            "members",
            "either",
            "no",
            "effective",
            "delaware",
            "general",
            "confidential");

    private Parties() {}

    static List<Party> in(ContractText contract) {
        var text = contract.text();
        int limit = Math.min(FAR, text.length());
        List<Party> best = List.of();
        double bestScore = 0;
        int tries = 0;
        for (var anchor = ANCHOR.matcher(text).region(0, limit); anchor.find() && tries < 24; tries++) {
            var parties = listed(text, anchor.end());
            double score = score(parties);
            if (score > bestScore + 0.01) {
                best = parties;
                bestScore = score;
            }
            if (bestScore >= 2.6 && best.size() >= 2) break;
        }
        if (best.size() < 2) {
            var defined = defined(text, limit);
            if (score(defined) > bestScore) {
                best = defined;
                bestScore = score(defined);
            }
        }
        if (best.size() < 2) {
            var labelled = labelled(text, limit);
            if (labelled.size() >= 2 && score(labelled) > bestScore) best = labelled;
        }
        if (best.size() < 2) {
            var signing = Signatures.companies(contract);
            if (signing.size() > best.size()) best = signing;
        }
        return best;
    }

    private static double score(List<Party> parties) {
        if (parties.size() == 1) return Math.min(0.9, parties.getFirst().confidence());
        return parties.stream().mapToDouble(Party::confidence).limit(2).sum()
                + parties.stream().mapToDouble(Party::confidence).sum() / 20
                + (parties.size() >= 2
                                && parties.get(0).role() != null
                                && parties.get(1).role() != null
                        ? 1
                        : 0);
    }

    /** The list of names that begins at this offset. */
    private static List<Party> listed(String text, int from) {
        int limit = Math.min(text.length(), from + 4_000);
        var end = END.matcher(text).region(Math.min(limit, from + 10), limit);
        if (end.find()) limit = end.start();
        var parties = new ArrayList<Party>();
        int at = from;
        while (at < limit && parties.size() < 12) {
            int start = skipLead(text, at, limit);
            var name = name(text, start, limit);
            int next = name == null ? start : name.end();
            if (name != null) {
                int stop = nextSeparator(text, name.end(), limit);
                var party = party(text, name, Math.min(stop, limit));
                if (party != null && parties.stream().noneMatch(other -> same(other.name(), party.name())))
                    parties.add(party);
                if (party == null && parties.isEmpty()) return List.of();
            } else if (parties.isEmpty()) {
                return List.of();
            }
            int separator = nextSeparator(text, next, limit);
            if (separator >= limit || separator - next > LONGEST_DESCRIPTION) break;
            at = afterSeparator(text, separator, limit);
        }
        return parties;
    }

    private static boolean same(String a, String b) {
        var left = a.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
        var right = b.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
        return left.equals(right) || left.startsWith(right) && right.length() > 5;
    }

    private static @Nullable Party party(String text, Span span, int descriptionEnd) {
        var name = span.of(text).replaceAll("\\s+", " ");
        var first = name.toLowerCase(Locale.ROOT).split("[\\s,.]")[0];
        boolean company = ENDS_AS_COMPANY.matcher(name).matches()
                || Pattern.compile("(?i)[\\s,]" + COMPANY + "\\b").matcher(name).find();
        if (!company && (NO_NAMES.contains(first) || first.equals("the") && NO_NAMES.contains(secondWord(name))))
            return null;
        if (company && name.split(" ").length == 1 && NO_NAMES.contains(first)) return null;
        var description = text.substring(span.end(), Math.max(span.end(), descriptionEnd));
        var role = role(description);
        boolean described = DESCRIBED.matcher(description).find();
        if (!company && role == null && !described) return null;
        if (!company && role == null && name.split(" ").length < 2) return null;
        double confidence = 0.55 + (company ? 0.2 : 0) + (role != null ? 0.2 : 0) + (described ? 0.03 : 0);
        return new Party(name, span, role, confidence);
    }

    private static String secondWord(String name) {
        var words = name.toLowerCase(Locale.ROOT).split("[\\s,.]+");
        return words.length > 1 ? words[1] : "";
    }

    private static @Nullable String role(String description) {
        var role = ROLE.matcher(description);
        if (role.find()) return role.group(1).replaceAll("\\s+", " ");
        var german = GERMAN_ROLE.matcher(description);
        return german.find() ? german.group(1).replaceAll("\\s+", " ") : null;
    }

    private static int skipLead(String text, int at, int limit) {
        var lead = Pattern.compile(
                "\\G(?:[\\s,:;.-]+|\\(?(?:\\d{1,2}|[ivx]{1,4}|[a-e])[.)]\\s+|\\(\\d\\)|(?:and|AND|und|UND|et|ET|y|Y|among|between|by|BY|the|THE|der|die|das|la|el)\\s+(?![\"(])|\\(?(?:on the one (?:hand|part)|each of)\\)?,?\\s+)+");
        var matcher = lead.matcher(text).region(at, limit);
        int start = matcher.find() ? matcher.end() : at;
        // "The Deerskin ..." keeps its article when it is written as part of the name
        if (start >= 4 && text.startsWith("The ", start - 4)) start -= 4;
        return start;
    }

    /** The words of one name. */
    static @Nullable Span name(String text, int start, int limit) {
        int at = start;
        int end = start;
        int words = 0;
        while (at < limit && words < 16) {
            while (at < limit && text.charAt(at) == ' ') at++;
            int stop = at;
            while (stop < limit && text.charAt(stop) != ' ' && text.charAt(stop) != '(') stop++;
            if (stop == at) break; // a bracket opens
            var word = text.substring(at, stop);
            var bare = word.replaceAll("[,;:]+$", "");
            var lower = bare.toLowerCase(Locale.ROOT);
            if (bare.isEmpty() || word.startsWith("\"") || word.matches("[_*\\[\\]-]+.*")) break;
            if (lower.equals("and")
                    || lower.equals("und")
                    || lower.equals("et") && words > 0
                    || lower.equals("y") && words > 0) {
                if (words != 1 || !joinsCompany(text, stop, limit)) break;
            } else if (STOPS.contains(bare)) {
                if (words > 0 || !bare.equals("a")) break;
            } else if (words > 0
                    && Character.isLowerCase(bare.charAt(0))
                    && !JOINERS.contains(lower)
                    && !SUFFIX.matcher(bare).matches()) {
                break;
            } else if (words > 0 && bare.matches("\\d{2,}.*") && !Character.isLetter(bare.charAt(bare.length() - 1))) {
                break;
            }
            words++;
            end = at + bare.length();
            at = stop;
            if (word.endsWith(";") || word.endsWith(":")) break;
            if (word.endsWith(",") && !suffixFollows(text, stop, limit)) break;
            if (word.endsWith(".")
                    && word.length() > 4
                    && !SUFFIX.matcher(bare).matches()
                    && !bare.matches("(?:[A-Za-z]\\.)+")) break;
        }
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == ',')) end--;
        var span = new Span(start, end);
        var name = span.of(text);
        if (name.length() < 3 || !name.chars().anyMatch(Character::isLetter)) return null;
        if (!Character.isUpperCase(name.charAt(0))
                && !Character.isDigit(name.charAt(0))
                && !ENDS_AS_COMPANY.matcher(name).matches()
                && !name.matches("[a-z]+[-.]\\S+.*")) return null;
        var last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        if (JOINERS.contains(last) && name.contains(" ")) return new Span(start, start + name.lastIndexOf(' '));
        return span;
    }

    private static boolean suffixFollows(String text, int at, int limit) {
        int start = at;
        while (start < limit && text.charAt(start) == ' ') start++;
        int stop = start;
        while (stop < limit && text.charAt(stop) != ' ' && text.charAt(stop) != '(') stop++;
        return stop > start && SUFFIX.matcher(text.substring(start, stop)).matches();
    }

    /** "Sample and Partners Ltd." is one name: a company's ending comes before anything else. */
    private static boolean joinsCompany(String text, int at, int limit) {
        var rest = text.substring(at, Math.min(limit, at + 60));
        return rest.matches(
                "(?s)\\s+[A-Z][\\w'-]+(?:\\s+[A-Z][\\w'-]+){0,2},?\\s+(?:Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co|LLP|GmbH|AG|KG|SA|SARL|S\\.A)\\b.*");
    }

    /** Where the next name may begin: an "and", a semicolon or a comma before a company, outside brackets. */
    private static int nextSeparator(String text, int from, int limit) {
        int depth = 0;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '(') depth++;
            else if (c == ')') depth = Math.max(0, depth - 1);
            else if (depth == 0 && (c == ';' || c == '(')) return i;
            else if (depth == 0 && c == ' ' && followsAnd(text, i, limit)) return i;
            else if (depth == 0 && c == ',' && companyAhead(text, i + 1, limit)) return i;
        }
        return limit;
    }

    private static boolean followsAnd(String text, int at, int limit) {
        return Pattern.compile(
                        "\\G\\s+-?\\s*(?:and|AND|And|und|UND|et|ET|y|Y|in favor of)(?:\\s*-)?:?\\s+(?:\\(?\\d\\)\\s*|\\(?[a-z]\\)\\s*)?(?:(?:the|each of|der|die|das)\\s+)?(?=[A-Z0-9ÄÖÜ\\[_]|[a-z]+[-.][a-z])")
                .matcher(text)
                .region(at, Math.min(limit, at + 60))
                .find();
    }

    private static boolean companyAhead(String text, int at, int limit) {
        int start = at;
        while (start < limit && text.charAt(start) == ' ') start++;
        if (start >= limit || !Character.isUpperCase(text.charAt(start))) return false;
        var name = name(text, start, limit);
        if (name == null
                || !ENDS_AS_COMPANY.matcher(name.of(text)).matches()
                || name.of(text).split(" ").length < 2) return false;
        var after = text.substring(name.end(), Math.min(limit, name.end() + 40));
        return after.matches("(?s)[,\\s]*(?:\\(|an?\\s|and\\s|und\\s).*") || after.startsWith(",");
    }

    private static int afterSeparator(String text, int separator, int limit) {
        var and = Pattern.compile("\\G\\s+-?\\s*(?:and|AND|And|und|UND|et|ET|y|Y|in favor of)(?:\\s*-)?:?\\s+")
                .matcher(text)
                .region(separator, limit);
        return and.find() ? and.end() : separator + 1;
    }

    private static final Pattern DEFINITION = Pattern.compile(
            "(?<=[\\w.,)'])\\s*\\(\\s*(?:(?:the|hereinafter|herein|referred|to|called|as|collectively|together|with|its|affiliates|individually|each|and|an?)[\\s,]+){0,8}\"([^\"]{2,60})\"");

    /** Names followed by a defined term in brackets, wherever they stand at the beginning. */
    private static List<Party> defined(String text, int limit) {
        var parties = new ArrayList<Party>();
        int previous = 0;
        for (var definition = DEFINITION.matcher(text).region(0, limit); definition.find() && parties.size() < 4; ) {
            int from = Math.max(previous, definition.start() - 400);
            previous = definition.end();
            var starts =
                    Pattern.compile("(?<=^|[\\s(])(?=[A-Z0-9])").matcher(text).region(from, definition.start());
            while (starts.find()) {
                var name = name(text, starts.start(), definition.start());
                if (name == null
                        || !ENDS_AS_COMPANY.matcher(name.of(text)).matches()
                        || name.of(text).split(" ").length < 2) continue;
                var party = party(text, name, definition.end());
                if (party != null && parties.stream().noneMatch(other -> same(other.name(), party.name()))) {
                    parties.add(new Party(party.name(), party.span(), party.role(), party.confidence() - 0.15));
                    break;
                }
            }
        }
        return parties;
    }

    private static List<Party> labelled(String text, int limit) {
        var parties = new ArrayList<Party>();
        for (var label = LABELLED.matcher(text).region(0, limit); label.find(); ) {
            var name = name(text, label.end(), Math.min(limit, label.end() + 200));
            if (name == null || !ENDS_AS_COMPANY.matcher(name.of(text)).matches()) continue;
            var role = label.group().replaceAll("\\s*:\\s*$", "");
            if (parties.stream().noneMatch(other -> same(other.name(), name.of(text)))) {
                parties.add(new Party(name.of(text).replaceAll("\\s+", " "), name, role, 0.7));
            }
        }
        return parties;
    }
}
