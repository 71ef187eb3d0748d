package docket.contract.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The day a contract bears, and the day from which it binds. */
final class AgreementDates {

    private static final int FAR = 12_000;
    private static final Pattern MADE = Pattern.compile(
            "(?i)(?:\\bmade\\b|\\bentered\\s+(?:in)?to\\b|\\bentered\\b|\\bdated\\b|\\bexecuted\\b|\\bis\\s+made\\b|\\bconcluded\\b|\\bgeschlossen\\b|\\babgeschlossen\\b|\\bvom\\b|\\bconclu\\b|"
                    + "\\bfait\\b|\\bcelebra(?:do|n)?\\b|\\bsigned\\b|\\bas\\s+of\\b|\\beffective\\b)");
    private static final Pattern CONTRACT_WORD = Pattern.compile(
            "(?i)agreement|contract|amendment|addendum|lease|licen[cs]e|vertrag|vereinbarung|contrat|convention|contrato|acuerdo|guarant");
    private static final Pattern EFFECTIVE_BEFORE = Pattern.compile(
            "(?i)(?:effective|commenc\\w+|begin\\w*|with\\s+effect)\\s*(?:date)?\\s*(?:is|shall\\s+be|as\\s+of|on|from|upon|:|the|this|=|-|_)*\\s*(?:the\\s+|this\\s+|_)*$");
    private static final Pattern DEFINED_EFFECTIVE = Pattern.compile(
            "(?i)^[\\s,.)]*(?:\\(?[^()\"]{0,60})\"\\s*(?:the\\s+)?(?:amendment\\s+|contract\\s+|agreement\\s+)?(?:effective|commencement|start(?:ing)?)\\s+date|^[\\s,]*\\(?(?:hereinafter\\s+referred\\s+to\\s+as\\s+)?the\\s+effective\\s+date");
    private static final Pattern MEANS_EFFECTIVE = Pattern.compile(
            "(?i)\"?(?:effective|commencement|start)\\s+date(?:\\s+of\\s+(?:the|this)\\s+\\w+)?\"?\\s*(?:means|shall\\s+mean|is|shall\\s+be|will\\s+be|:|=|-)?\\s*(?:the\\s+date\\s+of\\s+)?[^.;]{0,50}$");
    private static final Pattern DEFINITION_BY_REFERENCE = Pattern.compile(
            "(?i)\"?effective\\s+date\"?\\s*(?:means|shall\\s+mean|is|shall\\s+be)[^.;]{0,80}(?:date\\s+(?:first\\s+)?(?:written|set\\s+forth|stated)\\s+above|date\\s+hereof|date\\s+of\\s+(?:this\\s+(?:agreement|contract)|execution|signature)|last\\s+(?:written|signature|party)|first\\s+above\\s+written)");
    private static final Pattern STARTS = Pattern.compile(
            "(?i)\\b(?:effective|in\\s+force|takes?\\s+effect|commenc\\w+|begin(?:s|ning)?|start(?:s|ing)?|tritt\\b.{0,40}in\\s+Kraft|tritt\\s+(?:am|zum)|beginnt|ab\\s+dem|mit\\s+Wirkung|compter\\s+du|prend\\s+effet|entre\\s+en\\s+vigueur|entrará\\s+en\\s+vigor|surte\\s+efecto)\\b[^.;]{0,60}$");
    private static final Pattern STARTING_SUBJECT = Pattern.compile(
            "(?i)\\b(?:agreement|contract|term|amendment|vertrag|contrat|contrato|franchise|period|licen[cs]e|laufzeit|durée|duración)\\b");
    private static final Pattern OTHER_PAPER = Pattern.compile(
            "(?i)(?:amended|supplemented|certain|that|original|prior|the)\\s+[^.;]{0,80}(?:agreement|contract|amendment|plan)\\s*,?\\s*(?:\\([^)]*\\)\\s*,?\\s*)?(?:is\\s+)?dated(?:\\s+as\\s+of)?\\s*(?:the\\s+)?$|\\bact\\s+of\\s*$|\\bfiled\\b[^.]{0,40}$|8-K|10-K|10-Q|S-1");

    private AgreementDates() {}

    static Optional<Found> made(ContractText contract, List<Span> sentences, List<Parties.Party> parties) {
        var text = contract.text();
        Found best = null;
        for (var date : Dates.in(text, new Span(0, Math.min(FAR, text.length())))) {
            double score = madeScore(contract, sentenceAt(sentences, date.span().start()), date, parties);
            if (best == null || score > best.confidence() + 0.001) {
                best = Found.at(date.date().toString(), date.span(), score);
            }
        }
        if (best != null && best.confidence() >= 0.5) return Optional.of(best);
        var signed = Signatures.date(contract);
        if (signed.isPresent()) {
            return Optional.of(
                    Found.at(signed.get().date().toString(), signed.get().span(), 0.65));
        }
        return best != null && best.confidence() >= 0.35 ? Optional.of(best) : Optional.empty();
    }

    private static double madeScore(
            ContractText contract, Span sentence, Dates.Mention date, List<Parties.Party> parties) {
        var text = contract.text();
        int start = date.span().start();
        var before = text.substring(Math.max(sentence.start(), start - 260), start);
        var near = text.substring(Math.max(sentence.start(), start - 70), start);
        var line = lineOf(contract, date.span());
        double score = 0.2;
        if (OTHER_PAPER.matcher(text.substring(Math.max(0, start - 120), start)).find()
                && !near.matches("(?is).*\\bthis\\b.*agreement.*")) score -= 0.25;
        if (MADE.matcher(near).find()) score += 0.3;
        if (CONTRACT_WORD.matcher(before).find()) score += 0.15;
        if (before.matches("(?is).*\\b(?:this|dieser|le présent|el presente)\\b.*")) score += 0.1;
        if (parties.stream().anyMatch(party -> Math.abs(party.span().start() - start) < 900)) score += 0.15;
        if (line.replaceAll("[\\s.,:]", "").length() <= date.span().length() + 12) score += 0.25; // a line of its own
        if (EFFECTIVE_BEFORE.matcher(before).find() && !near.matches("(?is).*(?:made|entered).*")) score -= 0.12;
        score -= Math.min(0.25, start / 40_000.0);
        return Math.clamp(score, 0, 0.97);
    }

    static Optional<Found> effective(ContractText contract, List<Span> sentences, Optional<Found> made) {
        var text = contract.text();
        Found best = null;
        int limit = Math.min(text.length(), 120_000);
        for (var date : Dates.in(text, new Span(0, limit))) {
            var sentence = sentenceAt(sentences, date.span().start());
            double score = effectiveScore(text, sentence, date);
            if (score > 0 && (best == null || score > best.confidence() + 0.001)) {
                best = Found.at(date.date().toString(), date.span(), score);
            }
        }
        if (made.isPresent() && (best == null || best.confidence() < 0.9)) {
            var reference = DEFINITION_BY_REFERENCE.matcher(text);
            if (reference.find()) {
                return Optional.of(new Found(
                        made.get().value(), new Span(reference.start(), reference.end()), reference.start(), 0.75));
            }
        }
        if (best != null) return Optional.of(best);
        return made.map(date -> new Found(date.value(), date.span(), date.anchor(), Math.min(0.6, date.confidence())));
    }

    private static double effectiveScore(String text, Span sentence, Dates.Mention date) {
        int start = date.span().start();
        var before = text.substring(Math.max(sentence.start(), start - 220), start);
        var after = text.substring(
                date.span().end(), Math.min(text.length(), date.span().end() + 100));
        double far = Math.min(0.1, start / 400_000.0);
        if (DEFINED_EFFECTIVE.matcher(after).find()) return 0.95 - far;
        if (MEANS_EFFECTIVE.matcher(before).find() && start > 200) return 0.9 - far;
        if (EFFECTIVE_BEFORE.matcher(before).find()
                && STARTING_SUBJECT.matcher(before).find()) return 0.85 - far;
        if (STARTS.matcher(before).find()
                && STARTING_SUBJECT.matcher(before).find()
                && !before.matches("(?is).*\\bterminat\\w+\\b.*")) return 0.75 - far;
        return 0;
    }

    private static String lineOf(ContractText contract, Span span) {
        var raw = contract.raw();
        int from = raw.lastIndexOf('\n', span.start()) + 1;
        int to = raw.indexOf('\n', span.end());
        return raw.substring(from, to < 0 ? raw.length() : to);
    }

    static Span sentenceAt(List<Span> sentences, int offset) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var sentence = sentences.get(middle);
            if (sentence.end() <= offset) low = middle + 1;
            else if (sentence.start() > offset) high = middle - 1;
            else return sentence;
        }
        return new Span(offset, offset);
    }
}
