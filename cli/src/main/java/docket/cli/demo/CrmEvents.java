package docket.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhooks of the twin's deals, each as its CRM would send it. */
public final class CrmEvents {

    static final String SECRET = "a-secret-of-the-demo-alone";
    public static final String HUBSPOT_DEAL = "501";
    static final String PIPEDRIVE_DEAL = "31";
    private static final String SALESFORCE_DEAL = "0065g00000Abc01";
    private static final String KEY_FILE = "salesforce.pem";
    private static final String HUBSPOT_MAPPING = """
            read.title = dealname
            read.amount = amount
            read.currency = deal_currency_code
            read.summary = description
            read.client_name = company.name
            read.client_email = contact.email
            read.signal.source = lead_source
            read.signal.meetings = meetings
            read.signal.contacts = contacts
            read.signal.days_since_last_contact = days_since_last_contact
            read.signal.competitor = competitor
            read.signal.existing_customer = existing_customer
            item.description = name
            item.quantity = quantity
            item.unit_price = price
            write.link = docket_proposal_link
            write.status = docket_proposal_status
            write.sha256 = docket_proposal_sha256
            write.win_probability = docket_win_probability
            write.win_reasons = docket_win_reasons
            write.score_model = docket_score_model
            """;
    private static final String PIPEDRIVE_MAPPING = """
            read.title = title
            read.amount = value
            read.currency = currency
            read.client_name = organization.name
            item.description = name
            item.quantity = quantity
            item.unit_price = item_price
            item.tax_rate = tax
            write.link = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            """;
    private static final String ORGANIZATION = "00D5g0000000001";

    private final URI proposals;
    private final Instant now;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param proposals the address of proposal-service */
    public CrmEvents(URI proposals, Instant now) {
        this.proposals = proposals;
        this.now = now;
    }

    /**
     * What proposal-service must be told to know the twin.
     *
     * @param twin the twin's address
     * @param folder where the Salesforce app's key lies, and where field mappings may be written
     */
    public static Map<String, String> settings(String twin, Path folder) throws IOException {
        var settings = new LinkedHashMap<String, String>();
        settings.put("DOCKET_CRM_SECRET", SECRET);
        settings.put("DOCKET_CRM_WRITE_BACK_URL", twin + "/generic/deals/{deal_id}");
        settings.put("DOCKET_CRM_HUBSPOT_WEBHOOK_SECRET", SECRET);
        settings.put("DOCKET_CRM_HUBSPOT_API", twin);
        settings.put("DOCKET_CRM_HUBSPOT_TOKEN_URL", twin + "/hubspot/oauth/v1/token");
        refresh(settings, "DOCKET_CRM_HUBSPOT_ACCESS_");
        settings.put("DOCKET_CRM_HUBSPOT_MAPPING", mapping(folder, "hubspot", HUBSPOT_MAPPING));
        settings.put("DOCKET_CRM_SALESFORCE_ORGANIZATION", ORGANIZATION);
        settings.put("DOCKET_CRM_SALESFORCE_WEBHOOK_KEY", SECRET);
        settings.put("DOCKET_CRM_SALESFORCE_API", twin);
        settings.put("DOCKET_CRM_SALESFORCE_LOGIN", twin);
        settings.put("DOCKET_CRM_SALESFORCE_CLIENT_ID", TwinTokens.CLIENT);
        settings.put("DOCKET_CRM_SALESFORCE_USER", TwinTokens.USER);
        settings.put("DOCKET_CRM_SALESFORCE_KEY", folder.resolve(KEY_FILE).toString());
        settings.put("DOCKET_CRM_PIPEDRIVE_WEBHOOK_PASSWORD", SECRET);
        settings.put("DOCKET_CRM_PIPEDRIVE_API", twin);
        settings.put("DOCKET_CRM_PIPEDRIVE_TOKEN_URL", twin + "/pipedrive/oauth/token");
        refresh(settings, "DOCKET_CRM_PIPEDRIVE_ACCESS_");
        settings.put("DOCKET_CRM_PIPEDRIVE_MAPPING", mapping(folder, "pipedrive", PIPEDRIVE_MAPPING));
        return settings;
    }

    private static void refresh(Map<String, String> settings, String prefix) {
        settings.put(prefix + "CLIENT_ID", TwinTokens.CLIENT);
        settings.put(prefix + "CLIENT_SECRET", SECRET);
        settings.put(prefix + "REFRESH_TOKEN", TwinTokens.REFRESH);
    }

    private static String mapping(Path folder, String crm, String lines) throws IOException {
        return Files.writeString(folder.resolve(crm + ".properties"), lines).toString();
    }

    /** Writes a fresh RSA key in PEM into the folder, for the twin's connected app. @return its public half */
    public static PublicKey appKey(Path folder) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            Files.writeString(
                    folder.resolve(KEY_FILE),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(pair.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
            return pair.getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** @return the status of the answer, by CRM */
    public Map<String, Integer> send() throws IOException, InterruptedException {
        var answers = new LinkedHashMap<String, Integer>();
        answers.put("generic CRM", generic());
        answers.put("HubSpot", hubSpot());
        answers.put("Salesforce", salesforce());
        answers.put("Pipedrive", pipedrive());
        return answers;
    }

    private int generic() throws IOException, InterruptedException {
        var stamp = Long.toString(now.getEpochSecond());
        var body = """
                {"event_id":"demo-%s","deal":{"id":"42","title":"Printed handbook","language":"en","currency":"EUR",
                "client":{"name":"Sample Books Ltd","email":"purchasing@example.com"},
                "summary":"A handbook of 120 pages, 500 copies.","delivery_date":"2027-05-31",
                "valid_until":"2027-01-31","payment_terms":"30 days net","line_items":[
                {"description":"Handbook","quantity":500,"unit":"piece","unit_price":"8.50","tax_rate":7}],
                "signals":{"source":"web","meetings":3,"contacts":2,"days_since_last_contact":4,"competitor":"no",
                "existing_customer":"yes"}}}""".formatted(stamp);
        return post(
                "",
                body,
                Map.of(
                        "X-Docket-Timestamp",
                        stamp,
                        "X-Docket-Signature",
                        "sha256=" + HexFormat.of().formatHex(hmac(stamp + "." + body))));
    }

    private int hubSpot() throws IOException, InterruptedException {
        var stamp = Long.toString(now.toEpochMilli());
        var body = """
                [{"eventId":%s,"subscriptionId":7,"portalId":11,"appId":13,"occurredAt":%s,"attemptNumber":0,\
                "subscriptionType":"deal.propertyChange","objectId":%s,"propertyName":"dealstage",\
                "propertyValue":"presentationscheduled","changeSource":"CRM_UI"}]""".formatted(stamp, stamp, HUBSPOT_DEAL);
        var signature = hmac("POST" + proposals + "/hubspot" + body + stamp);
        return post(
                "/hubspot",
                body,
                Map.of(
                        "X-HubSpot-Request-Timestamp",
                        stamp,
                        "X-HubSpot-Signature-v3",
                        Base64.getEncoder().encodeToString(signature)));
    }

    private int salesforce() throws IOException, InterruptedException {
        var body = """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>
                <Notification><Id>04l%s</Id><sObject xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>%s</sf:Id></sObject>
                </Notification></notifications></soapenv:Body></soapenv:Envelope>""".formatted(ORGANIZATION, now.toEpochMilli(), SALESFORCE_DEAL);
        return post("/salesforce?key=" + SECRET, body, Map.of());
    }

    private int pipedrive() throws IOException, InterruptedException {
        var body = """
                {"meta":{"action":"change","entity":"deal","entity_id":"%s","id":"demo-%s","timestamp":"%s",\
                "change_source":"app","version":"2.0"},"data":{"stage_id":3},"previous":{"stage_id":2}}""".formatted(PIPEDRIVE_DEAL, now.toEpochMilli(), now);
        var login = Base64.getEncoder().encodeToString(("docket:" + SECRET).getBytes(StandardCharsets.UTF_8));
        return post("/pipedrive", body, Map.of("Authorization", "Basic " + login));
    }

    private int post(String path, String body, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proposals + path)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
