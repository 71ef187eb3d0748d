package docket.proposal.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.crm")
interface ProposalConfig {

    /** Shared with the CRM; signs its webhooks and our answers. At least 16 characters, better 32 random bytes. */
    String secret();

    /**
     * Where approved proposals are told, as in {@code https://crm.example.com/deals/{deal_id}}. Without it proposals end
     * approved and the CRM hears nothing.
     */
    Optional<String> writeBackUrl();

    /** PATCH, POST or PUT. */
    @WithDefault("PATCH")
    String writeBackMethod();

    /** The address of a proposal for people; {@code {document}} stands for the document's id. */
    @WithDefault("http://127.0.0.1:9300/documents/{document}")
    String proposalLink();

    /** The pause after the first attempt that did not work out. It doubles; half of it is left to chance. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** No pause is longer, unless the CRM asks for it. */
    @WithDefault("PT5M")
    Duration longestPause();

    /** After so many attempts the document fails visibly; a person can send it again. */
    @WithDefault("15")
    int attempts();

    /** HubSpot; listened to when its secret is set. */
    HubSpot hubspot();

    /** Salesforce; listened to when its organisation and a key are set. */
    Salesforce salesforce();

    /** Pipedrive; listened to when the webhook's password is set. */
    Pipedrive pipedrive();

    interface HubSpot {

        /** The app's client secret, which signs its webhooks. */
        Optional<String> webhookSecret();

        /** The change that asks for a proposal, as {@code property=value}. */
        @WithDefault("dealstage=presentationscheduled")
        String trigger();

        @WithDefault("https://api.hubapi.com")
        URI api();

        @WithDefault("https://api.hubapi.com/oauth/v1/token")
        URI tokenUrl();

        Access access();

        /** Which property is which fact; the one that comes with Docket knows HubSpot's own. */
        Optional<Path> mapping();
    }

    interface Salesforce {

        /** The organisation's id, 15 or 18 characters. */
        Optional<String> organization();

        /** Stands in the outbound message's address ({@code ?key=…}) and in the flow's named credential. */
        Optional<String> webhookKey();

        /** The organisation's own address, as in {@code https://example.my.salesforce.com}. */
        Optional<URI> api();

        /** Also who the JWT is for; sandboxes have {@code https://test.salesforce.com}. */
        @WithDefault("https://login.salesforce.com")
        URI login();

        /** The consumer key of the connected app. */
        Optional<String> clientId();

        /** Whom the app acts for. */
        Optional<String> user();

        /** A file with the app's RSA key, PKCS #8 in PEM. */
        Optional<Path> key();

        /** The same key in the setting itself, or where Secrets Manager keeps it; instead of the file. */
        Optional<String> privateKey();

        Optional<Path> mapping();
    }

    interface Pipedrive {

        /** HTTP auth of the webhook. */
        @WithDefault("docket")
        String webhookUser();

        Optional<String> webhookPassword();

        /** The change that asks for a proposal, as {@code property=value}. */
        @WithDefault("stage_id=3")
        String trigger();

        /** The id of the user whose token writes back; its own changes ask for nothing. */
        Optional<String> ownUser();

        /** As in {@code https://example.pipedrive.com}. */
        Optional<URI> api();

        @WithDefault("https://oauth.pipedrive.com/oauth/token")
        URI tokenUrl();

        Access access();

        /** Which field is which fact. What we tell goes to custom fields, so without one of your own only a note is left. */
        Optional<Path> mapping();
    }

    /** A token that does not expire, or what renews one (OAuth 2). */
    interface Access {

        Optional<String> token();

        Optional<String> clientId();

        Optional<String> clientSecret();

        Optional<String> refreshToken();
    }
}
