package docket.contract.model;

import com.fasterxml.jackson.databind.JsonNode;
import docket.contract.ContractTerms;
import docket.contract.OutlineRow;
import docket.contract.SecondReader;
import docket.contract.local.PageTexts;
import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.messages.DocumentId;
import docket.model.Answer;
import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.Question;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Plans which pages are read, reads them, holds every answer against its page, and asks again what did not hold: at most
 * {@value #ROUNDS} rounds. Each answer is kept under the document before the next is asked, so that a redelivery
 * continues where it was. The model decides nothing: it names passages, the rules and the playbook judge them.
 */
public final class ModelReader implements SecondReader {

    /** Of reading: once, and twice more for what did not hold. */
    static final int ROUNDS = 3;

    /** Results of different versions are kept apart. */
    public static final String ENGINE = "model-1";

    private static final String FOLDER = "contract/" + ENGINE + "-steps/";
    private static final int LONGEST_OUTLINE = 20_000;

    private final ModelGateway models;
    private final Documents documents;
    private final Sources sources;
    private final Settings settings;
    private final InstantSource clock;
    private final Prompt plan = Prompts.delivered(ModelReader.class, "contract-plan-1.md");
    private final Prompt read = Prompts.delivered(ModelReader.class, "contract-read-1.md");
    private final Prompt refine = Prompts.delivered(ModelReader.class, "contract-refine-1.md");

    /**
     * @param model its name in the catalogue
     * @param characters of the contract in one question at most
     * @param questions of the first round at most; longer contracts are not read whole
     * @param atOnce questions asked at the same time
     * @param within for the whole contract
     */
    public record Settings(String model, int characters, int questions, int atOnce, Duration within) {}

    public ModelReader(
            ModelGateway models, Documents documents, Sources sources, Settings settings, InstantSource clock) {
        this.models = models;
        this.documents = documents;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Opinion read(DocumentId id, Pages pages, ContractTerms local) {
        return new Reading(id, PageTexts.of(pages), local).opinion();
    }

    /** No answer. The message is fit to be shown. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswered(String why) {
            super(why, null, false, false);
        }
    }

    /** The reading of one contract. */
    private final class Reading {

        private final DocumentId id;
        private final PageTexts texts;
        private final ContractTerms local;
        private final Proof proof;
        private final Asker asker;
        private final Instant until;
        private final List<String> notes = new ArrayList<>();
        private BigDecimal cost = BigDecimal.ZERO;

        Reading(DocumentId id, PageTexts texts, ContractTerms local) {
            this.id = id;
            this.texts = texts;
            this.local = local;
            this.proof = new Proof(texts, ENGINE, local);
            this.asker = Asker.service("contract-service").about(id.value());
            this.until = clock.instant().plus(settings.within());
        }

        Opinion opinion() {
            List<Rejected> rejected;
            try {
                var planned = planned();
                var guidance = guidance();
                rejected = taken(1, round(1, planned.parts(), pages -> reading(pages, guidance)));
            } catch (Unanswered e) {
                return new Opinion.Away("the model did not answer: " + e.getMessage(), cost);
            }
            var doubts = new Doubts(local, proof);
            boolean doubted = doubts.isEmpty();
            for (int number = 2; number <= ROUNDS && (!rejected.isEmpty() || !doubted); number++) {
                var about = doubted ? Optional.<Doubts>empty() : Optional.of(doubts);
                var before = rejected;
                try {
                    rejected = taken(
                            number,
                            round(number, List.of(again(before, about)), shown -> refining(before, about, shown)));
                } catch (Unanswered e) {
                    notes.add("a further question was not answered: " + e.getMessage());
                    break;
                }
                doubted = true;
            }
            var findings = new ArrayList<>(doubts.denied(proof, ENGINE));
            unproven(rejected).ifPresent(findings::add);
            return new Opinion.Given(proof.terms(), findings, cost, String.join("; ", notes));
        }

        // Plan.

        private Plan planned() {
            var bounds = new Plan.Bounds(settings.characters(), settings.questions());
            if (Plan.fits(texts, bounds))
                return documents.first(id, FOLDER + "plan", Plan.class, () -> Plan.whole(texts, bounds));
            var made = documents.find(id, FOLDER + "plan", Plan.class).orElseGet(() -> {
                var answer = ask(plan.json(asker, Map.of("most", bounds.questions() * 10, "outline", outline())));
                var wished = new ArrayList<Integer>();
                answer.path("pages").forEach(page -> wished.add(page.asInt()));
                return documents.keepFirst(id, FOLDER + "plan", Plan.class, Plan.of(texts, found(), wished, bounds));
            });
            if (!made.unread().isEmpty())
                notes.add("the model was shown "
                        + (texts.count() - made.unread().size()) + " of " + texts.count() + " pages");
            return made;
        }

        /** Pages on which the local engine found something. */
        private Set<Integer> found() {
            var found = new TreeSet<Integer>();
            local.fields().values().forEach(field -> {
                if (field.evidence() instanceof Evidence.OnPage on) found.add(on.page());
            });
            local.clauses().forEach(clause -> found.add(clause.evidence().page()));
            return found;
        }

        private String outline() {
            var outline = local.outline().stream()
                    .filter(row -> row.containsKey(OutlineRow.SAYS))
                    .map(row -> {
                        var says = row.get(OutlineRow.SAYS);
                        var name = row.get(OutlineRow.NAME);
                        var page = says.evidence() instanceof Evidence.OnPage on ? on.page() : 0;
                        return "page " + page + ": " + (name == null ? "" : name.value() + " ") + says.value();
                    })
                    .collect(Collectors.joining("\n"));
            return outline.substring(0, Math.min(outline.length(), LONGEST_OUTLINE));
        }

        private String guidance() {
            record Found(List<Sources.Passage> passages) {}
            return documents
                    .first(id, FOLDER + "sources", Found.class, () -> new Found(sources.about(id.value(), local)))
                    .passages()
                    .stream()
                    .map(passage -> passage.from() + ":\n" + passage.text())
                    .collect(Collectors.joining("\n\n"));
        }

        // Execute.

        private interface Asking {
            Question<Said> about(List<Integer> pages);
        }

        private List<Kept> round(int number, List<List<Integer>> parts, Asking asking) {
            var tasks = new ArrayList<Callable<Kept>>();
            for (int i = 0; i < parts.size(); i++) {
                var pages = parts.get(i);
                var step = FOLDER + "round-" + number + "-" + (i + 1);
                tasks.add(() -> {
                    var kept = documents.first(id, step, Kept.class, () -> kept(pages, asking.about(pages)));
                    add(kept.cost()); // also of one that was answered before the message came again
                    return kept;
                });
            }
            return together(tasks);
        }

        private Kept kept(List<Integer> pages, Question<Said> question) {
            var given = given(question);
            return new Kept(
                    pages,
                    question.prompt().orElse(""),
                    given.receipt().model(),
                    given.receipt().cost(),
                    given.value());
        }

        /** As many at once as settings say; the first that is not answered ends all. */
        private List<Kept> together(List<Callable<Kept>> tasks) {
            try (var threads = Executors.newFixedThreadPool(
                    Math.max(1, Math.min(settings.atOnce(), tasks.size())),
                    Thread.ofVirtual().factory())) {
                var answers = new ArrayList<Kept>();
                for (Future<Kept> each : threads.invokeAll(tasks)) answers.add(each.get());
                return answers;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) throw cause;
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unanswered("the service is stopping");
            }
        }

        private Question<Said> reading(List<Integer> pages, String guidance) {
            var values = new HashMap<String, Object>(Map.of("pages", text(pages)));
            if (!guidance.isBlank()) values.put("guidance", guidance);
            return read.as(Said.class, asker, values);
        }

        private String text(List<Integer> pages) {
            return pages.stream()
                    .map(page -> "=== page " + page + "\n" + texts.text(page))
                    .collect(Collectors.joining("\n"));
        }

        private JsonNode ask(Question<JsonNode> question) {
            var given = given(question);
            add(given.receipt().cost());
            return given.value();
        }

        private <T> Answer.Given<T> given(Question<T> question) {
            var left = Duration.between(clock.instant(), until);
            if (left.isNegative() || left.isZero())
                throw new Unanswered("no answer within " + settings.within().toSeconds() + " s");
            var within = left.compareTo(question.within()) < 0 ? left : question.within();
            return switch (models.ask(question.withModel(settings.model()).within(within))) {
                case Answer.Given<T> given -> given;
                case Answer.Invalid<T> invalid -> {
                    add(invalid.receipt().cost());
                    throw new Unanswered(invalid.sentence());
                }
                case Answer.Failure<T> failure -> throw new Unanswered(failure.sentence());
                case Answer.Later<T> _ -> throw new Unanswered("it waits for a batch");
                case Answer.WantsTools<T> _ -> throw new Unanswered("it asked for tools");
            };
        }

        private synchronized void add(BigDecimal more) {
            cost = cost.add(more);
        }

        // Validate.

        /** What is rejected is kept beside the answers. */
        private List<Rejected> taken(int number, List<Kept> answers) {
            record Checked(List<Rejected> rejected) {}
            var all = new ArrayList<Rejected>();
            for (var answer : answers) all.addAll(proof.take(answer));
            documents.keepFirst(id, FOLDER + "round-" + number + "-checked", Checked.class, new Checked(all));
            return all.stream().filter(each -> !proof.knows(each)).distinct().toList();
        }

        // Refine.

        /** The pages in question, not more than one question has room for. */
        private List<Integer> again(List<Rejected> rejected, Optional<Doubts> doubts) {
            var pages = new TreeSet<Integer>();
            rejected.forEach(each -> pages.add(Math.clamp(each.page(), 1, texts.count())));
            doubts.ifPresent(each -> pages.addAll(each.pages()));
            var chosen = new ArrayList<Integer>();
            int characters = 0;
            for (int page : pages) {
                characters += texts.text(page).length();
                if (!chosen.isEmpty() && characters > settings.characters()) break;
                chosen.add(page);
            }
            return chosen;
        }

        private Question<Said> refining(List<Rejected> rejected, Optional<Doubts> doubts, List<Integer> pages) {
            var values = new HashMap<String, Object>(Map.of("pages", text(pages)));
            if (!rejected.isEmpty())
                values.put("rejected", rejected.stream().map(Rejected::told).collect(Collectors.joining("\n")));
            doubts.ifPresent(each -> values.put("doubts", each.told()));
            return refine.as(Said.class, asker, values);
        }

        private Optional<Finding> unproven(List<Rejected> rejected) {
            if (rejected.isEmpty()) return Optional.empty();
            var what = rejected.stream().limit(8).map(Rejected::told).collect(Collectors.joining("; "));
            return Optional.of(new Finding(
                    "",
                    Reason.LOW_CONFIDENCE,
                    Severity.WARNING,
                    "The model said what its pages do not prove, and it was left out: " + what
                            + (rejected.size() > 8 ? "; and " + (rejected.size() - 8) + " more" : "") + ".",
                    null));
        }
    }
}
