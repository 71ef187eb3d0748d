package docket.invoice.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator may turn when Bedrock Data Automation reads the invoices. */
@ConfigMapping(prefix = "docket.data-automation")
interface DataAutomationConfig {

    /** The profile every call names, {@code arn:aws:bedrock:<region>:<account>:data-automation-profile/<geo>.data-automation-v1}. */
    Optional<String> profile();

    /** The blueprint as {@code docket blueprint push} prints it. */
    Optional<String> blueprint();

    /** A version of it, as {@code docket blueprint push} prints it; without one the blueprint as it is now. */
    Optional<String> blueprintVersion();

    /** A blueprint of at most 15 fields for files that are answered at once; without one every file is a job. */
    Optional<String> syncBlueprint();

    Optional<String> syncBlueprintVersion();

    /** Files of at most so many pages are answered at once; the service takes 10. */
    @WithDefault("3")
    int syncPages();

    /** {@code LIVE} or {@code DEVELOPMENT}. */
    @WithDefault("LIVE")
    String stage();

    /** Another address than the region's. */
    Optional<URI> endpoint();

    /** After so long without an answer this process reads the document. */
    @WithDefault("PT10M")
    Duration deadline();

    /** How long a job is left alone before it is asked about; completion events usually come before. */
    @WithDefault("PT30S")
    Duration askAfter();

    /** How often it is asked about from then on. */
    @WithDefault("PT15S")
    Duration askEvery();

    /** How long one call may take, retries included. */
    @WithDefault("PT20S")
    Duration callTimeout();

    /** How long a call may take that brings the answer. Must stay below the queue's visibility timeout. */
    @WithDefault("PT60S")
    Duration syncTimeout();

    /** A price list of one's own, in the form of the one in the jar. */
    Optional<Path> prices();

    /** Whether a queue {@code data-automation} brings completion events. */
    @WithDefault("false")
    boolean events();
}
