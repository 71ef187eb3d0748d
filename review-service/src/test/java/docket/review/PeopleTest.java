package docket.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import docket.messages.DocumentEvent.Question;
import org.junit.jupiter.api.Test;

class PeopleTest {

    @Test
    void aQuestionGoesToThePersonMadeForIt() {
        var people = People.parse("Desk=desk@example.com;reviewer, Books=books@example.com;invoice");

        assertThat(people.askedFirst(Question.INVOICE).name()).isEqualTo("Books");
        assertThat(people.askedFirst(Question.CONTRACT).name()).isEqualTo("Desk");
        assertThat(people.first().name()).isEqualTo("Desk");
    }

    @Test
    void whoHasNoRoleDecidesEverything() {
        assertThat(People.parse("Desk=desk@example.com").first().role()).isEqualTo(Person.EVERYTHING);
    }

    @Test
    void nonsenseIsRefusedAtTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> People.parse("desk@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> People.parse("Desk=nowhere"));
    }
}
