package docket.review.web;

import docket.review.ChangeSetting;
import docket.review.Facts;
import docket.review.HouseFiles;
import docket.review.SettingHistory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How the house wants things, for programs. */
@Path("/api/settings")
@RunOnVirtualThread
class SettingsApi {

    private static final int SHOWN = 200;

    private final HouseFiles files;
    private final SettingHistory history;
    private final ChangeSetting changeSetting;
    private final Facts facts;
    private final Visitor visitor;

    SettingsApi(HouseFiles files, SettingHistory history, ChangeSetting changeSetting, Facts facts, Visitor visitor) {
        this.files = files;
        this.history = history;
        this.changeSetting = changeSetting;
        this.facts = facts;
        this.visitor = visitor;
    }

    /** @param before as it was read, so that two do not overwrite each other */
    record Change(@Nullable String before, @Nullable String text) {}

    @GET
    public Map<String, Object> all() {
        return Map.of(
                "files",
                files.all().stream().map(this::view).toList(),
                "at_start",
                SettingsPages.GROUPS.values().stream()
                        .flatMap(prefixes -> prefixes.stream())
                        .flatMap(prefix -> facts.under(prefix).stream())
                        .distinct()
                        .toList());
    }

    private Map<String, Object> view(HouseFiles.HouseFile file) {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", file.name());
        view.put("text", file.text());
        view.put(
                "history",
                history.of(file.name(), SHOWN).stream()
                        .map(each -> Map.of("by", each.by(), "at", each.at().toString(), "before", each.before()))
                        .toList());
        return view;
    }

    @PUT
    public Map<String, Object> change(@RestQuery @Nullable String name, @Nullable Change change) {
        if (name == null || change == null || change.text() == null) {
            throw Problem.invalid("Name the setting and send its text, as in {\"before\": \"…\", \"text\": \"…\"}.");
        }
        var before = change.before() == null ? "" : change.before();
        var trouble = changeSetting.change(name, before, change.text(), visitor.person());
        if (!trouble.isEmpty()) throw Problem.invalid(trouble);
        return Map.of("name", name, "changed", true);
    }
}
