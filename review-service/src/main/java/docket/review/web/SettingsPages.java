package docket.review.web;

import docket.review.ChangeSetting;
import docket.review.Facts;
import docket.review.HouseFiles;
import docket.review.People;
import docket.review.SettingHistory;
import docket.review.SettingLine;
import docket.review.SettingLine.Section;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            "Approvals",
                    List.of("docket.review", "docket.approval", "docket.links", "docket.four-eyes", "docket.amounts"));

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
        var typed = typed(name, form);
        var before = form.getFirst("before");
        var trouble = changeSetting.change(name, before == null ? "" : before, typed, visitor.person());
        if (trouble.isEmpty())
            return Response.seeOther(URI.create("/settings?done=saved")).build();
        return Response.status(UNPROCESSABLE)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(name, typed, trouble, false).render())
                .build();
    }

    /** What was typed into the lines of a section, or as a text. */
    private static String typed(String name, MultivaluedMap<String, String> form) {
        var section = section(name);
        if (section.isEmpty() || form.containsKey("text")) return String.valueOf(form.getFirst("text"));
        var values = new LinkedHashMap<String, String>();
        section.get().lines().forEach(line -> values.put(line.name(), String.valueOf(form.getFirst(line.name()))));
        values.values().removeIf("null"::equals);
        return section.get().text(values);
    }

    private static Optional<Section> section(String name) {
        return Arrays.stream(Section.values())
                .filter(each -> each.setting().equals(name))
                .findFirst();
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
                    file.text().isBlank() ? files.usual(file.name()) : "",
                    changes(file.name())));
        }
        boolean known = shown.stream().anyMatch(each -> each.name().equals(name));
        return Pages.settings(
                lists.frame(visitor, "settings"),
                shown.stream().filter(each -> section(each.name()).isEmpty()).toList(),
                people.in(visitor.person().tenant()).orElse(people).people(),
                List.of("CRM", "Engines", "Approvals").stream()
                        .map(title -> group(title, shown))
                        .toList(),
                files.takesTemplates(),
                ChangeSetting.admits(visitor.person()),
                known ? "" : trouble,
                saved);
    }

    private Screens.Group group(String title, List<Screens.Setting> shown) {
        var told = GROUPS.getOrDefault(title, List.of()).stream()
                .flatMap(prefix -> facts.under(prefix).stream())
                .toList();
        var section = section(title.toLowerCase(Locale.ROOT));
        var setting = section.flatMap(each ->
                shown.stream().filter(one -> one.name().equals(each.setting())).findFirst());
        if (section.isEmpty() || setting.isEmpty()) return new Screens.Group(title, told, List.of(), null);
        return new Screens.Group(title, told, lines(section.get(), setting.get()), setting.get());
    }

    private List<Screens.SetLine> lines(Section section, Screens.Setting setting) {
        var values = Section.values(setting.entered());
        return section.lines().stream()
                .map(line -> {
                    var start = facts.atTheStart(line.name());
                    return new Screens.SetLine(
                            line.name(),
                            line.label(),
                            line.hint(),
                            values.getOrDefault(line.name(), ""),
                            start.isEmpty() ? line.usual() : start,
                            line.form() == SettingLine.Form.ENGINE);
                })
                .toList();
    }

    private List<Screens.SettingChange> changes(String name) {
        return history.of(name, SHOWN).stream()
                .map(each -> new Screens.SettingChange(each.by(), Speech.now().moment(each.at()), each.before()))
                .toList();
    }
}
