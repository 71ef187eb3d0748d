package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import org.junit.jupiter.api.Test;

class MaskedTest {

    private static final String TOKEN = "AQCEAAAAKgAAAAMAAAAAAAAAAZ+/=";

    @Test
    void theTokenIsInNoMaskedText() {
        var request = Events.requested(
                new DocumentId("d-1"), Question.INVOICE, Kind.INVOICE, new ReplyTo.TaskToken(TOKEN), null);

        assertThat(Wire.write(request)).contains(TOKEN);
        assertThat(Masked.text(Wire.write(request))).doesNotContain(TOKEN).contains("\"***\"");
        assertThat(Wire.write(Masked.event(request))).doesNotContain(TOKEN);
    }

    @Test
    void aBrokenMessageIsMaskedToo() {
        assertThat(Masked.text("{\"replyTo\":{\"token\" : \"" + TOKEN + "\"")).doesNotContain(TOKEN);
        assertThat(Masked.text("\"{\\\"token\\\":\\\"" + TOKEN + "\\\"}\"")).doesNotContain(TOKEN);
        assertThat(Masked.text("{\"taskToken\":\"" + TOKEN)).doesNotContain(TOKEN);
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(Masked.text("{\"reason\":\"token of thanks\"}")).isEqualTo("{\"reason\":\"token of thanks\"}");
    }
}
