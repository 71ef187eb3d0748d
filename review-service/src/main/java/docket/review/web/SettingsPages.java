package docket.review.web;

import docket.review.ChangeSetting;
import docket.review.Facts;
import docket.review.HouseFiles;
import docket.review.People;
import docket.review.SettingHistory;
import docket.review.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How the house wants things: looked at by everybody, changed by admins. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SettingsPages {

    private static final int UNPROCESSABLE = 422;
    private static final int SHOWN = 20;

    /** What is set where, in the words of the screen. */
    static final Map<String, List<String>> GROUPS = Map.of(
            "CRM", List.of("docket.crm"),
            "Engines", List.of("docket.engine", "docket.models", "docket.data-automation", "docket.contract-model"),
            "Approvals", List.of("docket.review", "docket.approval", "docket.links"));

    private final HouseFiles files;
    private final SettingHistory history;
    private final ChangeSetting changeSetting;
    private final Facts facts;
    private final People people;
    private final Lists lists;
    private final Visitor visitor;

    SettingsPages(
            HouseFiles files,
            SettingHistory history,
            ChangeSetting changeSetting,
            Facts facts,
            People people,
            Lists lists,
            Visitor visitor) {
        this.files = files;
        this.history = history;
        this.changeSetting = changeSetting;
        this.facts = facts;
        this.people = people;
        this.lists = lists;
        this.visitor = visitor;
    }

    @GET
    public TemplateInstance show(@RestQuery @Nullable String done) {
        return page("", "", "", "saved".equals(done));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var name = String.valueOf(form.getFirst("name")).strip();
        var typed = String.valueOf(form.getFirst("text"));
        var before = form.getFirst("before");
        var trouble = changeSetting.change(name, before == null ? "" : before, typed, visitor.person());
        if (trouble.isEmpty())
            return Response.seeOther(URI.create("/settings?done=saved")).build();
        return Response.status(UNPROCESSABLE)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(name, typed, trouble, false).render())
                .build();
    }

    private TemplateInstance page(String name, String typed, String trouble, boolean saved) {
        var shown = new ArrayList<Screens.Setting>();
        for (var file : files.all()) {
            boolean tried = file.name().equals(name);
            shown.add(new Screens.Setting(
                    file.name(),
                    file.section(),
                    file.text(),
                    tried ? typed : file.text(),
                    tried ? trouble : "",
                    changes(file.name())));
        }
        boolean known = shown.stream().anyMatch(each -> each.name().equals(name));
        return Pages.settings(
                lists.frame(visitor, "settings"),
                shown,
                people.in(visitor.person().tenant()).orElse(people).people(),
                List.of("Approvals", "CRM", "Engines").stream().map(this::group).toList(),
                files.takesTemplates(),
                ChangeSetting.admits(visitor.person()),
                known ? "" : trouble,
                saved);
    }

    private Screens.Group group(String title) {
        return new Screens.Group(
                title,
                GROUPS.getOrDefault(title, List.of()).stream()
                        .flatMap(prefix -> facts.under(prefix).stream())
                        .toList());
    }

    private List<Screens.SettingChange> changes(String name) {
        return history.of(name, SHOWN).stream()
                .map(each -> new Screens.SettingChange(each.by(), Words.moment(each.at()), each.before()))
                .toList();
    }
}
