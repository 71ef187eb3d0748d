package docket.deploy.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions to the logs that people ask again and again, saved in Logs Insights. */
final class Queries {

    private Queries() {}

    /** @param logGroups the groups it is asked of */
    record Query(String text, List<String> logGroups) {}

    static Map<String, Query> all(Settings settings) {
        var groups = groups(settings);
        var all = new LinkedHashMap<String, Query>();
        all.put("tokens-by-model", of(groups, """
                filter ispresent(InputTokens)
                | stats sum(InputTokens) as input, sum(OutputTokens) as output, sum(CacheReadTokens) as cached,
                    sum(CostUsd) as usd, count(*) as calls by Model, bin(1h)
                | sort usd desc"""));
        all.put("failing-prompts", of(groups, """
                filter ispresent(Prompt) and ispresent(Error)
                | stats count(*) as failures by Prompt, Error, Model
                | sort failures desc
                | limit 50"""));
        all.put("injection-attempts", of(groups, """
                filter ispresent(Guardrail) and Interventions > 0
                | stats count(*) as times by Guardrail, Did, Tenant, Service, bin(1h)
                | sort times desc"""));
        all.put("cost-by-team", of(groups, """
                filter ispresent(CostUsd)
                | stats sum(CostUsd) as usd, count(*) as calls by Tenant, Service
                | sort usd desc"""));
        all.put("quality", of(List.of("/docket/" + settings.stage() + "/meters"), """
                filter ispresent(docket_endings)
                | stats max(docket_endings) as documents by ending, bin(1d) as day
                | sort day desc"""));
        all.put("answers-of-models", of(groups, """
                filter ispresent(CostUsd)
                | stats pct(Duration, 50) as p50, pct(Duration, 90) as p90, pct(Duration, 99) as p99,
                    pct(TimeToFirstToken, 90) as firstToken, sum(Errors) / count(*) * 100 as failedPercent by Model, Route
                | sort failedPercent desc"""));
        all.put("errors-by-type", errorsByType(settings));
        all.put("one-document", of(groups, """
                filter mdc.documentId = "put the id here" or @message like "put the id here"
                | display @timestamp, level, loggerName, message, exception.exceptionType
                | sort @timestamp asc
                | limit 1000"""));
        return all;
    }

    /** Also a part of the dashboard. */
    static Query errorsByType(Settings settings) {
        return of(groups(settings), """
                filter level in ["ERROR", "WARN"]
                | stats count(*) as times by loggerName, exception.exceptionType
                | sort times desc
                | limit 100""");
    }

    private static Query of(List<String> groups, String text) {
        return new Query("fields @timestamp\n| " + text, groups);
    }

    private static List<String> groups(Settings settings) {
        var groups = new ArrayList<String>();
        var begin = "/docket/" + settings.stage() + "/";
        if (settings.form() == Settings.Form.LAMBDA) {
            Door.of(settings).forEach(door -> groups.add(begin + door.handler()));
            groups.add(begin + "review-service");
        } else {
            List.of("classifier", "invoice", "contract", "proposal", "review")
                    .forEach(service -> groups.add(begin + service + "-service"));
        }
        return groups;
    }
}
