package docket.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.blueprint.Answers;
import docket.invoice.layout.PrintedPages;
import docket.messages.Kind;
import docket.reader.Pages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link InvoiceReader} promises, whoever reads: here of the invoice {@link Answers#PRINTED}. */
public abstract class ReaderPromise {

    protected static final Pages PAGES = asPdf(PrintedPages.of(Answers.PRINTED));

    protected static Pages asPdf(Pages pages) {
        return new Pages(Pages.PDF, pages.pages(), List.of(), Map.of());
    }

    /** The reader of {@link #PAGES}. */
    protected abstract InvoiceReader reader();

    private Reading read() {
        return reader().read(Kind.INVOICE, PAGES, new byte[0], "invoice.pdf");
    }

    @Test
    void whatThePageSaysIsFound() {
        var reading = read();

        assertThat(reading.value(Terms.VENDOR_NAME)).contains("Beispiel Handel GmbH");
        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("INV-2026-0042");
        assertThat(reading.value(Terms.INVOICE_DATE)).contains("2026-03-14");
        assertThat(reading.value(Terms.TOTAL_AMOUNT)).contains("1190.00");
        assertThat(reading.lineItems()).hasSize(2);
    }

    @Test
    void noValueIsWithoutEvidenceEngineAndSpelling() {
        var reading = read();

        assertThat(Stream.concat(
                        reading.fields().values().stream(),
                        reading.lineItems().stream().flatMap(row -> row.values().stream())))
                .allSatisfy(field -> {
                    assertThat(field.engine()).isNotBlank();
                    assertThat(field.value()).isNotBlank();
                    assertThat(field.evidence()).isInstanceOfAny(Evidence.OnPage.class, Evidence.Arithmetic.class);
                });
        for (var name : Terms.AMOUNTS)
            reading.value(name)
                    .ifPresent(value -> assertThat(Values.amount(value)).isPresent());
        for (var name : Terms.DATES)
            reading.value(name)
                    .ifPresent(value -> assertThat(Values.date(value)).isPresent());
    }

    @Test
    void everyPlaceIsOnThePage() {
        var page = PAGES.pages().getFirst();

        assertThat(read().fields().values())
                .extracting(Field::evidence)
                .filteredOn(Evidence.OnPage.class::isInstance)
                .allSatisfy(evidence -> {
                    var on = (Evidence.OnPage) evidence;
                    assertThat(on.page()).isEqualTo(1);
                    assertThat(on.box().x() + on.box().width()).isLessThanOrEqualTo(page.width());
                    assertThat(on.box().y() + on.box().height()).isLessThanOrEqualTo(page.height());
                });
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(read().fields()).doesNotContainKeys(Terms.PURCHASE_ORDER, Terms.DELIVERY_DATE);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        assertThat(read().fields()).isEqualTo(read().fields());
    }

    @Test
    void theWorkIsAccountedFor() {
        assertThat(read().work().engine()).isNotBlank();
        assertThat(read().work().cost()).isNotNegative();
    }
}
