package docket.deploy.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CRMs a house may have, and what proposal-service must know of each. What is secret lies in one secret per CRM, an
 * object of JSON; what is not stands in the house's own settings.
 */
enum Crm {
    /** Signs whole deals with a secret shared with us. */
    GENERIC("crm", "", List.of(), List.of()),
    HUBSPOT("hubspot", "webhook-secret", List.of(), List.of()),
    SALESFORCE(
            "salesforce", "webhook-key", List.of("private-key"), List.of("organization", "api", "client-id", "user")),
    PIPEDRIVE("pipedrive", "webhook-password", List.of(), List.of("api"));

    private static final String SERVICE = "proposal-service";

    private final String secret;
    private final String webhook;
    private final List<String> fields;
    private final List<String> needed;

    /**
     * @param webhook the field that tells its webhooks from forged ones
     * @param fields further secret ones
     * @param needed what the house must say, below {@code docket.crm.<crm>}
     */
    Crm(String secret, String webhook, List<String> fields, List<String> needed) {
        this.secret = secret;
        this.webhook = webhook;
        this.fields = fields;
        this.needed = needed;
    }

    /** Of the secret, without the stage. */
    String secret() {
        return secret;
    }

    /** Which field is made at random at first; it is empty where the secret is no object. */
    String webhook() {
        return webhook;
    }

    /** @throws IllegalArgumentException if the house did not say what cannot be known */
    void check(OwnSettings said) {
        for (String name : needed) {
            var property = property(name);
            if (!said.has(SERVICE, property)) {
                throw new IllegalArgumentException(
                        "crm=" + secret + " needs " + SERVICE + "." + property + "=… in the file that settings= names");
            }
        }
    }

    /** The secret's first content, in which a person replaces what the CRM issues. */
    Map<String, String> template(OwnSettings said) {
        var all = new TreeMap<String, String>();
        for (String field : issued(said)) all.put(field, "to be set");
        return all;
    }

    /** Each secret setting of proposal-service, and the field where it is. */
    Map<String, String> variables(Settings settings) {
        var all = new LinkedHashMap<String, String>();
        var place = settings.secret(secret);
        if (this == GENERIC) {
            all.put("DOCKET_CRM_SECRET", place);
            return all;
        }
        all.put(OwnSettings.variable(property(webhook)), place + "#" + webhook);
        for (String field : issued(settings.more())) {
            var setting = fields.contains(field) ? field : "access." + field;
            all.put(OwnSettings.variable(property(setting)), place + "#" + field);
        }
        return all;
    }

    /** What the CRM, or who looks after it, issues: a token, or with a client's id what renews one (OAuth 2). */
    private List<String> issued(OwnSettings said) {
        if (this == GENERIC || !fields.isEmpty()) return fields;
        return said.has(SERVICE, property("access.client-id"))
                ? List.of("client-secret", "refresh-token")
                : List.of("token");
    }

    private String property(String name) {
        return "docket.crm." + secret + "." + name;
    }
}
