package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Work;
import docket.proposal.SectionWriter.Material;
import docket.proposal.SectionWriter.Part;
import docket.proposal.SectionWriter.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A brief with sections in a writer's words. It gets what the deal, the request and the house say, without prices; a
 * section nobody wrote a word for is not written either, and answers to requirements stay quotes.
 */
record Composed(Brief brief, Written written) {

    /** Surer than that is only what stands in a source. */
    private static final Confidence IN_OTHER_WORDS = new Confidence(0.8);

    /** What is told of items; what they cost is computed and never written. */
    private static final List<String> TOLD_OF_ITEMS = List.of(Facts.DESCRIPTION, Facts.QUANTITY, Facts.UNIT);

    private static final Set<String> NOT_TOLD =
            Set.of(Facts.AMOUNT, Facts.DISCOUNT, Facts.DEAL_ID, Facts.CLIENT_EMAIL, Facts.INTRODUCTION);

    private static final int MOST_REQUIREMENTS = 80;

    /**
     * @param version which draft it is
     * @param anew it was drafted before
     * @param wish of a person, for a further draft
     */
    static Composed of(DocumentId id, String version, boolean anew, String wish, Brief brief, SectionWriter writer) {
        var wording = new Wording(brief.language());
        var written = writer.write(
                new Material(id, version, anew, brief.language(), wish, facts(brief, wording), parts(brief, wording)));
        if (written.texts().isEmpty() && written.findings().isEmpty()) return new Composed(brief, written);
        var facts = new LinkedHashMap<>(brief.facts());
        written.texts().forEach((name, text) -> {
            var before = facts.get(name);
            var source = written.engine()
                    + (before != null && before.evidence() instanceof Evidence.FromData(var data)
                            ? " from " + data
                            : "");
            facts.put(name, new Field(text, IN_OTHER_WORDS, written.engine(), new Evidence.FromData(source)));
        });
        var noted = new ArrayList<>(brief.noted());
        noted.addAll(written.findings());
        return new Composed(new Brief(facts, brief.items(), brief.requirements(), noted), written);
    }

    Work work(long millis) {
        var engine = written.engine().isEmpty() ? Brief.ENGINE : Brief.ENGINE + ", " + written.engine();
        var work = new Work(engine, millis, written.cost());
        return written.note().isEmpty() ? work : work.instead(written.note());
    }

    private static List<Part> parts(Brief brief, Wording wording) {
        var parts = new ArrayList<Part>();
        var introduction = brief.facts().get(Facts.INTRODUCTION);
        if (introduction == null)
            parts.add(new Part(
                    Facts.INTRODUCTION,
                    wording.say("label.introduction"),
                    Draft.introduction(brief, wording),
                    "the house's wording"));
        var summary = brief.facts().get(Facts.SUMMARY);
        if (summary != null)
            parts.add(new Part(Facts.SUMMARY, wording.say("label.understanding"), summary.value(), source(summary)));
        for (var section : Facts.SECTIONS) {
            var words = brief.facts().get(section);
            // What the deal says for itself is meant as it stands.
            if (words != null && Provenance.source(words).isPresent())
                parts.add(new Part(section, wording.say("label." + section), words.value(), source(words)));
        }
        return parts;
    }

    private static String source(Field field) {
        return field.evidence() instanceof Evidence.FromData(var source) ? source : "the request";
    }

    private static String facts(Brief brief, Wording wording) {
        var lines = new ArrayList<String>();
        brief.facts().forEach((name, field) -> {
            if (NOT_TOLD.contains(name) || Facts.SECTIONS.contains(name)) return;
            var value = field.value();
            // As it is to be written, beside the form that computers read.
            var written = Facts.DATES.contains(name) ? wording.date(value) : Optional.<String>empty();
            lines.add(name.replace('_', ' ') + ": " + value
                    + written.map(day -> " (" + day + ")").orElse(""));
        });
        for (var item : brief.items()) {
            var said = Brief.values(item);
            var told = TOLD_OF_ITEMS.stream()
                    .filter(said::containsKey)
                    .map(said::get)
                    .toList();
            if (!told.isEmpty()) lines.add("item: " + String.join(", ", told));
        }
        brief.requirements().stream().limit(MOST_REQUIREMENTS).forEach(row -> {
            var asked = row.get(Facts.REQUIREMENT);
            if (asked != null) lines.add("requirement: " + asked.value());
        });
        return String.join("\n", lines);
    }
}
