package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.review.ContractDesk.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmendmentsTest {

    private static final Stored SUPPLY = stored(
            "d-1",
            Map.of(
                    "document_title", "Supply Agreement",
                    "agreement_date", "2019-03-01",
                    "party_1", "Northwind Tooling Ltd.",
                    "party_2", "Beacon Parts GmbH"));

    @Test
    void anAmendmentIsTiedToTheContractOfThatNameDateAndParty() {
        var tie = Amendments.of(List.of(SUPPLY, amendment("Supply Agreement of 2019-03-01", "Beacon Parts GmbH")));

        assertThat(tie).singleElement().satisfies(each -> {
            assertThat(each.says()).isEqualTo("Supply Agreement of 2019-03-01");
            assertThat(each.amended()).contains(SUPPLY);
        });
    }

    @Test
    void anotherDayOrOtherPartiesAreAnotherContract() {
        assertThat(tied(SUPPLY, amendment("Supply Agreement of 2019-03-02", "Beacon Parts GmbH")))
                .isFalse();
        assertThat(tied(SUPPLY, amendment("Supply Agreement of 2019-03-01", "Somebody Else AG")))
                .isFalse();
        assertThat(tied(SUPPLY, amendment("Licence Agreement of 2019-03-01", "Beacon Parts GmbH")))
                .isFalse();
    }

    @Test
    void whereTwoContractsMayBeMeantNeitherIs() {
        var again = stored("d-3", values(SUPPLY));
        assertThat(Amendments.of(List.of(SUPPLY, again, amendment("Supply Agreement", "Beacon Parts GmbH"))))
                .singleElement()
                .satisfies(tie -> assertThat(tie.amended()).isEmpty());
    }

    private static boolean tied(Stored contract, Stored amendment) {
        return Amendments.of(List.of(contract, amendment)).getFirst().amended().isPresent();
    }

    private static Stored amendment(String amends, String party) {
        return stored(
                "d-2",
                Map.of("document_title", "First Amendment to Supply Agreement", "amends", amends, "party_1", party));
    }

    private static Map<String, String> values(Stored contract) {
        var values = new LinkedHashMap<String, String>();
        contract.terms().forEach((term, field) -> values.put(term, field.value()));
        return values;
    }

    private static Stored stored(String id, Map<String, String> values) {
        var terms = new LinkedHashMap<String, Field>();
        values.forEach((term, value) ->
                terms.put(term, new Field(value, new Confidence(0.9), "test", new Evidence.FromData("test"))));
        return new Stored(new DocumentId(id), id + ".pdf", terms);
    }
}
