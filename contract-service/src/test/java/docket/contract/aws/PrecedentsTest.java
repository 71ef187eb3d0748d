package docket.contract.aws;

import static docket.contract.aws.ModelWorld.answer;
import static docket.contract.aws.ModelWorld.says;
import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Operation;
import docket.contract.SampleContracts;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.messages.Ruling;
import docket.messages.Ruling.Choice;
import docket.model.knowledge.KnowledgeIndex.Page;
import docket.model.knowledge.KnowledgeIndex.Source;
import docket.reader.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a real PostgreSQL. */
class PrecedentsTest {

    private static final DocumentId EARLIER = new DocumentId("d-earlier");
    private static final DocumentId NEXT = new DocumentId("d-next");
    private static final Pages EXCLUSIVE = SampleContracts.pages(
            SampleContracts.withClause("The Client appoints the Provider as its exclusive supplier of such services."));
    private static final String AGREED = "Either party may deal with others after the first year.";

    private final ModelWorld world = new ModelWorld();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatPeopleAgreedInOneContractIsShownWhenTheNextIsRead() {
        world.precedents().keep(EARLIER, EXCLUSIVE, ruled());

        assertThat(shownOf(NEXT)).contains(AGREED);
    }

    @Test
    void withoutAnEarlierContractNothingIsShown() {
        assertThat(shownOf(NEXT)).doesNotContain(AGREED);
    }

    @Test
    void aContractThatIsRejectedLaterSetsNoPrecedent() {
        world.precedents().keep(EARLIER, EXCLUSIVE, ruled());
        world.precedents().forget(EARLIER);

        assertThat(shownOf(NEXT)).doesNotContain(AGREED);
    }

    @Test
    void theSameDecisionAgainChangesNothing() {
        world.precedents().keep(EARLIER, EXCLUSIVE, ruled());
        world.precedents().keep(EARLIER, EXCLUSIVE, ruled());
        var pages = EXCLUSIVE.pages().stream()
                .map(page -> new Page(page.number(), page.language(), page.text()))
                .toList();

        var again = world.index()
                .put(new Source("default", "precedent " + EARLIER, "MAINTENANCE AGREEMENT", Set.of("contract"), pages));

        assertThat(again.changed()).isZero();
        assertThat(again.passages()).isPositive();
    }

    private static Reading ruled() {
        return ModelWorld.alone()
                .analyse(EXCLUSIVE)
                .reading()
                .ruled(List.of(new Ruling("exclusivity", Choice.EDITED, AGREED, "clerk", Instant.EPOCH)));
    }

    /** The words the model was given to read another contract. */
    private String shownOf(DocumentId id) {
        world.bedrock.says(call -> says(call, answer()));
        world.analysis().analyse(id, EXCLUSIVE);
        return world.bedrock.calls(Operation.CONVERSE).getFirst().words();
    }
}
