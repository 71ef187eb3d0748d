package docket.review.web;

import docket.review.Person;
import docket.review.Right;
import docket.review.Tenancy;
import docket.review.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which rooms are open to whom, decided at the door for every address there is: by role, and by the tenant a document
 * belongs to. What lies in the database is separated there besides; this covers what lies in the store for files, too.
 */
@ApplicationScoped
class Rooms {

    private static final List<String> SETTING_UP =
            List.of("/settings", "/people", "/api/settings", "/api/people", "/api/erasure");
    private static final List<String> TRAILS = List.of("/audit", "/api/audit");

    /** What the house has once for all: its knowledge, its settings. Not for those who rent a room in it. */
    private static final List<String> HOUSE = List.of("/knowledge", "/api/knowledge", "/settings", "/api/settings");

    private final Tenants tenants;

    Rooms(Tenants tenants) {
        this.tenants = tenants;
    }

    /** @throws Problem when this address is not for this person, or leads to what is not there for them */
    void require(ContainerRequestContext request, Person person) {
        var path = request.getUriInfo().getPath();
        if (under(HOUSE, path) && !person.tenant().equals(Tenancy.MAIN)) {
            throw Problem.forbidden("This is for the house itself.");
        }
        requireRight(path, Doorkeeper.READING.contains(request.getMethod()), person);
        var names = Stream.of(
                        request.getUriInfo().getPathParameters(),
                        request.getUriInfo().getQueryParameters())
                .flatMap(each -> each.values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
        for (var name : names) requireOwn(name, person);
    }

    private static void requireRight(String path, boolean reading, Person person) {
        if (under(TRAILS, path)) {
            if (!person.may(Right.AUDIT)) throw Problem.forbidden("The audit trail is for auditors and admins.");
        } else if (!reading && under(SETTING_UP, path)) {
            if (!person.may(Right.ADMINISTER)) throw Problem.forbidden("Only an admin changes this. Ask one.");
        } else if (!reading
                && !path.equals("/sign-out")
                && !person.may(Right.DECIDE)
                && !person.may(Right.ADMINISTER)) {
            throw Problem.forbidden(person.name() + " may look at everything and change nothing.");
        }
    }

    private static boolean under(List<String> roots, String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private void requireOwn(String name, Person person) {
        if (!tenants.several()) return;
        if (tenants.of(name).filter(tenant -> !tenant.equals(person.tenant())).isPresent()) {
            throw Problem.unknown("document " + name);
        }
    }
}
