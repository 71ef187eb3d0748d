package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Call;
import docket.bedrock.Fault;
import docket.bedrock.Operation;
import docket.documents.Reading;
import docket.invoice.ReadingJobs.Job;
import docket.invoice.Terms;
import docket.invoice.blueprint.Answers;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.reader.Pages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BedrockEngineTest {

    private static final List<String> SOUND = List.of(Answers.sound().json());

    private static int documents;

    private final BedrockWorld world = new BedrockWorld();

    @AfterEach
    void close() {
        // The database outlives a test; what is under way must not meet the next one's rounds.
        world.pass(Duration.ofDays(1));
        world.bedrock.mend();
        world.news().lookAfter();
        world.close();
    }

    private static String fresh() {
        return "bda-document-" + ++documents;
    }

    private long count(Operation operation) {
        return world.bedrock.calls(operation).size();
    }

    private static void assertReadHere(Reading reading, String because) {
        assertThat(reading.work().engine()).isEqualTo("layout-1");
        assertThat(reading.work().note()).isEqualTo("read by layout-1 instead of Bedrock Data Automation: " + because);
        assertThat(reading.findings())
                .anySatisfy(finding -> assertThat(finding.detail()).contains(because));
        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("1190.00");
    }

    @Test
    void aDocumentIsAskedForOnceAndReadWhenTheEventComes() {
        var invoice = world.keep(fresh());

        assertThat(world.read(invoice)).isEmpty();
        var job = world.only();
        assertThat(job.token()).matches("[0-9a-f]{64}");
        assertThat(job.input()).isEqualTo("s3://docket-documents/" + invoice.documentId() + "/bda/input.pdf");
        assertThat(job.request().path("blueprints").path(0).path("version").asText())
                .isEqualTo("3");
        assertThat(job.request()
                        .at("/notificationConfiguration/eventBridgeConfiguration/eventBridgeEnabled")
                        .asBoolean())
                .isTrue();

        world.pass(Duration.ofSeconds(9));
        world.service.finish(job, SOUND, "{}");
        world.news().take(world.service.event(job, "SUCCESS"));

        assertThat(world.again).containsExactly(invoice.documentId());
        var reading = world.read(invoice).orElseThrow();
        assertThat(reading.work().engine()).isEqualTo("bda-1");
        assertThat(reading.work().millis()).isEqualTo(9000);
        assertThat(reading.work().cost()).isEqualByComparingTo("0.04");
        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("1190.00");
    }

    @Test
    void aRedeliveredMessageFindsTheJob() {
        var invoice = world.keep(fresh());
        world.read(invoice);

        assertThat(world.read(invoice)).isEmpty();
        assertThat(count(Operation.INVOKE_DATA_AUTOMATION_ASYNC)).isEqualTo(1);
    }

    @Test
    void whoDiedWhileAskingIsFollowedByOneWhoAsksWithTheSameToken() {
        var invoice = world.keep(fresh());
        var job = new Job(invoice, null, world.now(), world.now().plus(BedrockWorld.DEADLINE), null);
        world.jobs.begin(job, world.now());

        world.news().lookAfter();
        assertThat(world.again).containsExactly(invoice.documentId());
        assertThat(world.read(invoice)).isEmpty();
        assertThat(world.read(invoice)).isEmpty();

        assertThat(world.service.jobs()).hasSize(1);
    }

    @Test
    void anEventThatIsLostIsMadeUpForByAsking() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        world.service.finish(world.only(), SOUND, "{}");

        world.news().lookAfter();
        assertThat(world.again).isEmpty(); // too early to ask

        world.pass(Duration.ofSeconds(31));
        world.news().lookAfter();

        assertThat(world.again).containsExactly(invoice.documentId());
        assertThat(world.read(invoice).orElseThrow().work().engine()).isEqualTo("bda-1");
    }

    @Test
    void aJobUnderWayIsAskedAboutAgainAndAgain() {
        world.read(world.keep(fresh()));

        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofSeconds(31));
            world.news().lookAfter();
            world.news().lookAfter();
        }

        assertThat(count(Operation.GET_DATA_AUTOMATION_STATUS)).isEqualTo(3);
        assertThat(world.again).isEmpty();
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        var job = world.only();
        world.service.finish(job, SOUND, "{}");

        world.news().take(world.service.event(job, "SUCCESS"));
        world.news().take(world.service.event(job, "SUCCESS"));
        world.news().take(world.service.event(job, "SERVICE_ERROR"));

        assertThat(world.again).containsExactly(invoice.documentId());
        assertThat(world.read(invoice).orElseThrow().work().engine()).isEqualTo("bda-1");
    }

    @Test
    void anEventThatIsHereBeforeTheCallHasReturnedCounts() {
        var invoice = world.keep(fresh());
        world.service.whenStarted(() -> {
            var job = world.only();
            world.service.finish(job, SOUND, "{}");
            world.news().take(world.service.event(job, "SUCCESS"));
        });

        assertThat(world.read(invoice)).isEmpty();

        assertThat(world.again).containsExactly(invoice.documentId());
        assertThat(world.read(invoice).orElseThrow().work().engine()).isEqualTo("bda-1");
    }

    @Test
    void afterTheDeadlineItIsReadHereAndALateEventChangesNothing() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        var job = world.only();

        world.pass(BedrockWorld.DEADLINE.plusSeconds(1));
        world.news().lookAfter();

        assertThat(world.again).containsExactly(invoice.documentId());
        assertReadHere(world.read(invoice).orElseThrow(), "no answer within 10 min");

        world.service.finish(job, SOUND, "{}");
        world.news().take(world.service.event(job, "SUCCESS"));
        assertThat(world.again).hasSize(1);
        assertReadHere(world.read(invoice).orElseThrow(), "no answer within 10 min");
    }

    @Test
    void aMessageThatCouldNotBeSentAgainIsSentInTheNextRound() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        var job = world.only();
        world.service.finish(job, SOUND, "{}");
        var dying = world.news(_ -> {
            throw new IllegalStateException("killed");
        });

        assertThat(catching(() -> dying.take(world.service.event(job, "SUCCESS"))))
                .isTrue();
        world.news().lookAfter();

        assertThat(world.again).containsExactly(invoice.documentId());
    }

    @Test
    void throttlingIsWaitedOutByTheSdk() {
        var invoice = world.keep(fresh());
        world.bedrock.when(_ -> true, Fault.throttled(), 1);

        assertThat(world.read(invoice)).isEmpty();
        assertThat(world.service.jobs()).hasSize(1);
    }

    @Test
    void whatCannotBeAskedForIsReadHereAndSaysWhy() {
        for (var trouble : Map.of(
                        Fault.throttled(),
                        "throttled",
                        Fault.internal(),
                        "service error 500",
                        Fault.unavailable(),
                        "service error 503",
                        Fault.overQuota("too many jobs"),
                        "its quota is used up",
                        Fault.missing("the blueprint"),
                        "no such blueprint or profile; see docket blueprint check",
                        Fault.denied(),
                        "access denied; this role needs bedrock:InvokeDataAutomationAsync",
                        Fault.invalid("no"),
                        "it refused the request as invalid",
                        new Fault.Dropped(),
                        "it cannot be reached")
                .entrySet()) {
            try (var one = new BedrockWorld()) {
                var invoice = one.keep(fresh());
                one.bedrock.whenever(_ -> true, trouble.getKey());
                assertReadHere(one.read(invoice).orElseThrow(), trouble.getValue());
                one.bedrock.mend();
                assertReadHere(one.read(invoice).orElseThrow(), trouble.getValue());
            }
        }
    }

    @Test
    void whereNobodyListensItIsReadHereAndAfterThreeTimesNobodyKnocks() {
        world.serviceGone();
        for (int i = 0; i < 3; i++) {
            assertReadHere(world.read(world.keep(fresh())).orElseThrow(), "it cannot be reached");
        }

        assertReadHere(world.read(world.keep(fresh())).orElseThrow(), "it failed several times in a row");

        world.pass(Duration.ofSeconds(31));
        assertReadHere(world.read(world.keep(fresh())).orElseThrow(), "it cannot be reached");
    }

    @Test
    void aJobThatFailsIsReadHere() {
        var first = world.keep(fresh());
        world.read(first);
        world.news().take(world.service.event(world.only(), "SERVICE_ERROR"));
        assertReadHere(world.read(first).orElseThrow(), "service error");

        var second = world.keep(fresh());
        world.read(second);
        world.service.end(world.service.jobs().getLast(), "ClientError");
        world.pass(Duration.ofSeconds(31));
        world.news().lookAfter();
        assertReadHere(world.read(second).orElseThrow(), "it could not take the file (ValidationException)");
    }

    @Test
    void anAnswerThatFitsNoPageCostsAndIsReadHere() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        world.service.finish(world.only(), List.of(""), "{}");
        world.news().take(world.service.event(world.only(), "SUCCESS"));

        var reading = world.read(invoice).orElseThrow();

        assertReadHere(reading, "none of its pages fitted the blueprint");
        assertThat(reading.work().cost()).isEqualByComparingTo("0.04");
    }

    @Test
    void anAnswerThatIsNoAnswerIsReadHere() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        world.service.finish(world.only(), List.of("{ truncated"), "{}");
        world.news().take(world.service.event(world.only(), "SUCCESS"));

        assertReadHere(world.read(invoice).orElseThrow(), "the answer could not be read: no JSON at result.json");
    }

    @Test
    void eventsOfOthersAndWhatIsNoEventAreDropped() {
        var invoice = world.keep(fresh());
        world.read(invoice);
        var event = world.service.event(world.only(), "SUCCESS");

        world.news().take("no json");
        world.news().take("{}");
        world.news().take(event.replace("docket-documents", "another-bucket"));
        world.news().take(event.replace("/bda/input.pdf", "/other.pdf"));
        world.news().take(event.replace(invoice.documentId().value(), "no such id"));
        world.news().take(event.replace(world.only().id(), "de8e9ec5-0000-4000-8000-999999999999"));
        world.news().take(event.replace("SUCCESS", "CREATED"));

        assertThat(world.again).isEmpty();
        assertThat(world.jobs.find(invoice.documentId()).orElseThrow().end()).isNull();
    }

    @Test
    void aSmallFileIsAnsweredAtOnceAndPaidForOnce() {
        var invoice = world.keep(fresh());
        world.service.answersAtOnce(Answers.sound().json(), "");

        var reading = world.read(invoice, 3).orElseThrow();
        var again = world.read(invoice, 3).orElseThrow();

        assertThat(reading.work().engine()).isEqualTo("bda-1");
        assertThat(again.fields()).isEqualTo(reading.fields());
        assertThat(again.at()).isEqualTo(reading.at());
        assertThat(world.bedrock.calls()).extracting(Call::operation).containsExactly(Operation.INVOKE_DATA_AUTOMATION);
    }

    @Test
    void aSmallFileThatCannotBeAnsweredIsReadHere() {
        world.bedrock.whenever(_ -> true, Fault.throttled());

        assertReadHere(world.read(world.keep(fresh()), 3).orElseThrow(), "throttled");
    }

    @Test
    void whatTheServiceDoesNotTakeIsReadHereWithoutAsking() {
        var invoice = world.keep(fresh());
        var mail = new Pages(Pages.MAIL, BedrockWorld.PAGES.pages(), List.of(), Map.of());

        var reading = world.engine().readerOf(invoice, mail).orElseThrow().read(Kind.INVOICE, mail, new byte[0], "");

        assertThat(reading.work().note()).isEmpty();
        assertThat(world.bedrock.calls()).isEmpty();
        assertThat(world.jobs.find(new DocumentId("nobody"))).isEmpty();
    }

    private static boolean catching(Runnable work) {
        try {
            work.run();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
