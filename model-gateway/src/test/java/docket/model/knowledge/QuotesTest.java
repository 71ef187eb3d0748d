package docket.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {

    private static final String TEXT =
            "The fee is 1,000.50 EUR a month,\n“payable in ad-\nvance” by the 3rd; never -5 %.";

    @Test
    void aQuoteIsGivenBackAsItStands() {
        assertThat(Quotes.exact(TEXT, "the fee is 1,000.50 eur")).contains("The fee is 1,000.50 EUR");
        assertThat(Quotes.exact(TEXT, "a month, \"payable in advance\"")).contains("a month,\n“payable in ad-\nvance");
    }

    @Test
    void noLetterAndNoDigitMayDiffer() {
        assertThat(Quotes.exact(TEXT, "The fee is 1,000.60 EUR")).isEmpty();
        assertThat(Quotes.exact(TEXT, "The fee is 100050 EUR")).isEmpty();
        assertThat(Quotes.exact(TEXT, "The fees are 1,000.50 EUR")).isEmpty();
        assertThat(Quotes.exact(TEXT, "never 5 %")).isEmpty();
    }

    @Test
    void aPieceOfANumberOrWordIsNoQuote() {
        assertThat(Quotes.exact(TEXT, "000.50 EUR")).isEmpty();
        assertThat(Quotes.exact(TEXT, "fee is 1")).isEmpty();
        assertThat(Quotes.exact(TEXT, "onth, payable")).isEmpty();
    }

    @Test
    void whatStandsEverywhereIsNoQuote() {
        assertThat(Quotes.exact(TEXT, "The")).isEmpty();
        assertThat(Quotes.exact(TEXT, "")).isEmpty();
        assertThat(Quotes.exact(TEXT, " … ")).isEmpty();
    }
}
