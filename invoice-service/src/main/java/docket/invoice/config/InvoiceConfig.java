package docket.invoice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.invoice")
interface InvoiceConfig {

    /** Below this confidence a person looks at the field. Higher means fewer mistakes and more reviews. */
    @WithDefault("0.85")
    double reviewBelow();

    /** What {@code docket train invoices} wrote; the model that comes with Docket counts while there is no such file. */
    Optional<Path> model();

    Reference reference();

    /** What invoices are held against: {@code vendors} and {@code orders}, each {@code .json} or {@code .csv}. */
    interface Reference {

        /** A folder of this machine; without it the files lie under {@code reference/} in the documents' bucket. */
        Optional<Path> folder();

        /** How long what was read counts before the files are looked at again. */
        @WithDefault("PT1M")
        Duration every();

        /** How many per cent more than ordered a price or a line may be; of this and the amount the smaller counts. */
        @WithDefault("2")
        BigDecimal tolerancePercent();

        /** How much more, in the invoice's currency. */
        @WithDefault("5.00")
        BigDecimal toleranceAmount();
    }
}
