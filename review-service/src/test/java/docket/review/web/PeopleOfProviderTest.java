package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.Accounts;
import docket.review.ChangePeople;
import docket.review.LivePeople;
import docket.review.People;
import docket.review.PeopleOfProvider;
import docket.review.Person;
import docket.review.Right;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens where the identity provider says who may what. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PeopleOfProviderTest {

    @TestHTTPResource
    URI base;

    @Inject
    People people;

    @Inject
    LivePeople live;

    @Inject
    Accounts accounts;

    @Inject
    ChangePeople changePeople;

    private final String mail = "newcomer-" + UUID.randomUUID() + "@example.com";
    private PeopleOfProvider provider;

    @BeforeEach
    void aProviderWithNamesOfItsOwn() {
        provider = new PeopleOfProvider(
                live, accounts, changePeople, Map.of("Accounts-Payable", "invoice approver"), Clock.systemUTC());
    }

    @AfterEach
    void nobodyStays() {
        if (people.withMail(mail).isPresent()) new HttpVisitor(base).api("DELETE", "/api/people/" + mail, "");
    }

    @Test
    void whoeverComesForTheFirstTimeHasTheRolesTheProviderNames() {
        assertThat(provider.welcome(mail, "Comer, New", List.of("offline_access", "/auditor")))
                .isEmpty();

        assertThat(people.withMail(mail)).hasValueSatisfying(person -> {
            assertThat(person.name()).isEqualTo("Comer New");
            assertThat(person.may(Right.AUDIT)).isTrue();
            assertThat(person.may(Right.DECIDE)).isFalse();
        });
        assertThat(new HttpVisitor(base).api("GET", "/api/people", "").body())
                .contains("\"by\":\"identity provider\"")
                .contains(mail);
    }

    @Test
    void rolesFollowTheProviderAndALimitStays() {
        provider.welcome(mail, "New", List.of("approver"));
        changePeople.save(
                new ChangePeople.Wish("New", mail, List.of("approver"), "500"),
                null,
                new Person("Reviewer", "reviewer@example.com", "reviewer admin"));

        provider.welcome(mail, "New", List.of("accounts-payable"));

        assertThat(people.withMail(mail)).hasValueSatisfying(person -> {
            assertThat(person.role()).isEqualTo("approver invoice");
            assertThat(person.limit()).isEqualByComparingTo(new BigDecimal("500"));
        });
    }

    @Test
    void withoutARoleThatMeansSomethingNobodyComesInAndNoAccountIsMade() {
        assertThat(provider.welcome(mail, "New", List.of("uma_authorization", "default-roles-house")))
                .contains(mail)
                .contains("names no role for you")
                .contains("approver, auditor");
        assertThat(people.withMail(mail)).isEmpty();
    }

    @Test
    void aClosedAccountIsNotOpenedFromOutside() {
        provider.welcome(mail, "New", List.of("approver"));
        new HttpVisitor(base).api("DELETE", "/api/people/" + mail, "");

        assertThat(provider.welcome(mail, "New", List.of("approver"))).contains("is closed");
        assertThat(people.withMail(mail)).isEmpty();
    }

    @Test
    void whoBelongsToAnotherTenantStaysThere() {
        var south = people.withMail("south@example.com").orElseThrow();

        assertThat(provider.welcome(south.mail(), "South", List.of("reviewer"))).isEmpty();

        assertThat(people.withMail(south.mail())).hasValue(south);
    }

    @Test
    void rolesAreFoundByNameAndByTheWayToThem() {
        assertThat(claims("{\"groups\": [\"a\", \"b\"]}").texts("groups")).containsExactly("a", "b");
        assertThat(claims("{\"realm_access\": {\"roles\": [\"a\"]}}").texts("realm_access/roles"))
                .containsExactly("a");
        assertThat(claims("{\"https://example.com/roles\": \"a b\"}").texts("https://example.com/roles"))
                .containsExactly("a", "b");
        assertThat(claims("{\"realm_access\": 3}").texts("realm_access/roles")).isEmpty();
        assertThat(TokenClaims.of("no token").texts("groups")).isEmpty();
    }

    private static TokenClaims claims(String json) {
        var middle = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return TokenClaims.of("e30." + middle + ".c2ln");
    }
}
