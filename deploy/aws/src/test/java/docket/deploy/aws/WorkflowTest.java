package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.deploy.aws.WorkflowEngine.Failed;
import docket.deploy.aws.WorkflowEngine.Reply;
import docket.deploy.aws.WorkflowEngine.Run;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflow, run along every way through it. */
class WorkflowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DAY = 86_400;

    /** Answers by function, in their order; the last one stays. */
    private final Map<String, ArrayDeque<Supplier<JsonNode>>> answers = new HashMap<>();

    private final ArrayDeque<Reply> replies = new ArrayDeque<>();
    private final List<JsonNode> asked = new ArrayList<>();
    private final List<String> called = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "invoice, InvoiceCompleted",
        "receipt, InvoiceCompleted",
        "contract, ContractCompleted",
        "proposal_request, ProposalCompleted",
        "something new, UnknownKind"
    })
    void eachKindGoesItsOwnWay(String kind, String end) {
        classifiedAs(kind);
        for (String step : List.of("invoice", "order", "contract", "proposal")) answer(step, done());
        assertThat(run().state()).isEqualTo(end);
    }

    @Test
    void anInvoiceIsExtractedBeforeItIsHeldAgainstItsOrder() {
        classifiedAs("invoice");
        answer("invoice", done());
        answer("order", done());
        assertThat(run().path()).containsSubsequence("ExtractInvoice", "CheckAgainstOrder", "InvoiceCompleted");
        assertThat(called).containsExactly("classify", "invoice", "order");
    }

    @Test
    void anInvoiceThatDoesNotHoldGoesToItsApproverWhoseAnswerIsApplied() {
        classifiedAs("invoice");
        answer("invoice", done());
        answer("order", review());
        answer("order", done());
        replies.add(new Reply.Success(decided(), 3 * DAY));
        var run = run();
        assertThat(run.state()).isEqualTo("InvoiceCompleted");
        assertThat(run.path()).containsSubsequence("RouteToApprover", "ConcludeInvoice");
    }

    @Test
    void whatAPersonIsAskedIsAReviewThatAnswersTheWaitingTask() {
        classifiedAs("invoice");
        answer("invoice", done());
        answer("order", review());
        answer("order", done());
        replies.add(new Reply.Success(decided(), 60));
        run();
        assertThat(asked).singleElement().satisfies(message -> {
            var request = (ReviewRequested) Wire.read(message.toString());
            assertThat(request.replyTo()).isEqualTo(new ReplyTo.TaskToken("token-1"));
            assertThat(request.reasons()).containsExactly("net + tax = 119.00, but total = 120.00");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "invoice, order, RouteToApprover",
        "contract, contract, AskAboutContract",
        "proposal_request, proposal, ApproveProposal"
    })
    void aPersonsNoIsAResultAndNoFailure(String kind, String step, String asks) {
        classifiedAs(kind);
        answer("invoice", done());
        answer(step, review());
        replies.add(new Reply.Failure("docket.Rejected", "not ours", 60));
        var run = run();
        assertThat(run.path()).contains(asks);
        assertThat(run).extracting(Run::state, Run::status).containsExactly("Rejected", "SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "contract", "proposal_request", "unsure"})
    void aQuestionNobodyAnswersEndsAfterEightDays(String kind) {
        askedAbout(kind);
        replies.add(new Reply.Silence(true));
        var run = run();
        assertThat(run.state()).isEqualTo("NobodyDecided");
        assertThat(run.seconds()).isBetween(8 * DAY, 8 * DAY + 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "contract", "proposal_request", "unsure"})
    void aQuestionThatWasLostIsNoticedWithinHours(String kind) {
        askedAbout(kind);
        replies.add(new Reply.Silence(false));
        var run = run();
        assertThat(run.state()).isEqualTo("NobodyDecided");
        assertThat(run.seconds()).isLessThan(7 * 3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "contract", "proposal_request", "unsure"})
    void aQuestionThatExpiredInTheWorkbenchEndsTheSame(String kind) {
        askedAbout(kind);
        replies.add(new Reply.Failure("docket.Expired", "nobody decided", 7 * DAY));
        assertThat(run().state()).isEqualTo("NobodyDecided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "contract", "proposal_request", "unsure"})
    void anAnswerThatIsNoneEndsInANamedFailure(String kind) {
        askedAbout(kind);
        replies.add(new Reply.Failure("States.TaskFailed", "?", 1));
        assertThat(run().error()).isEqualTo("docket.StepFailed");
    }

    @Test
    void aKindNobodyIsSureOfIsAskedAndThenGoesItsWay() {
        answer("classify", review());
        answer("classify", next("contract"));
        answer("contract", done());
        replies.add(new Reply.Success(decided(), 60));
        assertThat(run().path())
                .containsExactly(
                        "Classify",
                        "Classified",
                        "AskKind",
                        "ApplyKind",
                        "KindApplied",
                        "ByKind",
                        "AnalyseContract",
                        "ContractAnalysed",
                        "ContractCompleted");
    }

    @Test
    void aKindThatAPersonFilesAwayEndsThere() {
        answer("classify", review());
        answer("classify", done());
        replies.add(new Reply.Success(decided(), 60));
        assertThat(run().state()).isEqualTo("TakenIn");
    }

    @Test
    void whatIsRefusedOrACopyOrACollectionEndsWithTheFirstStep() {
        answer("classify", done());
        assertThat(run().path()).containsExactly("Classify", "Classified", "TakenIn");
    }

    @ParameterizedTest
    @CsvSource({"invoice, order", "contract, contract", "proposal_request, proposal"})
    void aPersonWhoSaysThatItIsSomethingElseSendsItThere(String kind, String step) {
        classifiedAs(kind);
        answer("invoice", done());
        answer(step, review());
        answer(step, next(kind.equals("contract") ? "invoice" : "contract"));
        answer(step, done());
        answer("order", done());
        answer("contract", done());
        replies.add(new Reply.Success(decided(), 60));
        assertThat(run().path()).contains("KindChanged").last().isIn("ContractCompleted", "InvoiceCompleted");
    }

    @ParameterizedTest
    @CsvSource({
        "invoice, order, AskInvoiceAgain, InvoiceCompleted",
        "contract, contract, AskAboutContractAgain, ContractCompleted",
        "proposal_request, proposal, ApproveProposalAgain, ProposalCompleted"
    })
    void aCorrectionMayHaveToBeAskedAgain(String kind, String step, String again, String end) {
        classifiedAs(kind);
        answer("invoice", done());
        answer(step, review());
        answer(step, review());
        answer(step, done());
        replies.add(new Reply.Success(decided(), 60));
        replies.add(new Reply.Success(decided(), 60));
        var run = run();
        assertThat(run.path()).contains(again);
        assertThat(run.state()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "invoice, order, AskInvoiceAgain",
        "contract, contract, AskAboutContractAgain",
        "proposal_request, proposal, ApproveProposalAgain"
    })
    void whatIsAskedAgainCanBeTurnedDownRunOutOrBreak(String kind, String step, String again) {
        Map<String, Reply> ends = Map.of(
                "Rejected", new Reply.Failure("docket.Rejected", "no", 1),
                "NobodyDecided", new Reply.Silence(true),
                "StepFailed", new Reply.Failure("Sqs.SdkException", "?", 1));
        ends.forEach((end, reply) -> {
            answers.clear();
            classifiedAs(kind);
            answer("invoice", done());
            answer(step, review());
            answer(step, review());
            replies.add(new Reply.Success(decided(), 60));
            replies.add(reply);
            var run = run();
            assertThat(run.path()).contains(again).last().isEqualTo(end);
        });
    }

    @Test
    void anEngineElsewhereIsWaitedFor() {
        classifiedAs("invoice");
        answer("invoice", outcome("later"));
        answer("invoice", outcome("later"));
        answer("invoice", done());
        answer("order", outcome("later"));
        answer("order", done());
        var run = run();
        assertThat(run.path().stream().filter("EngineAtWork"::equals)).hasSize(3);
        assertThat(run.state()).isEqualTo("InvoiceCompleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "invoice", "order", "contract", "proposal"})
    void aStepThatIsHeldBackIsTriedAgainAndGoesOn(String step) {
        reaching(step, () -> {
            throw new Failed("Lambda.TooManyRequestsException", "slow down");
        });
        var run = run();
        assertThat(run.status()).isEqualTo("SUCCEEDED");
        assertThat(called.stream().filter(step::equals)).hasSize(2);
        assertThat(run.seconds()).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "invoice", "order", "contract", "proposal"})
    void aStepThatNeverWorksOutEndsInANamedFailureAfterItsAttempts(String step) {
        for (String error : List.of("States.Timeout", "docket.Bug", "Lambda.ServiceException")) {
            answers.clear();
            called.clear();
            reaching(step, null);
            answers.put(step, new ArrayDeque<>(List.of(() -> {
                throw new Failed(error, "again");
            })));
            var run = run();
            assertThat(run).extracting(Run::state, Run::error).containsExactly("StepFailed", "docket.StepFailed");
            assertThat(called.stream().filter(step::equals).count()).isBetween(3L, 10L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "contract", "proposal"})
    void aDecisionThatCannotBeAppliedEndsInANamedFailure(String step) {
        classifiedAs(step.equals("order") ? "invoice" : step.equals("contract") ? "contract" : "proposal_request");
        answer("invoice", done());
        answer(step, review());
        answers.get(step).add(() -> {
            throw new Failed("docket.Bug", "cannot");
        });
        replies.add(new Reply.Success(decided(), 60));
        assertThat(run().error()).isEqualTo("docket.StepFailed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "invoice", "order", "contract", "proposal"})
    void anOutcomeNobodyKnowsEndsInANamedFailure(String step) {
        reaching(step, null);
        answers.put(step, new ArrayDeque<>(List.of(() -> outcome("whatever"))));
        assertThat(run().error()).isEqualTo("docket.UnknownOutcome");
    }

    @Test
    void everyStateIsReachedLeavesToOneThatExistsAndEveryWayEnds() throws IOException {
        assertThat(AslValidator.complaints(JSON.readTree(PipelineStack.definition())))
                .isEmpty();
    }

    @Test
    void theValidatorSeesWhatIsWrong() throws IOException {
        ObjectNode broken = (ObjectNode) JSON.readTree(PipelineStack.definition());
        var states = (ObjectNode) broken.path("States");
        ((ObjectNode) states.path("ByKind")).remove("Default");
        ((ObjectNode) states.path("Classify")).remove("Catch");
        ((ObjectNode) states.path("AskKind")).remove("HeartbeatSeconds");
        ((ObjectNode) states.path("EngineAtWork")).put("Next", "Nowhere");
        states.putObject("Island").put("Type", "Succeed");
        ((ObjectNode) states.path("DraftProposal")).put("Retries", 3);
        assertThat(AslValidator.complaints(broken))
                .contains(
                        "ByKind: a choice without a default",
                        "Classify: a task that catches nothing",
                        "AskKind: a question without a heartbeat shorter than its time-out",
                        "EngineAtWork: leads to Nowhere, which is not there",
                        "Island: is never reached",
                        "DraftProposal: no field of a Task: Retries");
    }

    @Test
    void theSameDefinitionIsInTheTemplate() throws IOException {
        var machine =
                Account.functions().all("AWS::StepFunctions::StateMachine").getFirst();
        assertThat(JSON.readTree(machine.properties().path("DefinitionString").asText()))
                .isEqualTo(JSON.readTree(PipelineStack.definition()));
        Set<String> filled = new HashSet<>();
        machine.properties().path("DefinitionSubstitutions").fieldNames().forEachRemaining(filled::add);
        var named = java.util.regex.Pattern.compile("\\$\\{(\\w+)}").matcher(PipelineStack.definition());
        while (named.find()) assertThat(filled).contains(named.group(1));
    }

    private Run run() {
        try {
            var machine = JSON.readTree(PipelineStack.definition());
            var input = JSON.readTree(
                    "{\"detail\":{\"bucket\":{\"name\":\"docket-inbox\"},\"object\":{\"key\":\"today/invoice.pdf\"}}}");
            return new WorkflowEngine(machine, new Twin()).run(input);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class Twin implements WorkflowEngine.World {

        @Override
        public JsonNode call(String function, JsonNode payload) {
            var name = function.substring(2, function.length() - 1);
            called.add(name);
            var waiting = answers.get(name);
            if (waiting == null) throw new IllegalStateException(name + " was not to be called");
            return (waiting.size() > 1 ? waiting.poll() : waiting.peek()).get();
        }

        @Override
        public Reply ask(String queue, JsonNode message, String token) {
            assertThat(queue).isEqualTo("${reviewsQueue}");
            asked.add(message);
            return replies.poll();
        }
    }

    /** The way to a step, on which it first fails if told so. */
    private void reaching(String step, Supplier<JsonNode> first) {
        var kind = switch (step) {
            case "contract" -> "contract";
            case "proposal" -> "proposal_request";
            default -> "invoice";
        };
        classifiedAs(kind);
        for (String one : List.of("invoice", "order", "contract", "proposal")) answer(one, done());
        if (first != null) answers.get(step).addFirst(first);
    }

    private void askedAbout(String kind) {
        if (kind.equals("unsure")) {
            answer("classify", review());
            return;
        }
        classifiedAs(kind);
        answer("invoice", done());
        for (String one : List.of("order", "contract", "proposal")) answer(one, review());
    }

    private void classifiedAs(String kind) {
        answer("classify", next(kind));
    }

    private void answer(String function, JsonNode answer) {
        answers.computeIfAbsent(function, _ -> new ArrayDeque<>()).add(() -> answer);
    }

    private static JsonNode done() {
        return outcome("done");
    }

    private static ObjectNode outcome(String outcome) {
        var answer = JSON.createObjectNode().put("outcome", outcome).put("kind", "");
        answer.putNull("next");
        answer.putNull("review");
        return answer;
    }

    private static JsonNode next(String kind) {
        var answer = outcome("next").put("kind", kind);
        answer.putObject("next").put("type", "document-classified").put("kind", kind);
        return answer;
    }

    private static JsonNode review() {
        try {
            var answer = outcome("review").put("kind", "invoice");
            answer.set("review", JSON.readTree("""
                    {"type":"review-requested","documentId":"d-7","seq":3,"at":"2026-03-01T12:00:00Z","kind":"invoice",
                    "question":"INVOICE","result":"invoice/layout-1",
                    "reasons":["net + tax = 119.00, but total = 120.00"],
                    "replyTo":{"type":"queue","channel":"invoices"},
                    "work":{"engine":"layout-1","millis":31,"cost":0}}"""));
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode decided() {
        return JSON.createObjectNode().put("type", "review-decided").put("verdict", "APPROVED");
    }
}
