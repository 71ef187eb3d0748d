package docket.knowledge.web;

import docket.knowledge.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pages of the web, each named by the operator. Nothing but their own hosts is asked, also where a page leads elsewhere,
 * and no host of a private network unless that is allowed: a page must not be able to send us into the house. A server
 * that keeps ETags is asked whether anything changed.
 */
public final class PagesOrigin implements Origin {

    private static final int LONGEST = 10 * 1024 * 1024;
    private static final int MOST_STEPS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<URI> pages;
    private final Set<String> hosts;
    private final boolean privateHosts;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param privateHosts whether loopback and private addresses may be asked */
    public PagesOrigin(List<URI> pages, boolean privateHosts) {
        this.pages = List.copyOf(pages);
        this.privateHosts = privateHosts;
        this.hosts = new HashSet<>();
        pages.forEach(page -> hosts.add(page.getAuthority()));
    }

    @Override
    public List<Listed> list() {
        return pages.stream()
                .map(page -> new Listed(page.toString(), page.getHost() + page.getPath(), ""))
                .toList();
    }

    @Override
    public Fetched fetch(Listed item, String mark) {
        var address = URI.create(item.name());
        for (int step = 0; step < MOST_STEPS; step++) {
            admit(address);
            var response = get(address, mark);
            int status = response.statusCode();
            switch (status / 100) {
                case 2 -> {
                    return content(response);
                }
                case 3 -> {
                    close(response);
                    if (status == 304) return new Fetched.Unchanged();
                    var from = address;
                    address = response.headers()
                            .firstValue("Location")
                            .map(from::resolve)
                            .orElseThrow(() -> new Unreachable("leads nowhere (" + status + ")"));
                }
                default -> {
                    close(response);
                    if (status == 404 || status == 410) return new Fetched.Gone();
                    throw new Unreachable("its server answered " + status);
                }
            }
        }
        throw new Unreachable("leads from page to page");
    }

    private void admit(URI address) {
        var scheme = address.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) throw new Unreachable("no address of the web");
        if (!hosts.contains(address.getAuthority()))
            throw new Unreachable("leads to " + address.getHost() + ", which is not among the sources");
        if (privateHosts) return;
        try {
            for (var at : InetAddress.getAllByName(address.getHost()))
                if (at.isLoopbackAddress()
                        || at.isAnyLocalAddress()
                        || at.isLinkLocalAddress()
                        || at.isSiteLocalAddress()
                        || at.isMulticastAddress()
                        || uniqueLocal(at))
                    throw new Unreachable(address.getHost() + " is in a private network;"
                            + " docket.knowledge.private-hosts=true allows that");
        } catch (UnknownHostException e) {
            throw new Unreachable("nobody knows the host " + address.getHost());
        }
    }

    /** fc00::/7 (RFC 4193), which Java does not count among the site-local ones. */
    private static boolean uniqueLocal(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    private HttpResponse<InputStream> get(URI address, String mark) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("User-Agent", "Docket")
                .header("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5");
        if (!mark.isEmpty()) request.header("If-None-Match", mark);
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new Unreachable("no answer from " + address.getHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted");
        }
    }

    private static Fetched content(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            var bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) throw new Unreachable("larger than 10 MB");
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Fetched.Content(
                    bytes,
                    type.contains("html") ? "page.html" : "page",
                    response.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new Unreachable("its answer broke off");
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new Unreachable("its answer broke off");
        }
    }
}
