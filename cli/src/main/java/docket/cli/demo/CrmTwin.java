package docket.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The APIs of HubSpot, Salesforce and Pipedrive and a generic one, as far as a proposal needs them, with one made-up deal
 * each. Listens on the loopback interface only.
 */
public final class CrmTwin implements AutoCloseable {

    /** What a CRM was told. @param where method and path. @param what the body */
    public record Told(String crm, String where, JsonNode what) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final int NO_CONTENT = 204;
    private static final int REFUSED = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** What a request that starts so is answered; the longest start counts. Nothing is 204. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("GET /crm/v3/objects/deals/" + CrmEvents.HUBSPOT_DEAL, """
                    {"id":"501","properties":{"dealname":"Ticketing for the town museum","amount":"10800.00",
                    "deal_currency_code":"EUR","description":"Visitors wait at one counter. Tickets are to be sold online.","lead_source":"referral",
                    "meetings":"1","contacts":"2","days_since_last_contact":"21","competitor":"yes","existing_customer":"no"},
                    "associations":{"companies":{"results":[{"id":"8"}]},"contacts":{"results":[{"id":"9"}]},
                    "line items":{"results":[{"id":"71"},{"id":"72"}]}}}"""),
            Map.entry("GET /crm/v3/objects/companies/8", "{\"properties\":{\"name\":\"Sample Supplies Ltd\"}}"),
            Map.entry("GET /crm/v3/objects/contacts/9", "{\"properties\":{\"email\":\"purchasing@example.com\"}}"),
            Map.entry("POST /crm/v3/objects/line_items/batch/read", """
                    {"results":[{"properties":{"name":"Set-up and training","quantity":"5","price":"1200.00"}},
                    {"properties":{"name":"Licence, first year","quantity":"1","price":"4800.00"}}]}"""),
            Map.entry("PATCH /crm/v3/objects/deals/", "{}"),
            Map.entry("POST /crm/v3/objects/notes/search", "{\"results\":[]}"),
            Map.entry("POST /crm/v3/objects/notes", "{\"id\":\"1\"}"),
            Map.entry("GET /crm/v3/properties/deals", """
                    {"results":[{"name":"dealname"},{"name":"amount"},{"name":"deal_currency_code"},{"name":"description"},
                    {"name":"docket_proposal_link"},{"name":"docket_proposal_status"},{"name":"docket_proposal_sha256"},
                    {"name":"docket_win_probability"},{"name":"docket_win_reasons"},{"name":"docket_score_model"},
                    {"name":"lead_source"},{"name":"meetings"},{"name":"contacts"},{"name":"days_since_last_contact"},
                    {"name":"competitor"},{"name":"existing_customer"}]}"""),
            Map.entry("GET /services/data/v61.0/sobjects/Opportunity/describe", """
                    {"fields":[{"name":"Name"},{"name":"Amount"},{"name":"Description"},{"name":"Docket_Proposal_Link__c"},
                    {"name":"Docket_Proposal_Status__c"},{"name":"Docket_Proposal_SHA256__c"}]}"""),
            Map.entry("GET /services/data/v61.0/query?q=SELECT%20Id%20FROM%20Note", "{\"records\":[]}"),
            Map.entry("GET /services/data/v61.0/query", """
                    {"records":[{"Name":"Maintenance of the lifts","Amount":2400.0,"Description":"Two lifts, four visits a year.",
                    "Account":{"Name":"Sample Housing Ltd"},"OpportunityLineItems":{"records":[
                    {"Quantity":8.0,"UnitPrice":300.0,"Product2":{"Name":"Visit with report"}}]}}]}"""),
            Map.entry("PATCH /services/data/v61.0/sobjects/Opportunity/", ""),
            Map.entry("POST /services/data/v61.0/sobjects/Note", "{\"id\":\"002\"}"),
            Map.entry("GET /api/v2/deals/" + CrmEvents.PIPEDRIVE_DEAL, """
                    {"data":{"id":31,"title":"Desks for the new office","value":7350,"currency":"EUR","org_id":8,
                    "person_id":null}}"""),
            Map.entry("GET /api/v2/deals/" + CrmEvents.PIPEDRIVE_DEAL + "/products", """
                    {"data":[{"name":"Desk, adjustable","quantity":14,"item_price":525,"tax":19}]}"""),
            Map.entry("GET /api/v2/organizations/8", "{\"data\":{\"name\":\"Sample Offices Ltd\"}}"),
            Map.entry("GET /api/v1/dealFields", """
                    {"data":[{"key":"title"},{"key":"value"},{"key":"currency"},
                    {"key":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}"""),
            Map.entry("GET /api/v1/notes", "{\"data\":null}"),
            Map.entry("POST /api/v1/notes", "{\"data\":{\"id\":1}}"),
            Map.entry("PATCH /api/v2/deals/" + CrmEvents.PIPEDRIVE_DEAL, "{}"),
            Map.entry("PATCH /generic/deals/", ""));

    private final HttpServer server;
    private final TwinTokens tokens;
    private final Set<String> throttled = new HashSet<>();
    private final List<Told> told = new ArrayList<>();
    private final Consumer<Told> listener;

    /**
     * @param app the public half of the key with which Docket asks Salesforce for tokens
     * @param listener hears of each thing told, at once
     */
    public CrmTwin(PublicKey app, Consumer<Told> listener) throws IOException {
        this.tokens = new TwinTokens(app);
        this.listener = listener;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var asked = TwinTokens.asked(path);
            if (asked.isPresent()) {
                var token = tokens.grant(asked.get(), url(), body);
                reply(exchange, token.isEmpty() ? REFUSED : OK, token.orElse("{\"error\":\"invalid_grant\"}"));
                return;
            }
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!tokens.admits(crm(path), authorization == null ? "" : authorization)) {
                reply(exchange, UNAUTHORIZED, "{}");
                return;
            }
            if (exchange.getRequestMethod().equals("PATCH") && throttle(crm(path))) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                reply(exchange, TOO_MANY, "{}");
                return;
            }
            var answer = ANSWERS.entrySet().stream()
                    .filter(entry -> request.startsWith(entry.getKey()))
                    .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                    .map(Map.Entry::getValue);
            if (answer.isPresent()) remember(exchange, body);
            int status = answer.isEmpty() ? NOT_FOUND : answer.get().isEmpty() ? NO_CONTENT : OK;
            reply(exchange, status, answer.orElse(""));
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    /** The first write-back of each CRM comes too fast for it. */
    private synchronized boolean throttle(String crm) {
        return throttled.add(crm);
    }

    /** Only what changes something there: fields and notes. */
    private void remember(HttpExchange exchange, byte[] body) throws IOException {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        boolean note = method.equals("POST") && path.matches(".*/(?:notes|Note)");
        if (!note && !method.equals("PATCH")) return;
        var one = new Told(crm(path), method + " " + path, JSON.readTree(body));
        synchronized (this) {
            told.add(one);
        }
        listener.accept(one);
    }

    private static String crm(String path) {
        if (path.startsWith("/crm/")) return "HubSpot";
        if (path.startsWith("/services/")) return "Salesforce";
        return path.startsWith("/api/") ? "Pipedrive" : "generic CRM";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
