package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.ChangePeople.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An admin changes who works here. */
class ChangePeopleTest {

    private final Table table = new Table();
    private final LivePeople live = new LivePeople(
            People.parse("Reviewer=reviewer@example.com;reviewer,Second=second@example.com;approver;limit=1000,"
                    + "South=south@example.com;reviewer;tenant=south"),
            table,
            Clock.systemUTC());
    private final People people = new People(live);
    private final ChangePeople change =
            new ChangePeople(people, live, table, () -> Set.of("accounting"), Clock.systemUTC());

    @Test
    void somebodyNewDecidesAtOnce() {
        assertThat(save("Third", "third@example.com", "approver", "5000")).isEmpty();

        assertThat(people.signedIn("third@example.com")).get().satisfies(third -> {
            assertThat(third.may(Right.DECIDE)).isTrue();
            assertThat(third.limit()).isEqualByComparingTo("5000");
            assertThat(third.tenant()).isEqualTo(Tenancy.MAIN);
        });
    }

    @Test
    void whoWasAdminForWantOfAnotherStaysItWhenThereIsOne() {
        assertThat(save("", "second@example.com", "approver admin", "")).isEmpty();

        assertThat(admin().may(Right.ADMINISTER)).isTrue();
        assertThat(table.history).hasSize(2);
    }

    @Test
    void whatCannotBeIsSaidInWords() {
        assertThat(save("X", "nobody", "reviewer", ""))
                .isEqualTo("'nobody' is no mail address. Write it as in name@example.com.");
        assertThat(save("X", "x@example.com", "boss", "")).startsWith("There is no role 'boss'. There are accounting,");
        assertThat(save("X", "x@example.com", "", "")).isEqualTo("Choose at least one role.");
        assertThat(save("X", "x@example.com", "reviewer", "a lot")).startsWith("'a lot' is no amount.");
        assertThat(save("a,b", "x@example.com", "reviewer", "")).startsWith("Write a name");
        assertThat(save("", "second@example.com", "approver", "1000")).isEqualTo("Nothing is different.");
        assertThat(table.history).isEmpty();
    }

    @Test
    void aRoleThatThePolicyAsksIsKnown() {
        assertThat(save("", "second@example.com", "accounting", "")).isEmpty();
        assertThat(people.called(List.of("accounting")))
                .extracting(Person::name)
                .containsExactly("Second");
    }

    @Test
    void nobodyLocksThemselvesOut() {
        assertThat(save("", "reviewer@example.com", "reviewer", "")).startsWith("You cannot take away your own right");
        assertThat(change.close("reviewer@example.com", admin())).startsWith("You cannot close your own account");
    }

    @Test
    void theLastAdminStays() {
        var program = new Person("operator", "operator@localhost", "reviewer admin");

        assertThat(change.close("reviewer@example.com", program))
                .isEqualTo("Reviewer is the last admin. Make somebody else admin first.");
        assertThat(save("", "second@example.com", "admin", "")).isEmpty();
        assertThat(change.close("reviewer@example.com", program)).isEmpty();
        assertThat(people.signedIn("reviewer@example.com")).isEmpty();
        assertThat(change.close("second@example.com", program)).contains("last admin");
    }

    @Test
    void aClosedAccountIsOpenedAgainByAddingIt() {
        assertThat(change.close("second@example.com", admin())).isEmpty();
        assertThat(people.withMail("second@example.com")).isEmpty();
        assertThat(change.close("second@example.com", admin())).startsWith("Nobody here has the address");

        assertThat(save("Second again", "second@example.com", "auditor", "")).isEmpty();
        assertThat(people.withMail("second@example.com")).get().matches(each -> !each.may(Right.DECIDE));
    }

    @Test
    void whoSawAnOlderStateOverwritesNothing() {
        var wish = new Wish("", "second@example.com", List.of("auditor"), "");

        assertThat(change.save(wish, "Second=second@example.com;approver", admin()))
                .startsWith("Somebody changed this meanwhile");
        assertThat(change.save(wish, "Second=second@example.com;approver;limit=1000", admin()))
                .isEmpty();
    }

    @Test
    void peopleOfAnotherTenantAreNotTouchedNorNamed() {
        assertThat(save("Mine now", "south@example.com", "admin", ""))
                .isEqualTo("This address cannot be used here. Take another.");
        assertThat(change.close("south@example.com", admin())).startsWith("Nobody here has the address");
    }

    @Test
    void whoIsNoAdminChangesNobody() {
        var second = people.withMail("second@example.com").orElseThrow();

        assertThat(change.save(new Wish("", "second@example.com", List.of("admin"), ""), null, second))
                .startsWith("Only an admin");
        assertThat(change.close("reviewer@example.com", second)).startsWith("Only an admin");
    }

    private Person admin() {
        return people.signedIn("reviewer@example.com").orElseThrow();
    }

    private String save(String name, String mail, String roles, String limit) {
        return change.save(new Wish(name, mail, List.of(roles), limit), null, admin());
    }

    /** Accounts and their history in memory. */
    private static final class Table implements Accounts {

        private final List<Account> accounts = new ArrayList<>();
        private final List<Changed> history = new ArrayList<>();

        @Override
        public List<Account> all() {
            return List.copyOf(accounts);
        }

        @Override
        public String change(Person by, Instant at, Function<List<Account>, Attempt> attempt) {
            return switch (attempt.apply(all())) {
                case Attempt.Refused(var why) -> why;
                case Attempt.Agreed(var changes) -> {
                    for (var each : changes) {
                        accounts.removeIf(kept -> kept.person()
                                .mail()
                                .equals(each.after().person().mail()));
                        accounts.add(each.after());
                        history.add(each);
                    }
                    yield "";
                }
            };
        }
    }
}
