package docket.proposal.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.model.Question;
import docket.proposal.SectionWriter.Material;
import docket.proposal.SectionWriter.Part;
import docket.proposal.SectionWriter.Written;
import docket.proposal.model.DealAsking.Silent;
import docket.proposal.model.ProposalChain.Enough;
import docket.proposal.model.ProposalChain.Spent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One draft's way through the chain. */
final class ChainRun {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*\\[\\[([a-z_]{1,60})]]\\s*$");
    private static final int LONGEST_SHOWN = 240;

    private final ProposalChain chain;
    private final Material material;
    private final Unfounded data;
    private final Instant until;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> models = new LinkedHashSet<>();
    private int steps;
    private long tokens;
    private BigDecimal cost = BigDecimal.ZERO;

    ChainRun(ProposalChain chain, Material material) {
        this.chain = chain;
        this.material = material;
        this.until = chain.until();
        this.data = new Unfounded(
                material.language(),
                material.facts() + "\n" + material.wish() + "\n"
                        + material.parts().stream()
                                .map(part -> part.title() + "\n" + part.words())
                                .collect(Collectors.joining("\n")));
    }

    Written write() {
        var note = "";
        try {
            var points = outline();
            sections(points);
            check();
            polish();
        } catch (Silent e) {
            note = "the model did not answer: " + e.getMessage();
        } catch (Enough e) {
            note = "the writing stopped at its bounds, " + e.getMessage();
        }
        if (!note.isEmpty()) findings.add(finding("", note + "; " + rest()));
        var engine = texts.isEmpty() ? "" : ProposalChain.ENGINE + " " + String.join(" ", models);
        return new Written(texts, findings, engine, cost, note);
    }

    private String rest() {
        var house = material.parts().stream()
                .filter(part -> !texts.containsKey(part.name()))
                .map(Part::title)
                .toList();
        return house.isEmpty()
                ? "what was written so far stands, not polished"
                : "as they were stand: " + String.join(", ", house);
    }

    private KeptStep step(int number, String name, String title, Question<?> question) {
        var step = chain.step(material, number, name, title, new Spent(steps, tokens, until), question);
        steps++;
        tokens += step.tokens();
        cost = cost.add(step.cost());
        models.add(step.model());
        return step;
    }

    /** Points by section; what brings something of its own is no point. */
    private Map<String, List<String>> outline() {
        var points = new TreeMap<String, List<String>>();
        for (var entry : json(step(1, "outline", "", chain.outline(material))).path("sections")) {
            var name = entry.path("name").asText();
            if (ProposalChain.part(material, name).isEmpty()) continue;
            var said = new ArrayList<String>();
            entry.path("points").forEach(point -> said.add(point.asText()));
            said.removeIf(point -> !data.brought(point).isEmpty());
            points.put(name, said);
        }
        return points;
    }

    private void sections(Map<String, List<String>> points) {
        int number = 1;
        for (var part : material.parts()) {
            number++;
            var outlined = points.get(part.name());
            if (outlined == null) continue;
            var step = step(number, part.name(), part.title(), chain.section(material, part, outlined));
            var kept = founded(part, step.text());
            if (!kept.isBlank()) texts.put(part.name(), kept);
        }
    }

    /** Without the sentences that bring something of their own; of each a person is told. */
    private String founded(Part part, String text) {
        for (var sentence : data.in(text))
            findings.add(finding(
                    part.name(),
                    part.title() + ": the model wrote " + String.join(", ", sentence.brought())
                            + ", which the data do not have; left out: \"" + shown(sentence.words()) + "\""));
        return without(text, sentence -> !data.brought(sentence).isEmpty());
    }

    private static String without(String text, Predicate<String> left) {
        var kept = new StringBuilder();
        for (var sentence : Unfounded.sentences(text)) {
            if (left.test(sentence)) {
                if (sentence.endsWith("\n") && !kept.isEmpty()) kept.append('\n');
            } else {
                if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != '\n') kept.append(' ');
                kept.append(sentence);
            }
        }
        return kept.toString().replaceAll(" *\n+", "\n").strip();
    }

    /** A second look of the model at its own sentences; what it doubts is left out as well. */
    private void check() {
        if (texts.isEmpty()) return;
        var all = new ArrayList<String>();
        var where = new ArrayList<String>();
        texts.forEach((name, text) -> Unfounded.sentences(text).forEach(sentence -> {
            all.add(sentence);
            where.add(name);
        }));
        int number = material.parts().size() + 2;
        var doubted = new TreeMap<Integer, String>();
        for (var entry :
                json(step(number, "check", "", chain.check(material, all))).path("unfounded")) {
            int at = entry.path("sentence").asInt() - 1;
            if (at >= 0 && at < all.size()) doubted.put(at, entry.path("why").asText());
        }
        doubted.forEach((at, why) -> {
            var title =
                    ProposalChain.part(material, where.get(at)).map(Part::title).orElse("");
            findings.add(finding(
                    where.get(at),
                    title + ": the check found nothing that bears it out (" + shown(why.strip()) + "); left out: \""
                            + shown(all.get(at).strip()) + "\""));
        });
        for (var name : List.copyOf(texts.keySet())) {
            var out = doubted.keySet().stream()
                    .filter(at -> where.get(at).equals(name))
                    .map(all::get)
                    .collect(Collectors.toSet());
            var kept = without(texts.getOrDefault(name, ""), out::contains);
            if (kept.isBlank()) texts.remove(name);
            else texts.put(name, kept);
        }
    }

    /** A section whose polished words bring anything new, or lose much, stays as it was. */
    private void polish() {
        if (texts.isEmpty()) return;
        var said = step(material.parts().size() + 3, "polish", "", chain.polish(material, texts))
                .text();
        var heads = HEAD.matcher(said).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : said.length();
            var polished = said.substring(heads.get(i).end(), end).strip();
            var name = heads.get(i).group(1);
            var before = texts.get(name);
            if (before == null || polished.length() < before.length() / 2) continue;
            boolean sound = data.in(polished).isEmpty()
                    && Figures.foreign(polished, before).isEmpty()
                    && Figures.foreign(before, polished).isEmpty();
            if (sound) texts.put(name, polished);
        }
    }

    private static JsonNode json(KeptStep step) {
        try {
            return JSON.readTree(step.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step is not as it was kept: " + step.step(), e);
        }
    }

    private static Finding finding(String field, String detail) {
        return new Finding(
                field, field.isEmpty() ? Reason.MISSING : Reason.RULE_BROKEN, Severity.WARNING, detail, null);
    }

    private static String shown(String words) {
        return words.length() <= LONGEST_SHOWN ? words : words.substring(0, LONGEST_SHOWN) + "…";
    }
}
