package docket.invoice.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlueprintSchemaTest {

    @Test
    void ourBlueprintsKeepTheLimitsAndTheShortOneThoseOfAnswersAtOnce() {
        assertThat(BlueprintSchema.ours().problems(false)).isEmpty();
        assertThat(BlueprintSchema.oursAtOnce().problems(true)).isEmpty();
        assertThat(BlueprintSchema.oursAtOnce().leaves()).isEqualTo(15);
        assertThat(BlueprintSchema.ours().problems(true))
                .singleElement()
                .asString()
                .contains("29 fields", "15");
    }

    @Test
    void everyFieldOfOursIsOneWeKnow() {
        for (var name : BlueprintSchema.ours().text().split("\"")) {
            if (name.matches("[a-z]+_(name|number|date|total|id|order|terms|due)")) {
                assertThat(FieldNames.ofInvoice(name).or(() -> FieldNames.ofLine(name)))
                        .as(name)
                        .isPresent();
            }
        }
    }

    @Test
    void whatTheServiceWouldNotTakeIsNamed() {
        var schema = new BlueprintSchema("""
                {"class": "Invoice", "type": "object", "definitions": {}, "properties": {
                  "issued": {"type": "date", "inferenceType": "explicit", "instruction": "The day"},
                  "a/b": {"type": "string", "inferenceType": "explicit", "instruction": "%s"},
                  "lines": {"type": "array", "instruction": "Lines", "items": {"$ref": "#/definitions/Row"}},
                  "total": {"type": "number"}}}
                """.formatted("x".repeat(301)));

        assertThat(schema.problems(false))
                .anyMatch(problem -> problem.contains("needs a \"description\""))
                .anyMatch(problem -> problem.contains("issued is of type \"date\"") && problem.contains("YYYY-MM-DD"))
                .anyMatch(problem -> problem.contains("\"/\""))
                .anyMatch(problem -> problem.contains("301 characters"))
                .anyMatch(problem -> problem.contains("#/definitions/Row"))
                .anyMatch(problem -> problem.contains("total needs an \"inferenceType\""))
                .anyMatch(problem -> problem.contains("total needs an \"instruction\""));
    }

    @Test
    void whatIsNoJsonIsToldByItsPlaceAndNotByItsText() {
        assertThat(new BlueprintSchema("{\n  secret").problems(false))
                .singleElement()
                .asString()
                .contains("line 2")
                .doesNotContain("secret");
    }
}
