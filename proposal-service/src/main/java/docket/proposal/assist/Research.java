package docket.proposal.assist;

import docket.proposal.assist.Note.Step;
import docket.proposal.assist.NoteWriter.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A brief about a deal in bounded steps: plan the questions, gather for each, analyse, review, write. A claim whose
 * source cannot be shown is dropped. Stops at its budget and says so. Every step is kept.
 */
public final class Research {

    static final String ENGINE = "research-extractive-1";

    private static final int FOR_EACH = 3;
    private static final int PASSAGES = 5;

    /** What somebody asked goes before what is asked of every deal. */
    private static final double OWN_QUESTION = 3;

    /** Plan, analysis, review, writing. */
    private static final int OTHER_STEPS = 4;

    private static final String CLIENT = "Who is the client?";
    private static final String NEED = "What is needed, and why?";

    /** What is asked about every deal, with words that tell of it in the languages at hand. */
    private static final Map<String, String> ASPECTS = aspects();

    private final Library library;
    private final InstantSource clock;

    public Research(Library library, InstantSource clock) {
        this.library = library;
        this.clock = clock;
    }

    /** @param text a sentence of the source. @param where the source, with its place */
    public record Found(String question, String text, String source, String where) {}

    /** @param quote what of the source bears it */
    public record Claim(String question, String text, String quote, String source, String where) {}

    /** @param dropped claims without a source. @param tokens that were used */
    public record Answered(List<Claim> claims, int dropped, BigDecimal cost, long tokens) {
        public Answered {
            claims = List.copyOf(claims);
        }
    }

    /** Makes claims of what was found. */
    @FunctionalInterface
    public interface Analysis {

        /** @param tokens as many as are left of the budget */
        Answered of(Context context, List<String> questions, List<Found> found, long tokens);
    }

    /** Without a model: what was found, as it stands there. */
    static Answered asItStands(Context context, List<String> questions, List<Found> found, long tokens) {
        return new Answered(
                found.stream()
                        .map(each -> new Claim(each.question(), each.text(), each.text(), each.source(), each.where()))
                        .toList(),
                0,
                BigDecimal.ZERO,
                0);
    }

    /** Whether words stand in a text; blanks and line breaks do not count. */
    public static boolean stands(String quote, String text) {
        var flat = flat(quote);
        return !flat.isEmpty() && flat(text).contains(flat);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    public Note write(Context context, Analysis analysis, String engine) {
        return new Run(context, analysis, engine).note();
    }

    private static Map<String, String> aspects() {
        var aspects = new LinkedHashMap<String, String>();
        aspects.put(
                CLIENT,
                "company founded employees customers unternehmen gegründet mitarbeiter kunden entreprise empresa");
        aspects.put(
                NEED,
                "need require requirement project problem goal benötigt anforderung ziel vorhaben besoin objectif necesita objetivo");
        aspects.put(
                "What is known of budget and price?",
                "budget price cost funding euro preis kosten finanzierung prix coût precio presupuesto");
        aspects.put(
                "What is known of time?",
                "deadline start schedule delivery quarter frist termin beginn lieferung délai plazo entrega");
        aspects.put(
                "Who decides, and how?",
                "decide decision board procurement tender approval entscheidung vorstand vergabe einkauf décision conseil decisión");
        aspects.put(
                "Who else is in the running?",
                "competitor competition alternative supplier incumbent wettbewerber anbieter lieferant concurrent fournisseur competidor proveedor");
        aspects.put(
                "What could go wrong?",
                "risk dispute delay insolvency loss dependency risiko verzug streit verlust risque retard riesgo retraso");
        return aspects;
    }

    private static Map<String, String> plan(Context context) {
        var deal = context.deal();
        var plan = new LinkedHashMap<String, String>();
        context.request()
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> plan.put(line, line));
        ASPECTS.forEach((question, words) -> plan.put(
                question,
                switch (question) {
                    case CLIENT -> words + " " + deal.facts().getOrDefault("client_name", "");
                    case NEED -> words + " " + deal.facts().getOrDefault("title", "");
                    default -> words;
                }));
        return plan;
    }

    /** A sentence at the question of which it says most. */
    private record Best(Found found, double weight) {}

    private final class Run {
        private final Context context;
        private final Analysis analysis;
        private final String engine;
        private final Instant until;
        private final List<Step> steps = new ArrayList<>();
        private final List<String> unasked = new ArrayList<>();
        private final Map<String, Best> best = new LinkedHashMap<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private String stopped = "";

        Run(Context context, Analysis analysis, String engine) {
            this.context = context;
            this.analysis = analysis;
            this.engine = engine;
            this.until = clock.instant().plus(context.request().budget().within());
        }

        Note note() {
            var budget = context.request().budget();
            int questions = Math.max(0, budget.steps() - OTHER_STEPS);
            var plan = plan(context);
            steps.add(new Step("plan", String.join("\n", plan.keySet())));
            var given = new Findings();
            context.request().sources().forEach(source -> {
                given.add(source.name(), source.text());
                texts.merge(source.name(), source.text(), (a, b) -> a + "\n" + b);
            });
            for (var asked : plan.entrySet()) {
                if (stopped.isEmpty() && questions-- <= 0) stopped = "after " + budget.steps() + " steps";
                if (stopped.isEmpty() && clock.instant().isAfter(until))
                    stopped = "after " + budget.within().toSeconds() + " s";
                if (stopped.isEmpty()) gather(asked.getKey(), asked.getValue(), given);
                else unasked.add(asked.getKey());
            }
            var found = best.values().stream().map(Best::found).toList();
            var answered = analysis.of(context, List.copyOf(plan.keySet()), found, budget.tokens());
            steps.add(new Step(
                    "analyse",
                    answered.claims().size() + " claims of " + found.size() + " sentences found; tokens of a model: "
                            + answered.tokens()));
            var kept = answered.claims().stream()
                    .filter(claim -> stands(claim.quote(), texts.getOrDefault(claim.source(), "")))
                    .toList();
            int dropped = answered.dropped() + answered.claims().size() - kept.size();
            steps.add(new Step("review", dropped + " claims dropped, for their source does not bear them"));
            var subject = "Research brief: "
                    + context.deal()
                            .facts()
                            .getOrDefault("title", "deal " + context.deal().id());
            var text = BriefText.write(subject, how(dropped), kept, List.copyOf(plan.keySet()), unasked, stopped);
            steps.add(new Step("write", text));
            return new Note(
                    subject,
                    text,
                    BriefText.rows(kept),
                    BriefText.open(kept, plan.keySet(), unasked, stopped),
                    engine,
                    answered.cost(),
                    steps);
        }

        private String how(int dropped) {
            return engine.equals(ENGINE)
                    ? "Extractive: each sentence stands so in its source; no model was asked, nothing was added."
                    : "Claims in a model's words, each held against a quote of its source"
                            + (dropped == 0 ? "." : "; " + dropped + " without a source were dropped.");
        }

        private void gather(String question, String words, Findings given) {
            var all = new ArrayList<>(given.about(words, FOR_EACH));
            var known = new Findings();
            for (var passage : library.find(question, PASSAGES)) {
                known.add(passage.source(), passage.text());
                texts.merge(passage.source(), passage.text(), (a, b) -> a.contains(b) ? a : a + "\n" + b);
            }
            all.addAll(known.about(question + " " + words, FOR_EACH));
            for (var hit : all) {
                var sentence = hit.sentence();
                var here = new Best(
                        new Found(question, sentence.text(), sentence.source(), sentence.where()),
                        hit.weight() * (words.equals(question) ? OWN_QUESTION : 1));
                best.merge(sentence.text(), here, (one, other) -> other.weight() > one.weight() ? other : one);
            }
            steps.add(new Step("gather", question + ": " + all.size() + " sentences"));
        }
    }
}
