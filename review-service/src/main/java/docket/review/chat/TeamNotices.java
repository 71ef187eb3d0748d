package docket.review.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.review.Language;
import docket.review.Notices;
import docket.review.Review;
import docket.review.WorkbenchAddress;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Tells teams' channels what waits. */
@ApplicationScoped
class TeamNotices {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 300;

    /** Where the channels are. An address is a secret: whoever has it can write there. */
    @ConfigMapping(prefix = "docket.notify")
    interface Channels {

        /** Slack's incoming webhooks, by tenant. */
        Map<String, URI> slack();

        /** Webhooks of Teams' workflows, by tenant. */
        Map<String, URI> teams();
    }

    private final Notices notices;
    private final Channels channels;
    private final WorkbenchAddress address;
    private final Language language;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    TeamNotices(Notices notices, Channels channels, WorkbenchAddress address, Language language) {
        this.notices = notices;
        this.channels = channels;
        this.address = address;
        this.language = language;
    }

    @Scheduled(every = "${docket.review.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tell() {
        if (channels.slack().isEmpty() && channels.teams().isEmpty()) return;
        channels.slack().keySet().forEach(tenant -> notices.promise(tenant, "slack"));
        channels.teams().keySet().forEach(tenant -> notices.promise(tenant, "teams"));
        while (notices.next(this::send)) {
            // one after the other until none is due
        }
    }

    private void send(Notices.Channel channel, Review review) {
        boolean slack = channel.name().equals("slack");
        var to = (slack ? channels.slack() : channels.teams()).get(channel.tenant());
        if (to == null) return;
        var page = address.document(review.documentId().value());
        post(to, slack ? Words.slack(review, page, language) : Words.teams(review, page, language));
    }

    private void post(URI to, Map<String, Object> words) {
        try {
            var request = HttpRequest.newBuilder(to)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(words)))
                    .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= FIRST_ERROR) throw new ChannelAway("status " + status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot spell a notice", e);
        } catch (IOException e) {
            throw new ChannelAway("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelAway("interrupted");
        }
    }

    /** The channel did not take it; its address stays out of the words. */
    private static final class ChannelAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        ChannelAway(String why) {
            super(why);
        }
    }
}
