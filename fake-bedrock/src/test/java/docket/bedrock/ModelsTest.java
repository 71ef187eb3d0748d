package docket.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

class ModelsTest {

    private static final String MODEL = "eu.anthropic.claude-sonnet-4-20250514-v1:0";

    private static final FakeBedrock BEDROCK = FakeBedrock.start();
    private static final BedrockRuntimeClient CLIENT =
            Clients.to(BEDROCK, BedrockRuntimeClient.builder()).build();
    private static final BedrockRuntimeAsyncClient STREAMS =
            Clients.to(BEDROCK, BedrockRuntimeAsyncClient.builder()).build();

    @AfterAll
    static void close() {
        CLIENT.close();
        STREAMS.close();
        BEDROCK.close();
    }

    @AfterEach
    void mend() {
        BEDROCK.mend();
    }

    @Test
    void aModelSaysWhatItWasToldToSay() {
        BEDROCK.says(_ -> Reply.words("Paris.").using(12, 3).usingCache(100, 7));

        ConverseResponse answer = CLIENT.converse(question("Capital of France?"));

        assertThat(answer.output().message().content().getFirst().text()).isEqualTo("Paris.");
        assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(answer.usage().inputTokens()).isEqualTo(12);
        assertThat(answer.usage().cacheReadInputTokens()).isEqualTo(100);
        assertThat(answer.usage().totalTokens()).isEqualTo(122);
        Call call = BEDROCK.calls().getLast();
        assertThat(call.target()).isEqualTo(MODEL);
        assertThat(call.region()).isEqualTo("eu-central-1");
        assertThat(call.words()).isEqualTo("Capital of France?\n");
    }

    @Test
    void aModelMayAskForATool() {
        var input = Exchange.object().put("city", "Paris");
        BEDROCK.says(_ -> Reply.words("Let me look.").andTool("t1", "weather", input));

        ConverseResponse answer = CLIENT.converse(question("Rain?"));

        assertThat(answer.stopReason()).isEqualTo(StopReason.TOOL_USE);
        var use = answer.output().message().content().get(1).toolUse();
        assertThat(use.toolUseId()).isEqualTo("t1");
        assertThat(use.input().asMap().get("city")).isEqualTo(Document.fromString("Paris"));
    }

    @Test
    void aStreamArrivesPieceByPieceAndEndsWithItsUsage() {
        BEDROCK.says(_ -> Reply.words("Once upon a time there was a clause.")
                .andTool("t1", "look", Exchange.object().put("page", 4))
                .using(5, 9));
        BEDROCK.pace(new Pace(java.time.Duration.ZERO, java.time.Duration.ZERO, 5));
        var heard = new Heard();

        STREAMS.converseStream(r -> r.modelId(MODEL).messages(user("Tell.")), heard.handler())
                .join();

        assertThat(heard.words).hasSizeGreaterThan(5);
        assertThat(String.join("", heard.words)).isEqualTo("Once upon a time there was a clause.");
        assertThat(String.join("", heard.input)).isEqualTo("{\"page\":4}");
        assertThat(heard.tools).containsExactly("look");
        assertThat(heard.ended).containsExactly("tool_use", "5/9");
    }

    @Test
    void aBrokenStreamEndsInTheMiddleOfAWord() {
        BEDROCK.says("A long answer that nobody will hear to its end.").next(new Fault.BrokenStream(3));
        var heard = new Heard();

        // Over HTTP/2 the SDK takes the reset for an end and reports no error; over HTTP/1.1 it reports one.
        STREAMS.converseStream(r -> r.modelId(MODEL).messages(user("Tell.")), heard.handler())
                .exceptionally(_ -> null)
                .join();

        assertThat(heard.words).isNotEmpty();
        assertThat(heard.ended).isEmpty();
    }

    @Test
    void anErrorMayComeInTheMiddleOfAStream() {
        BEDROCK.says("A long answer.")
                .next(new Fault.StreamException(2, "modelStreamErrorException", "The stream broke."));

        assertThatThrownBy(() -> STREAMS.converseStream(
                                r -> r.modelId(MODEL).messages(user("Tell.")), new Heard().handler())
                        .join())
                .hasCauseInstanceOf(ModelStreamErrorException.class);
    }

    @Test
    void errorsAreTheExceptionsOfTheSdk() {
        refused(Fault.throttled(3), ThrottlingException.class);
        refused(Fault.modelTimeout(), ModelTimeoutException.class);
        refused(Fault.notReady(), ModelNotReadyException.class);
        refused(Fault.unavailable(), ServiceUnavailableException.class);
        refused(Fault.invalid("no"), ValidationException.class);
        refused(Fault.denied(), AccessDeniedException.class);
        assertThat(CLIENT.converse(question("Now?")).stopReason()).isEqualTo(StopReason.END_TURN);
    }

    private static void refused(Fault fault, Class<? extends Throwable> exception) {
        BEDROCK.says("Fine.").next(fault);
        assertThatThrownBy(() -> CLIENT.converse(question("Now?"))).isInstanceOf(exception);
    }

    @Test
    void aThrottlingAnswerSaysWhenToComeBack() {
        BEDROCK.next(Fault.throttled(3));
        assertThatThrownBy(() -> CLIENT.converse(question("Now?")))
                .isInstanceOfSatisfying(
                        ThrottlingException.class,
                        e -> assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                                .contains("3"));
    }

    @Test
    void aConnectionMayEndWithoutAnAnswer() {
        BEDROCK.next(new Fault.Dropped());
        assertThatThrownBy(() -> CLIENT.converse(question("Now?")))
                .isInstanceOf(software.amazon.awssdk.core.exception.SdkClientException.class);
    }

    @Test
    void aRegionIsAwayWhileAnotherAnswers() {
        BEDROCK.says("Here.").outage("us-east-1");
        try (var away =
                Clients.to(BEDROCK, BedrockRuntimeClient.builder(), "us-east-1").build()) {
            assertThatThrownBy(() -> away.converse(question("Anybody?")))
                    .isInstanceOf(ServiceUnavailableException.class);
            assertThat(CLIENT.converse(question("Anybody?")).stopReason()).isEqualTo(StopReason.END_TURN);
            BEDROCK.back("us-east-1");
            assertThat(away.converse(question("Anybody?")).stopReason()).isEqualTo(StopReason.END_TURN);
        }
    }

    private static ConverseRequest question(String text) {
        return ConverseRequest.builder().modelId(MODEL).messages(user(text)).build();
    }

    private static Message user(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    /** What came out of a stream. */
    private static final class Heard {
        final List<String> words = new ArrayList<>();
        final List<String> input = new ArrayList<>();
        final List<String> tools = new ArrayList<>();
        final List<String> ended = new ArrayList<>();

        ConverseStreamResponseHandler handler() {
            return ConverseStreamResponseHandler.builder()
                    .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                            .onContentBlockStart(
                                    e -> tools.add(e.start().toolUse().name()))
                            .onContentBlockDelta(e -> {
                                if (e.delta().text() != null)
                                    words.add(e.delta().text());
                                if (e.delta().toolUse() != null)
                                    input.add(e.delta().toolUse().input());
                            })
                            .onMessageStop(e -> ended.add(e.stopReasonAsString()))
                            .onMetadata(e -> ended.add(
                                    e.usage().inputTokens() + "/" + e.usage().outputTokens()))
                            .build())
                    .build();
        }
    }
}
