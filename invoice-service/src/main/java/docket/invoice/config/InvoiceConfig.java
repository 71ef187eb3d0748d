package docket.invoice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.invoice")
interface InvoiceConfig {

    /** Below this confidence a person looks at the field. Higher means fewer mistakes and more reviews. */
    @WithDefault("0.85")
    double reviewBelow();
}
