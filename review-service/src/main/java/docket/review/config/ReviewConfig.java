package docket.review.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.review")
interface ReviewConfig {

    /** The language of mails and chats: {@code en} or {@code de}. At the workbench everybody chooses their own. */
    @WithDefault("en")
    String language();

    /** How long a question waits for a person before it expires. */
    @WithDefault("P7D")
    Duration patience();

    /** Approving several at once. */
    Batch batch();

    /** What may be approved without being opened. */
    interface Batch {

        /** Kinds of which several may be approved at once: {@code invoice}, {@code receipt}. */
        @WithDefault("invoice,receipt")
        Set<String> kinds();

        /** Up to which amount each, in whatever currency it has; 0 for none. */
        @WithDefault("1000")
        BigDecimal upTo();
    }

    /** How long before its review an approval link ends. */
    @WithDefault("PT1H")
    Duration linkMargin();

    /** How long a person stays signed in. */
    @WithDefault("P14D")
    Duration session();

    /** Where people reach the workbench, without a slash at the end; links in mails begin with it. */
    Optional<String> publicUrl();

    /** How often promised messages leave. Shorter means faster answers and more looks into the database. */
    @WithDefault("1s")
    Duration outboxEvery();

    /** How often mails, answers to workflows and announcements leave. */
    @WithDefault("1s")
    Duration errandsEvery();

    /** How often overdue reviews are looked for. */
    @WithDefault("30s")
    Duration expireEvery();

    /** How often contracts are looked through for last days of notice that come near. */
    @WithDefault("1h")
    Duration remindEvery();

    /** How long after the start they are first. */
    @WithDefault("20s")
    Duration remindAfter();

    /** How often documents, reviews and failures are counted for the meters. */
    @WithDefault("10s")
    Duration countEvery();
}
