package docket.review.chat;

import docket.review.Language;
import docket.review.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A review in a few lines, as Slack's incoming webhooks and Teams' workflows take them.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Slack</a>
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">Teams</a>
 */
final class Words {

    private static final int LONGEST = 500;

    private Words() {}

    /** Facts in the order they are shown. */
    static Map<String, String> facts(Review review, Language language) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(language.say("Kind"), language.say(docket.review.Words.kind(review.kind())));
        if (!review.headline().title().isEmpty())
            facts.put(language.say("About"), cut(review.headline().title()));
        if (!review.headline().amount().isEmpty())
            facts.put(language.say("Amount"), review.headline().amount());
        if (!review.why().isEmpty())
            facts.put(language.say("Why"), cut(language.toldAll(review.why().getFirst())));
        facts.put(language.say("Until"), language.moment(review.deadline()));
        return facts;
    }

    /** Blocks, with the text that notifications show. */
    static Map<String, Object> slack(Review review, String address, Language language) {
        var question = language.say(docket.review.Words.question(review.question()));
        List<Map<String, Object>> fields = new ArrayList<>();
        facts(review, language).forEach((name, value) -> fields.add(mrkdwn("*" + name + "*\n" + escaped(value))));
        return Map.of(
                "text",
                escaped(question + ": " + review.headline().words()),
                "blocks",
                List.of(
                        Map.of("type", "header", "text", Map.of("type", "plain_text", "text", question)),
                        Map.of("type", "section", "fields", fields),
                        Map.of(
                                "type",
                                "actions",
                                "elements",
                                List.of(Map.of(
                                        "type",
                                        "button",
                                        "text",
                                        Map.of("type", "plain_text", "text", language.say("Open at the workbench")),
                                        "url",
                                        address)))));
    }

    private static Map<String, Object> mrkdwn(String text) {
        return Map.of("type", "mrkdwn", "text", text);
    }

    /** Slack's three signs; a document must not be able to call everybody. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A message with one Adaptive Card. */
    static Map<String, Object> teams(Review review, String address, Language language) {
        List<Map<String, Object>> facts = new ArrayList<>();
        facts(review, language).forEach((name, value) -> facts.add(Map.of("title", name, "value", value)));
        var card = new LinkedHashMap<String, Object>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put(
                "body",
                List.of(
                        Map.of(
                                "type",
                                "TextBlock",
                                "size",
                                "Large",
                                "weight",
                                "Bolder",
                                "wrap",
                                true,
                                "text",
                                language.say(docket.review.Words.question(review.question()))),
                        Map.of("type", "FactSet", "facts", facts)));
        card.put(
                "actions",
                List.of(Map.of(
                        "type", "Action.OpenUrl", "title", language.say("Open at the workbench"), "url", address)));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
