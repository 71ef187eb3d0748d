package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.StandIns.StandIn;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AbsencesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Person ANNA = person("anna");
    private static final Person BEN = person("ben");
    private static final Person CARO = person("caro");

    @Test
    void theWorkGoesToWhoeverIsThere() {
        var absences = away(ANNA, BEN);

        assertThat(absences.holder(ANNA)).isEqualTo(BEN);
        assertThat(absences.holder(CARO)).isEqualTo(CARO);
        assertThat(absences.represented(BEN)).containsExactly(ANNA);
        assertThat(absences.represented(ANNA)).isEmpty();
    }

    @Test
    void whereTheStandInIsAwayTooItGoesOnToTheirs() {
        var absences = away(ANNA, BEN, BEN, CARO);

        assertThat(absences.holder(ANNA)).isEqualTo(CARO);
        assertThat(absences.represented(CARO)).containsExactly(ANNA, BEN);
        assertThat(absences.represented(BEN)).containsExactly(ANNA);
    }

    @Test
    void twoWhoStandInForEachOtherKeepTheirOwn() {
        var absences = away(ANNA, BEN, BEN, ANNA);

        assertThat(absences.holder(ANNA)).isEqualTo(ANNA);
        assertThat(absences.holder(BEN)).isEqualTo(BEN);
    }

    @Test
    void itBeginsOnTheFirstDayAndEndsAfterTheLast() {
        var holiday = new StandIn(ANNA, BEN, DAY, DAY.plusDays(2));

        assertThat(Stream.of(-1, 0, 2, 3).map(days -> holiday.holds(DAY.plusDays(days))))
                .containsExactly(false, true, true, false);
    }

    private static Absences away(Person... pairs) {
        return pairs.length == 2
                ? new Absences(List.of(new StandIn(pairs[0], pairs[1], DAY, DAY)))
                : new Absences(
                        List.of(new StandIn(pairs[0], pairs[1], DAY, DAY), new StandIn(pairs[2], pairs[3], DAY, DAY)));
    }

    private static Person person(String name) {
        return new Person(name, name + "@example.com", "");
    }
}
