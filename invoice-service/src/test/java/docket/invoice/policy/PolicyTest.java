package docket.invoice.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.messages.Approval;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final String HOUSE = """
            rules:
              - name: changed bank account
                when: {findings: bank_account}
                then:
                  who: [treasury@example.com, books@example.com]
                  four_eyes: true
                  deadline: 4 hours
                  escalate_to: [head@example.com]
              - name: large amounts
                when:
                  amount: {over: 10000, currency: EUR}
                then: {who: invoice, approvers: 2, deadline: 2 days}
              - name: laboratory
                when: {cost_centre: "47*"}
                then: {who: lab@example.com}
              - name: known and small
                when:
                  vendor: [Beispiel Handel, "FR 83 404 833 048"]
                  amount: {up_to: 500, currency: EUR}
                  findings: none
                then: straight_through
            otherwise: {who: [books@example.com]}
            """;

    private final Policy policy = PolicyFile.read(HOUSE);

    @Test
    void aSmallInvoiceOfAKnownVendorGoesStraightThrough() {
        assertThat(policy.hold(invoice("119.00"))).isEmpty();
    }

    @Test
    void whatNoRuleLetsThroughWaitsThoughEveryCheckHeld() {
        assertThat(policy.hold(invoice("501.00")))
                .get()
                .extracting(Finding::detail)
                .isEqualTo("The approval policy (no rule fits) has a person approve this.");
    }

    @Test
    void theFirstRuleThatFitsCounts() {
        var large = invoice("10000.01");

        assertThat(policy.ruleFor(large)).isEqualTo("large amounts");
        assertThat(policy.approval(large))
                .contains(new Approval("large amounts", List.of("invoice"), 2, Duration.ofDays(2), List.of(), false));
    }

    @Test
    void exactlyTheLimitIsNotOverIt() {
        assertThat(policy.ruleFor(invoice("10000.00"))).isEqualTo("no rule fits");
    }

    @Test
    void aCreditNoteCountsByItsSize() {
        assertThat(policy.ruleFor(invoice("-12000.00"))).isEqualTo("large amounts");
    }

    @Test
    void anAmountInAnotherCurrencyIsNeverSmallAndMayBeLarge() {
        assertThat(policy.ruleFor(with(invoice("119.00"), Terms.CURRENCY, "USD")))
                .isEqualTo("large amounts");
    }

    @Test
    void fourEyesAreTwoPeople() {
        var forged = with(invoice("119.00"), finding(Terms.IBAN, Reason.POLICY, Severity.BLOCKING));

        assertThat(policy.approval(forged)).get().satisfies(approval -> {
            assertThat(approval.approvers()).isEqualTo(2);
            assertThat(approval.escalateTo()).containsExactly("head@example.com");
            assertThat(approval.within()).isEqualTo(Duration.ofHours(4));
        });
    }

    @Test
    void theCostCentreMayEndInAStar() {
        assertThat(policy.ruleFor(with(invoice("119.00"), Terms.COST_CENTRE, "4711")))
                .isEqualTo("laboratory");
        assertThat(policy.ruleFor(with(invoice("119.00"), Terms.COST_CENTRE, "5711")))
                .isEqualTo("known and small");
    }

    @Test
    void aVendorIsKnownByItsVatNumberToo() {
        var named = with(with(invoice("119.00"), Terms.VENDOR_NAME, "Autre Nom SARL"), Terms.VAT_ID, "FR83404833048");

        assertThat(policy.ruleFor(named)).isEqualTo("known and small");
    }

    @Test
    void aRemarkIsNoFinding() {
        var remarked = with(invoice("119.00"), finding(Terms.VAT_ID, Reason.RULE_BROKEN, Severity.INFO));

        assertThat(policy.ruleFor(remarked)).isEqualTo("known and small");
    }

    @Test
    void whatAPolicyAddsDoesNotChangeWhatItSays() {
        var read = invoice("501.00");
        var held = read.with(List.of(policy.hold(read).orElseThrow()));

        assertThat(policy.ruleFor(held)).isEqualTo(policy.ruleFor(read));
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        assertThatThrownBy(() -> PolicyFile.read("""
                        rules:
                          - name: large
                            when: {amount: {over: lots}}
                            then: {who: [], approvers: 0}
                          - when: {finding: none}
                            then: stright_through
                          - name: large
                            when: {findings: [bank_acount]}
                            then: {deadline: soon, escalate_to: x@example.com}
                        """))
                .isInstanceOf(PolicyFile.Wrong.class)
                .hasMessage("""
                        approval.yaml is no approval policy:
                          line 3: 'lots' is no amount such as 2500 or 99.50
                          line 3: 'currency' is missing, as in currency: EUR
                          line 4: the list is empty; leave it out, or name somebody
                          line 4: '0' is no number of people from 1 to 20
                          line 5: the rule has no name; reviewers are told it
                          line 5: 'finding' means nothing here; there are amount, cost_centre, findings, vendor
                          line 6: 'stright_through' is neither straight_through nor says who approves
                          line 7: the rule of line 2 has the same name
                          line 8: 'bank_acount' is no kind of finding; there are none (alone), any, bank_account, \
                        duplicate, missing, order, remark, rule, uncertain, unreadable, vendor
                          line 9: 'soon' is no time such as 4 hours, 2 days or 1 week
                          line 9: 'escalate_to' needs a 'deadline' after which it is""");
    }

    @Test
    void aFileThatIsNoYamlSaysWhere() {
        assertThatThrownBy(() -> PolicyFile.read("rules:\n  - name: [\n"))
                .isInstanceOf(PolicyFile.Wrong.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> PolicyFile.read(""))
                .isInstanceOf(PolicyFile.Wrong.class)
                .hasMessageContaining("line 1: the file is empty");
    }

    @Test
    void aFileThatIsNotThereSaysWhatToDo() {
        assertThatThrownBy(() -> PolicyFile.read(Path.of("nowhere.yaml")))
                .hasMessageContaining("Put it there, or unset docket.invoice.policy.");
    }

    private static Reading invoice(String total) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put(Terms.VENDOR_NAME, field("Beispiel Handel GmbH"));
        fields.put(Terms.CURRENCY, field("EUR"));
        fields.put(Terms.TOTAL_AMOUNT, field(total));
        return new Reading(
                Kind.INVOICE, fields, List.of(), List.of(), Map.of(), Instant.EPOCH, Work.free("layout-1", 1));
    }

    private static Field field(String value) {
        return new Field(value, Confidence.CERTAIN, "layout-1", new Evidence.Arithmetic("1 + 1 = 2"));
    }

    private static Reading with(Reading reading, String name, String value) {
        var fields = new LinkedHashMap<>(reading.fields());
        fields.put(name, field(value));
        return new Reading(
                reading.kind(), fields, List.of(), reading.findings(), Map.of(), reading.at(), reading.work());
    }

    private static Reading with(Reading reading, Finding finding) {
        return reading.with(List.of(finding));
    }

    private static Finding finding(String field, Reason reason, Severity severity) {
        return new Finding(field, reason, severity, "something", null);
    }
}
