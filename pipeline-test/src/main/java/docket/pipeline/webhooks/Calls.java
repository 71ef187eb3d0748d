package docket.pipeline.webhooks;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks in the four dialects, right ones and such as must not be believed. */
final class Calls {

    static final String SECRET = "a-secret-of-the-bench-alone";
    private static final String ORGANIZATION = "00D5g0000000001";

    private final URI door;

    /** @param door the address of the generic webhook */
    Calls(URI door) {
        this.door = door;
    }

    /** What the service must be told to listen to all of them. No CRM is asked anything. */
    static Map<String, String> settings() {
        return Map.of(
                "DOCKET_CRM_SECRET", SECRET,
                "DOCKET_CRM_HUBSPOT_WEBHOOK_SECRET", SECRET,
                "DOCKET_CRM_SALESFORCE_ORGANIZATION", ORGANIZATION,
                "DOCKET_CRM_SALESFORCE_WEBHOOK_KEY", SECRET,
                "DOCKET_CRM_PIPEDRIVE_WEBHOOK_PASSWORD", SECRET);
    }

    /** @param secret another than {@link #SECRET} makes it a forgery. @param at when it says it was sent */
    HttpRequest generic(String event, String secret, Instant at) {
        var stamp = Long.toString(at.getEpochSecond());
        var body = """
                {"event_id":"%s","deal":{"id":"%s","title":"Printed handbook","language":"en","currency":"EUR",\
                "client":{"name":"Sample Books Ltd"},"line_items":[{"description":"Handbook","quantity":500,\
                "unit_price":"8.50","tax_rate":7}]}}""".formatted(event, event);
        return post(
                "",
                body,
                "X-Docket-Timestamp",
                stamp,
                "X-Docket-Signature",
                "sha256=" + HexFormat.of().formatHex(mac(secret, stamp + "." + body)));
    }

    HttpRequest hubSpot(long event, String secret, Instant at) {
        var stamp = Long.toString(at.toEpochMilli());
        var body = """
                [{"eventId":%d,"subscriptionId":7,"portalId":11,"appId":13,"occurredAt":%s,"attemptNumber":0,\
                "subscriptionType":"deal.propertyChange","objectId":%d,"propertyName":"dealstage",\
                "propertyValue":"presentationscheduled","changeSource":"CRM_UI"}]""".formatted(event, stamp, event);
        return post(
                "/hubspot",
                body,
                "X-HubSpot-Request-Timestamp",
                stamp,
                "X-HubSpot-Signature-v3",
                Base64.getEncoder().encodeToString(mac(secret, "POST" + door + "/hubspot" + body + stamp)));
    }

    HttpRequest salesforce(String event, String secret) {
        var body = """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>\
                <Notification><Id>04l%s</Id><sObject xmlns:sf="urn:sobject.enterprise.soap.sforce.com">\
                <sf:Id>006%s</sf:Id></sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>""".formatted(ORGANIZATION, event, event);
        return post("/salesforce?key=" + secret, body);
    }

    HttpRequest salesforceFlow(String event, String secret, Instant at) {
        var body = """
                {"deal_id":"006%s","event_id":"%s","sent_at":"%s"}""".formatted(event, event, at);
        return post("/salesforce-flow", body, "Authorization", "Bearer " + secret);
    }

    HttpRequest pipedrive(String event, String secret, Instant at) {
        var body = """
                {"meta":{"action":"change","entity":"deal","entity_id":"%s","id":"%s","timestamp":"%s",\
                "change_source":"app","version":"2.0"},"data":{"stage_id":3},"previous":{"stage_id":2}}""".formatted(event, event, at);
        var login = Base64.getEncoder().encodeToString(("docket:" + secret).getBytes(StandardCharsets.UTF_8));
        return post("/pipedrive", body, "Authorization", "Basic " + login);
    }

    private HttpRequest post(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(door + path)).POST(BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static byte[] mac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
