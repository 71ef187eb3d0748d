package docket.proposal.crm;

import docket.proposal.Dialect;
import java.util.Map;
import java.util.Optional;

/** The CRMs that are listened to, by the last part of the webhook's path; the generic one has none. */
public record Dialects(Map<String, Dialect> byPath) {

    public static final String GENERIC = "";
    public static final String HUBSPOT = "hubspot";
    public static final String SALESFORCE_MESSAGE = "salesforce";
    public static final String SALESFORCE_CALLOUT = "salesforce-flow";
    public static final String PIPEDRIVE = "pipedrive";

    public Dialects {
        byPath = Map.copyOf(byPath);
    }

    public Optional<Dialect> named(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
