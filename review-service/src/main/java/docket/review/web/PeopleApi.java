package docket.review.web;

import docket.review.ChangePeople;
import docket.review.People;
import docket.review.Person;
import docket.review.SettingHistory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who works here, for programs. */
@Path("/api/people")
@RunOnVirtualThread
class PeopleApi {

    private static final int SHOWN = 200;

    private final People people;
    private final ChangePeople changePeople;
    private final SettingHistory history;
    private final Visitor visitor;

    PeopleApi(People people, ChangePeople changePeople, SettingHistory history, Visitor visitor) {
        this.people = people;
        this.changePeople = changePeople;
        this.history = history;
        this.visitor = visitor;
    }

    /** What is wanted of a person; what is left out is empty. */
    record Wish(
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable String limit) {}

    @GET
    public Map<String, Object> all() {
        var theirs = ChangePeople.withAdmin(
                people.in(visitor.person().tenant()).map(People::people).orElse(List.of()));
        return Map.of(
                "people",
                theirs.stream().map(PeopleApi::view).toList(),
                "roles",
                changePeople.roles(visitor.person().tenant()),
                "history",
                history.of(ChangePeople.HISTORY, SHOWN).stream()
                        .map(each -> Map.of(
                                "by", each.by(),
                                "at", each.at().toString(),
                                "before", each.before(),
                                "after", each.after()))
                        .toList());
    }

    @PUT
    @Path("{mail}")
    public Map<String, Object> save(@RestPath String mail, @Nullable Wish wish) {
        if (wish == null)
            throw Problem.invalid("Say what is wanted, as in {\"name\": \"…\", \"roles\": [\"approver\"]}.");
        var trouble = changePeople.save(
                new ChangePeople.Wish(
                        wish.name() == null ? "" : wish.name(),
                        mail,
                        wish.roles() == null ? List.of() : wish.roles(),
                        wish.limit() == null ? "" : wish.limit()),
                null,
                visitor.person());
        if (!trouble.isEmpty()) throw Problem.invalid(trouble);
        return people.withMail(mail).map(PeopleApi::view).orElseThrow(() -> Problem.unknown("person " + mail));
    }

    @DELETE
    @Path("{mail}")
    public Map<String, Object> close(@RestPath String mail) {
        var trouble = changePeople.close(mail, visitor.person());
        if (!trouble.isEmpty()) throw Problem.invalid(trouble);
        return Map.of("mail", mail, "closed", true);
    }

    private static Map<String, Object> view(Person person) {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", person.name());
        view.put("mail", person.mail());
        view.put("roles", List.of(person.role().split("[\\s+]+")));
        var limit = person.limit();
        if (limit != null) view.put("limit", limit.toPlainString());
        return view;
    }
}
