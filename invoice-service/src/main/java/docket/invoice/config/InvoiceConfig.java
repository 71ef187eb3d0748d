package docket.invoice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.invoice")
interface InvoiceConfig {

    /** Below this confidence a person looks at the field. Higher means fewer mistakes and more reviews. */
    @WithDefault("0.85")
    double reviewBelow();

    /**
     * What {@code docket train invoices} wrote; without this setting {@code models/invoices.txt} in the documents'
     * bucket. The model that comes with Docket counts while there is no such file.
     */
    Optional<Path> model();

    /** How long a model counts before the file is looked at again. */
    @WithDefault("PT15S")
    Duration modelEvery();

    /** A file that says who approves which invoices; without it a person looks where a check did not hold. */
    Optional<Path> policy();

    /**
     * A folder with a file for each vendor whose values stand where a reader would not look; without it they lie in
     * {@code templates} beside what invoices are held against.
     */
    Optional<Path> templates();

    Audit audit();

    Webhook webhook();

    Reference reference();

    /** Invoices that went through and are shown to a person all the same, to measure how often that was right. */
    interface Audit {

        /** Which share of them, from 0 to 1. */
        @WithDefault("0")
        double share();

        /** Who is asked: mail addresses, names or roles; without any whoever decides about invoices. */
        Optional<List<String>> who();
    }

    /** Where approved invoices are posted. */
    interface Webhook {

        Optional<URI> url();

        /** Signs every post; at least 16 characters. */
        Optional<String> secret();

        /** How often due deliveries are looked for. */
        @WithDefault("1s")
        String every();
    }

    /** What invoices are held against: {@code vendors} and {@code orders}, each {@code .json} or {@code .csv}. */
    interface Reference {

        /** A folder of this machine; without it the files lie under {@code reference/} in the documents' bucket. */
        Optional<Path> folder();

        /** How long what was read counts before the files are looked at again. */
        @WithDefault("PT1M")
        Duration every();

        /** Another system that knows orders, with {@code {order}} in the place of the number. */
        Optional<String> ordersUrl();

        /** Sent to it as a bearer token. */
        Optional<String> ordersToken();

        /** How many per cent more than ordered a price or a line may be; of this and the amount the smaller counts. */
        @WithDefault("2")
        BigDecimal tolerancePercent();

        /** How much more, in the invoice's currency. */
        @WithDefault("5.00")
        BigDecimal toleranceAmount();
    }
}
