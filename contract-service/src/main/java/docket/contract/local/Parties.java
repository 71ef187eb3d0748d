package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final int LONGEST_LIST = 4_000;
    private static final int LONGEST_DESCRIPTION = 1_100;
    private static final int MOST_PARTIES = 12;
    /** A list this good needs no better one. */
    private static final double GOOD = 2.4;
    /** What it is worth that the contract gives both parties a name, as "the Supplier". */
    private static final double NAMED = 0.6;
    /** Parties are named at the beginning: so many characters later costs one point. */
    private static final double LATE = 12_000;
    /** From the third on a name must look like a party without doubt. */
    private static final double NO_DOUBT = 0.74;

    private static final Pattern ANCHOR = Pattern.compile(
            "(?i)\\b(?:between|among|amongst|betw\\s?een|zwischen|entre|entered\\s+into\\s+by|by\\s+and\\s+between|made\\s+by)\\b\\s*:?|\\bPARTIES:?\\s+(?=\\(?1)"
                    + "|(?:20|19)\\d{2}\\s*(?:\\([^)]{3,60}\\)\\s*)?,?\\s+by\\s+(?=[A-Z])");
    private static final Pattern LABELLED = Pattern.compile(
            "(?:(?:First|Second|Third)\\s+[Pp]arty\\s*:?|(?:Party\\s+[AB12]|Auftraggeber|Auftragnehmer|Customer|Client|Supplier|Licensor|Licensee|Contractor|Lessor|Lessee)\\s*:)\\s*(?=[A-Z])");
    private static final Pattern END = Pattern.compile(
            "\\b(?:WHEREAS|Whereas|RECITALS?|Recitals|WITNESSETH|W I T N E S S|NOW,? THEREFORE|BACKGROUND|Background|PREAMBLE|Präambel|PRÄAMBEL|IN CONSIDERATION|In consideration|"
                    + "hereby agrees?|TABLE OF CONTENTS|Table of Contents|ARTICLE|Article 1|PREÁMBULO|ATTENDU|EXPONEN|Ladies and Gentlemen)\\b");
    private static final Pattern ROLE = Pattern.compile("\\(\\s*(?:[^()\"]{0,80}?)\"\\s*([^\"()]{2,60}?)[\\s,.]*\"");
    private static final Pattern NO_ROLE = Pattern.compile(
            "(?i).*(?:agreement|contract|amendment|date|term|part(?:y|ies)|services|products?|vertrag)");
    private static final Pattern FOREIGN_ROLE = Pattern.compile(
            "(?:nachfolgend|nachstehend|im Folgenden|ci-après|en adelante|hereinafter|hereafter)[^\"]{0,40}\"\\s*([^\"]{2,60}?)\\s*\"");
    /** "(hereinafter referred to as Party A)". */
    private static final Pattern UNQUOTED_ROLE = Pattern.compile(
            "\\(\\s*(?:hereinafter|hereafter)\\s+(?:(?:referred|called|known|to|as|collectively|individually|the)\\s+)*([A-Z][\\w-]*(?:\\s+[A-Z][\\w-]*){0,3})\\s*\\)");

    private static final Pattern DESCRIBED = Pattern.compile(
            "^[\\s,.]*(?:\\(|an?\\s|having\\b|with\\s+(?:its|a|an|offices?|registered|principal|address)\\b|located\\b|whose\\b|residing\\b|organi[sz]ed\\b|incorporated\\b|"
                    + "represented\\b|of\\s+\\d|of\\s+[A-Z]|d/b/a|dba|acting\\b|as\\b|\\d|mit\\s+Sitz|vertreten|ayant|sise?\\b|dont\\b|con\\s+domicilio|société|collectively|und\\b|and\\b|AND\\b|is\\s+a\\b|\\*)");
    private static final Pattern LEAD = Pattern.compile(
            "\\G(?:[\\s,:;.-]+|(?:19|20)\\d{2}\\s+|\\(?(?:\\d{1,2}|[ivx]{1,4}|[a-e])[.)]\\s+|\\(\\d\\)|(?:and|AND|und|UND|et|ET|y|Y|among|between|by|BY|the|THE|der|die|das|la|el)\\s+(?![\"(])"
                    + "|\\(?(?:on the one (?:hand|part)|each of)\\)?,?\\s+)+");
    private static final String AND = "\\G\\s+-?\\s*(?:and|AND|And|und|UND|et|ET|y|Y|in favor of)(?:\\s*-)?:?\\s+";
    private static final Pattern AND_NAME = Pattern.compile(
            AND
                    + "(?:\\(?\\d\\)\\s*|\\(?[a-z]\\)\\s*)?(?:(?:the|each of|der|die|das)\\s+)?(?=[A-Z0-9ÄÖÜ\\[_]|[a-z]+[-.][a-z])");
    private static final Pattern ANY_AND = Pattern.compile(AND);
    private static final Pattern NUMBERED = Pattern.compile("\\G\\(\\d\\)\\s*(?=[A-Z])");
    private static final Pattern NEW_SENTENCE = Pattern.compile(
            "(?<=[a-z\\d)\"]{2})(?<!\\b(?:Inc|Ltd|Corp|Co|No|St|Ste|Ave|Blvd|Rd|Dr|Str|Nr|Mr|Ms|Mrs|Bldg|Fl|Attn))\\.[\"')]?\\s+(?=[A-Z(\\d])");
    private static final Pattern DEFINITION = Pattern.compile(
            "(?<=[\\w.,)'])\\s*\\(\\s*(?:(?:the|hereinafter|herein|referred|to|called|as|collectively|together|with|its|affiliates|individually|each|and|an?)[\\s,]+){0,8}\"([^\"]{2,60})\"");
    private static final Pattern WORD_START = Pattern.compile("(?<=^|[\\s(])(?=[A-Z0-9])");

    private Parties() {}

    static List<Party> in(ContractText contract) {
        var text = contract.text();
        int limit = Math.min(FAR, text.length());
        List<Party> best = List.of();
        int tries = 0;
        for (var anchor = ANCHOR.matcher(text).region(0, limit); anchor.find() && tries < 24; tries++) {
            best = better(best, listed(text, anchor.end()));
            if (score(best) >= GOOD) break;
        }
        if (best.size() < 2 || score(best) < 1.5) {
            best = better(best, labelled(text, limit));
            best = better(best, defined(text, limit));
        }
        return best.size() < 2 ? better(best, Signatures.companies(contract)) : best;
    }

    private static List<Party> better(List<Party> one, List<Party> other) {
        return score(other) > score(one) + 0.01 ? other : one;
    }

    private static double score(List<Party> parties) {
        if (parties.isEmpty()) return 0;
        if (parties.size() == 1) return Math.min(0.9, parties.getFirst().confidence());
        double firstTwo = parties.get(0).confidence() + parties.get(1).confidence();
        double all = parties.stream().mapToDouble(Party::confidence).sum();
        boolean bothNamed = parties.get(0).role() != null && parties.get(1).role() != null;
        return firstTwo
                + all / 20
                + (bothNamed ? NAMED : 0)
                - parties.getFirst().span().start() / LATE;
    }

    /** The list of names that begins at this offset. */
    private static List<Party> listed(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_LIST);
        var end = END.matcher(text).region(Math.min(limit, from + 10), limit);
        if (end.find()) limit = end.start();
        var parties = new ArrayList<Party>();
        int at = from;
        while (at < limit && parties.size() < MOST_PARTIES) {
            int start = skipLead(text, at, limit);
            var name = PartyName.at(text, start, limit);
            if (name == null && parties.isEmpty()) return List.of();
            int next = name == null ? start : name.end();
            int separator = nextSeparator(text, next, limit);
            if (name != null) {
                var party = party(text, name, Math.min(separator, limit));
                if (party == null && parties.isEmpty()) return List.of();
                if (party != null && fits(party, parties)) parties.add(party);
            }
            if (separator >= limit || separator - next > LONGEST_DESCRIPTION) break;
            if (parties.size() >= 2
                    && NEW_SENTENCE.matcher(text).region(next, separator).find()) break;
            at = afterSeparator(text, separator, limit);
        }
        return parties;
    }

    private static boolean fits(Party party, List<Party> parties) {
        if (parties.size() >= 2 && party.confidence() < NO_DOUBT) return false;
        return isNew(party, parties);
    }

    private static boolean isNew(Party party, List<Party> parties) {
        return parties.stream()
                .noneMatch(other ->
                        same(other.name(), party.name()) || party.name().equalsIgnoreCase(other.role()));
    }

    private static boolean same(String a, String b) {
        var left = a.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
        var right = b.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
        return left.equals(right) || right.length() > 5 && (left.startsWith(right) || left.endsWith(right));
    }

    private static @Nullable Party party(String text, Span span, int descriptionEnd) {
        var name = span.of(text).replaceAll("\\s+", " ");
        boolean company = PartyName.hasCompany(name);
        boolean single = name.indexOf(' ') < 0;
        if (PartyName.isNone(name) && (!company || single)) return null;
        var description = text.substring(span.end(), Math.max(span.end(), descriptionEnd));
        var role = role(description);
        boolean described = DESCRIBED.matcher(description).find();
        if (!company && role == null && (!described || single)) return null;
        double confidence = 0.55 + (company ? 0.2 : 0) + (role != null ? 0.2 : 0) + (described ? 0.03 : 0);
        return new Party(name, span, role, confidence);
    }

    private static @Nullable String role(String description) {
        var role = ROLE.matcher(description);
        if (role.find())
            return NO_ROLE.matcher(role.group(1)).matches()
                    ? null
                    : role.group(1).replaceAll("\\s+", " ");
        var foreign = FOREIGN_ROLE.matcher(description);
        if (foreign.find()) return foreign.group(1).replaceAll("\\s+", " ");
        var unquoted = UNQUOTED_ROLE.matcher(description);
        return unquoted.find() ? unquoted.group(1).replaceAll("\\s+", " ") : null;
    }

    private static int skipLead(String text, int at, int limit) {
        var lead = LEAD.matcher(text).region(at, limit);
        int start = lead.find() ? lead.end() : at;
        // "The Sample Company" keeps its article where it is written as part of the name
        return start >= 4 && text.startsWith("The ", start - 4) ? start - 4 : start;
    }

    /** Where the next name may begin: an "and", a semicolon, a number or a comma before a company, outside brackets. */
    private static int nextSeparator(String text, int from, int limit) {
        int depth = 0;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '('
                    && depth == 0
                    && NUMBERED.matcher(text).region(i, limit).find()) return i;
            if (c == '(') depth++;
            else if (c == ')') depth = Math.max(0, depth - 1);
            else if (depth == 0 && c == ';') return i;
            else if (depth == 0 && c == ' ' && nameAhead(text, i, limit)) return i;
            else if (depth == 0 && c == ',' && companyAhead(text, i + 1, limit)) return i;
        }
        return limit;
    }

    private static boolean nameAhead(String text, int at, int limit) {
        var and = AND_NAME.matcher(text).region(at, Math.min(limit, at + 60));
        if (!and.find()) return false;
        var name = PartyName.at(text, and.end(), limit);
        return name == null || !PartyName.isPlace(name.of(text));
    }

    private static boolean companyAhead(String text, int at, int limit) {
        int start = at;
        while (start < limit && text.charAt(start) == ' ') start++;
        if (start >= limit || !Character.isUpperCase(text.charAt(start))) return false;
        var name = PartyName.at(text, start, limit);
        if (name == null || !PartyName.isCompany(name.of(text)) || name.of(text).indexOf(' ') < 0) return false;
        var after = text.substring(name.end(), Math.min(limit, name.end() + 40));
        return after.matches("(?s)[,\\s]*(?:\\(|an?\\s|and\\s|und\\s).*") || after.startsWith(",");
    }

    private static int afterSeparator(String text, int separator, int limit) {
        var and = ANY_AND.matcher(text).region(separator, limit);
        if (and.find()) return and.end();
        var number = NUMBERED.matcher(text).region(separator, limit);
        return number.find() ? number.end() : separator + 1;
    }

    /** Names followed by a defined term in brackets, wherever they stand at the beginning. */
    private static List<Party> defined(String text, int limit) {
        var parties = new ArrayList<Party>();
        int previous = 0;
        for (var definition = DEFINITION.matcher(text).region(0, limit); definition.find() && parties.size() < 4; ) {
            var starts =
                    WORD_START.matcher(text).region(Math.max(previous, definition.start() - 400), definition.start());
            previous = definition.end();
            while (starts.find()) {
                var name = PartyName.at(text, starts.start(), definition.start());
                if (name == null
                        || !PartyName.isCompany(name.of(text))
                        || name.of(text).indexOf(' ') < 0) continue;
                var party = party(text, name, definition.end());
                if (party != null && isNew(party, parties)) {
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
            var name = PartyName.at(text, label.end(), Math.min(limit, label.end() + 200));
            if (name == null || !PartyName.isCompany(name.of(text))) continue;
            var role = label.group().replaceAll("\\s*:?\\s*$", "");
            var party = new Party(name.of(text).replaceAll("\\s+", " "), name, role, 0.7);
            if (isNew(party, parties)) parties.add(party);
        }
        return parties;
    }
}
