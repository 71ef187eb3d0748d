package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import docket.bedrock.FakeBedrock;
import docket.bedrock.Fault;
import docket.invoice.aws.BlueprintShelf.Change;
import docket.invoice.aws.BlueprintShelf.NotPushed;
import docket.invoice.blueprint.BlueprintSchema;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlueprintShelfTest {

    private final FakeBedrock service = FakeBedrock.start();
    private final BlueprintShelf shelf = shelf();

    private BlueprintShelf shelf() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return new BlueprintShelf(Optional.of(service.endpoint()), "eu-central-1");
    }

    @AfterEach
    void close() {
        shelf.close();
        service.close();
    }

    @Test
    void aBlueprintIsCreatedOnceAndGetsAVersion() {
        var first = shelf.push("docket-invoice", BlueprintSchema.ours(), "LIVE");
        var again = shelf.push("docket-invoice", BlueprintSchema.ours(), "LIVE");

        assertThat(first.change()).isEqualTo(Change.CREATED);
        assertThat(first.version()).isEqualTo("1");
        assertThat(again).isEqualTo(new BlueprintShelf.Pushed(first.arn(), "1", Change.NONE));
        assertThat(service.dataAutomation().blueprints().all()).singleElement().satisfies(kept -> {
            assertThat(kept.schema()).isEqualTo(BlueprintSchema.ours().text());
            assertThat(kept.versions()).containsExactly("1");
        });
    }

    @Test
    void aChangeIsAVersionOfItsOwn() {
        var arn = shelf.push("docket-invoice", BlueprintSchema.ours(), "LIVE").arn();
        var changed = new BlueprintSchema(BlueprintSchema.ours().text().replace("An invoice,", "A bill,"));
        assertThat(shelf.says("docket-invoice", changed, "LIVE")).contains(false);

        var pushed = shelf.push("docket-invoice", changed, "LIVE");

        assertThat(pushed).isEqualTo(new BlueprintShelf.Pushed(arn, "2", Change.UPDATED));
        assertThat(shelf.says("docket-invoice", changed, "LIVE")).contains(true);
        assertThat(shelf.says("another", changed, "LIVE")).isEmpty();
    }

    @Test
    void whatGoesWrongIsSaidInWords() {
        service.whenever(_ -> true, Fault.denied());

        assertThatExceptionOfType(NotPushed.class)
                .isThrownBy(() -> shelf.push("docket-invoice", BlueprintSchema.ours(), "LIVE"))
                .withMessageContaining("bedrock:CreateBlueprint");
    }
}
