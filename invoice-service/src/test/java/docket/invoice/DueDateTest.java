package docket.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDateTest {

    private static final LocalDate ISSUED = LocalDate.of(2026, 3, 5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 days net                                            | 2026-04-04
            Net 30                                                 | 2026-04-04
            Payable within 14 days of receipt                      | 2026-03-19
            Zahlbar innerhalb von 14 Tagen                         | 2026-03-19
            10 Tage 2 % Skonto, 30 Tage netto                      | 2026-04-04
            30 jours fin de mois                                   | 2026-04-30
            Paiement à 45 jours                                    | 2026-04-19
            30 giorni data fattura                                 | 2026-04-04
            60 gg fine mese                                        | 2026-05-31
            Pago a 30 días                                         | 2026-04-04
            Pagamento a 30 dias                                    | 2026-04-04
            Betaling binnen 14 dagen                               | 2026-03-19
            Due upon receipt                                       | 2026-03-05
            Sofort zahlbar ohne Abzug                              | 2026-03-05
            """)
    void termsTellTheDay(String terms, LocalDate due) {
        assertThat(DueDate.of(terms, ISSUED)).map(DueDate.Due::date).contains(due);
    }

    @Test
    void theProofSaysHowTheDayWasFound() {
        assertThat(DueDate.of("30 jours fin de mois", ISSUED).orElseThrow().proof())
                .isEqualTo("2026-03-05 + 30 days, to the end of the month = 2026-04-30");
    }

    @Test
    void wordsWithoutAPeriodTellNothing() {
        assertThat(DueDate.of("Bitte überweisen Sie auf unser Konto 4711.", ISSUED))
                .isEmpty();
    }
}
