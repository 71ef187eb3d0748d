package docket.proposal.model;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.proposal.Deal;
import docket.proposal.assist.Library;
import docket.proposal.assist.LocalNotes;
import docket.proposal.assist.MeetingText;
import docket.proposal.assist.Note;
import docket.proposal.assist.NoteWriter;
import docket.proposal.assist.Research;
import docket.proposal.model.DealAsking.Silent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Drafts in a model's words, held against the data: an e-mail with a figure of its own, an action or a claim whose quote
 * does not stand in its source, are left out. Without an answer the rules' draft stands, and says why.
 */
public final class ModelNotes implements NoteWriter {

    static final String ENGINE = "model-1";

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final long MOST_TOKENS = 60_000;
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    private final DealAsking asking;
    private final NoteWriter local;
    private final Research research;
    private final Prompt email = Prompts.delivered(ModelNotes.class, "deal-email-1.md");
    private final Prompt meeting = Prompts.delivered(ModelNotes.class, "deal-meeting-1.md");
    private final Prompt brief = Prompts.delivered(ModelNotes.class, "deal-brief-1.md");

    public ModelNotes(ModelGateway gateway, String model, Library library, InstantSource clock) {
        this.asking = new DealAsking(gateway, model);
        this.local = new LocalNotes(library, clock);
        this.research = new Research(library, clock);
    }

    @Override
    public Note write(Context context) {
        try {
            return switch (context.request().task()) {
                case EMAIL -> email(context);
                case MEETING -> meeting(context);
                case RESEARCH -> research.write(context, this::claims, ENGINE);
                case PROPOSAL -> throw new IllegalStateException("a proposal is no note");
            };
        } catch (Silent e) {
            return saying(local.write(context), "the model did not answer: " + e.getMessage());
        }
    }

    private static Asker asker(Context context) {
        return Asker.service("proposal-service").about(context.document().value());
    }

    private Note email(Context context) {
        var draft = local.write(context);
        var facts = facts(context.deal());
        var language = context.deal().facts().getOrDefault("language", "en");
        var said = asking.ask(
                email.json(
                        asker(context),
                        Map.of(
                                "language",
                                LANGUAGES.contains(language) ? language : "en",
                                "purpose",
                                context.request().purpose(),
                                "facts",
                                facts,
                                "points",
                                context.request().text(),
                                "draft",
                                draft.text())),
                WITHIN,
                MOST_TOKENS);
        var subject = said.value().path("subject").asText().strip();
        var body = said.value().path("body").asText().strip();
        var foreign = Figures.foreign(
                subject + "\n" + body, facts + "\n" + context.request().text() + "\n" + draft.subject() + draft.text());
        if (!foreign.isEmpty())
            return saying(
                    draft,
                    "the model's words had figures that are not in the data (" + String.join(", ", foreign)
                            + ") and were left out");
        var open = body.lines()
                .filter(line -> line.contains("["))
                .map(line -> "to be filled in: " + line.strip())
                .toList();
        return new Note(
                subject,
                body,
                List.of(),
                open,
                ENGINE + " " + said.model(),
                said.cost(),
                List.of(new Note.Step("rules", draft.text()), new Note.Step("model", body)));
    }

    private static String facts(Deal deal) {
        var lines = new ArrayList<String>();
        new TreeMap<>(deal.facts()).forEach((name, value) -> lines.add(name + ": " + value));
        deal.items().forEach(item -> lines.add("item: " + new TreeMap<>(item)));
        return String.join("\n", lines);
    }

    private Note meeting(Context context) {
        var draft = local.write(context);
        var notes = context.request().text();
        var said = asking.ask(meeting.json(asker(context), Map.of("notes", notes)), WITHIN, MOST_TOKENS);
        int dropped = 0;
        var kept = new LinkedHashMap<String, List<String>>();
        for (var part : List.of("summary", "decisions", "questions")) {
            var lines = new ArrayList<String>();
            for (var entry : said.value().path(part)) {
                if (holds(entry, "text", notes)) lines.add(entry.path("text").asText());
                else dropped++;
            }
            kept.put(part, lines);
        }
        var actions = new ArrayList<MeetingText.Action>();
        for (var entry : said.value().path("actions")) {
            var owner = entry.path("owner").asText("");
            if (!holds(entry, "action", notes) || !notes.contains(owner)) dropped++;
            else
                actions.add(new MeetingText.Action(
                        entry.path("action").asText(),
                        owner,
                        entry.path("quote").asText()));
        }
        if (actions.isEmpty() && kept.values().stream().allMatch(List::isEmpty))
            return saying(draft, "nothing of what the model said stands in the notes");
        var note = MeetingText.write(
                context,
                kept.getOrDefault("summary", List.of()),
                kept.getOrDefault("decisions", List.of()),
                actions,
                kept.getOrDefault("questions", List.of()),
                ENGINE + " " + said.model(),
                said.cost());
        return dropped == 0 ? note : saying(note, dropped + " of the model's entries did not stand in the notes");
    }

    /** Whether the quote stands in the notes and the words bring no figure that does not. */
    private static boolean holds(JsonNode entry, String words, String notes) {
        var quote = entry.path("quote").asText();
        return Research.stands(quote, notes)
                && Figures.foreign(entry.path(words).asText(), quote).isEmpty();
    }

    private Research.Answered claims(Context context, List<String> questions, List<Research.Found> found, long tokens) {
        if (found.isEmpty()) return new Research.Answered(List.of(), 0, BigDecimal.ZERO, 0);
        var said = asking.ask(
                brief.json(
                        asker(context),
                        Map.of(
                                "questions",
                                numbered(questions),
                                "passages",
                                numbered(
                                        found.stream().map(Research.Found::text).toList()))),
                context.request().budget().within(),
                Math.max(1, tokens));
        var claims = new ArrayList<Research.Claim>();
        int dropped = 0;
        for (var entry : said.value().path("claims")) {
            int question = entry.path("question").asInt() - 1;
            int passage = entry.path("passage").asInt() - 1;
            var words = entry.path("claim").asText();
            var quote = entry.path("quote").asText();
            boolean holds = question >= 0
                    && question < questions.size()
                    && passage >= 0
                    && passage < found.size()
                    && Research.stands(quote, found.get(passage).text())
                    && Figures.foreign(words, quote).isEmpty();
            if (holds)
                claims.add(new Research.Claim(
                        questions.get(question),
                        words,
                        quote,
                        found.get(passage).source(),
                        found.get(passage).where()));
            else dropped++;
        }
        return new Research.Answered(claims, dropped, said.cost(), said.tokens());
    }

    private static String numbered(List<String> texts) {
        var numbers = new int[1];
        return texts.stream().map(text -> ++numbers[0] + ". " + text).collect(Collectors.joining("\n"));
    }

    private static Note saying(Note note, String more) {
        var open = new ArrayList<>(note.open());
        open.add(more);
        return new Note(note.subject(), note.text(), note.rows(), open, note.engine(), note.cost(), note.steps());
    }
}
