package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ApiTokensTest {

    private final AtomicReference<String> kept = new AtomicReference<>("the first token");
    private final AtomicReference<String> known = new AtomicReference<>("the first token");
    private final AtomicReference<String> before = new AtomicReference<>("");
    private final AtomicInteger asked = new AtomicInteger();
    private final ApiTokens tokens = new ApiTokens(Map.of(
            Tenancy.MAIN,
            new ApiTokens.Token(known::get, before::get, () -> {
                asked.incrementAndGet();
                return !known.getAndSet(kept.get()).equals(kept.get());
            }),
            "south",
            ApiTokens.Token.fixed("the south's token")));

    @Test
    void eachTokenIsOneTenants() {
        assertThat(tokens.tenant("the first token")).contains(Tenancy.MAIN);
        assertThat(tokens.tenant("the south's token")).contains("south");
        assertThat(asked).as("what fits asks nobody").hasValue(0);
    }

    @Test
    void aTokenChangedElsewhereIsGoodAtItsFirstUseAndTheOldOneIsNot() {
        kept.set("the second token");
        assertThat(tokens.tenant("the second token")).contains(Tenancy.MAIN);
        assertThat(tokens.tenant("the first token")).isEmpty();
    }

    @Test
    void theTokenBeforeARotationIsGoodUntilItIsForgotten() {
        kept.set("the second token");
        before.set("the first token");
        assertThat(tokens.tenant("the second token")).contains(Tenancy.MAIN);
        assertThat(tokens.tenant("the first token")).contains(Tenancy.MAIN);
        before.set("");
        assertThat(tokens.tenant("the first token")).isEmpty();
        assertThat(tokens.tenant("")).as("nothing is no token").isEmpty();
    }

    @Test
    void aWrongOneIsWrongAlsoWhenItIsAskedFor() {
        assertThat(tokens.tenant("a guess")).isEmpty();
        assertThat(tokens.tenant("")).isEmpty();
    }

    @Test
    void noneIsShown() {
        assertThat(tokens.toString()).doesNotContain("token");
        assertThat(ApiTokens.Token.fixed("a token of mine").toString()).isEqualTo("Token[***]");
    }
}
