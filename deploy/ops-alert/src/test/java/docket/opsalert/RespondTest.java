package docket.opsalert;

import static org.assertj.core.api.Assertions.assertThat;

import docket.opsalert.Cases.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RespondTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    private final List<Told> mails = new ArrayList<>();
    private final List<CaseText> opened = new ArrayList<>();
    private final List<String> appended = new ArrayList<>();
    private final List<Case> open = new ArrayList<>();
    private final Map<String, Drafts.Draft> kept = new HashMap<>();
    private final Map<String, String> taken = new HashMap<>();
    private boolean noSupport;

    @Test
    void aCaseWaitsForAPersonWhoSeesItsTextAndAgreesOnce() {
        respond(CasePolicy.APPROVAL, Preference.ALL).to(high());

        assertThat(opened).isEmpty();
        assertThat(mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.body())
                        .contains("https://docket.example.com/ops/cases/s1")
                        .contains("peak of 14 days 9,500")
                        .contains("requests per minute: 18,000"));
        assertThat(Respond.agreed(cases(), drafts(), mails::add, "s1"))
                .contains("Opened case 4711")
                .contains("displayId=4711");
        assertThat(Respond.agreed(cases(), drafts(), mails::add, "s1")).startsWith("This was sent before");
        assertThat(opened).singleElement().satisfies(text -> {
            assertThat(text.subject()).contains("expedited").contains(MODEL);
            assertThat(text.severity()).isEqualTo("high");
        });
        assertThat(Respond.agreed(cases(), drafts(), mails::add, "guessed")).isEqualTo("There is no such draft.");
    }

    @Test
    void aMailIsLaidOutAsWellAndItsLinksCanBeFollowed() {
        respond(CasePolicy.APPROVAL, Preference.ALL).to(high());
        assertThat(mails.getFirst().html())
                .contains("<th style=\"padding:2px 12px 2px 0;text-align:left\">requests</th>")
                .contains(">10,000</td>", ">8,000</td>", ">9,500</td>")
                .contains("<a href=\"https://docket.example.com/ops/cases/s1\">");
        Respond.agreed(cases(), drafts(), mails::add, "s1");
        assertThat(mails.getLast().html()).contains("displayId=4711\">");
        assertThat(mails).hasSize(2);
    }

    @Test
    void anUnresolvedCaseOfTheSameCategoryIsWrittenOnIn() {
        open.add(new Case(
                "c-1",
                "1234",
                CaseText.about(high()) + " - expedited handling requested",
                NOW.minus(Duration.ofDays(59))));
        respond(CasePolicy.AUTOMATIC, Preference.ALL).to(high());
        assertThat(appended).containsExactly("c-1");
        assertThat(opened).isEmpty();
        assertThat(mails.getFirst().body()).contains("case 1234").contains("displayId=1234");
    }

    @Test
    void whatAPersonAgreedToGoesToTheUnresolvedCase() {
        open.add(new Case("c-1", "1234", CaseText.about(high()), NOW.minus(Duration.ofDays(1))));
        respond(CasePolicy.APPROVAL, Preference.ALL).to(high());
        assertThat(mails.getFirst().body()).contains("There is an unresolved case, 1234");
        Respond.agreed(cases(), drafts(), mails::add, "s1");
        assertThat(appended).containsExactly("c-1");
        assertThat(mails.getLast().body())
                .contains("Added to the unresolved case 1234")
                .contains("displayId=1234");
    }

    @Test
    void anOlderCaseOrOneOfAnotherCategoryOrModelIsLeftAlone() {
        open.add(new Case("old", "1", CaseText.about(high()), NOW.minus(Duration.ofDays(61))));
        var tokens = new Alert(MODEL, "eu-central-1", Set.of(AlarmKind.INPUT_TOKEN_ANOMALY), high().use(), NOW);
        open.add(new Case("tokens", "2", CaseText.about(tokens), NOW.minus(Duration.ofDays(1))));
        open.add(new Case("other", "3", "Amazon Bedrock quota: other.model in eu-central-1 [requests]", NOW));
        respond(CasePolicy.AUTOMATIC, Preference.ALL).to(high());
        assertThat(appended).isEmpty();
        assertThat(opened).hasSize(1);
    }

    @Test
    void aDryRunShowsTheTextAndDoesNothing() {
        respond(CasePolicy.DRY_RUN, Preference.ALL).to(high());
        assertThat(mails.getFirst().body()).contains("Dry run").contains("Asked for:");
        assertThat(kept).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void casesCanBeOff() {
        respond(CasePolicy.OFF, Preference.ALL).to(high());
        assertThat(mails.getFirst().body()).doesNotContain("Asked for:");
        assertThat(kept).isEmpty();
    }

    @Test
    void whatIsNoMatterOfQuotasHasNoCaseWhateverThePolicy() {
        for (CasePolicy policy : CasePolicy.values()) {
            respond(policy, Preference.ALL)
                    .to(new Alert(MODEL, "eu-central-1", Set.of(AlarmKind.SERVER_ERRORS), high().use(), NOW));
        }
        assertThat(opened).isEmpty();
        assertThat(kept).isEmpty();
        assertThat(mails)
                .hasSize(4)
                .allSatisfy(mail -> assertThat(mail.subject()).contains("non quota"));
    }

    @Test
    void lowUseAsksForNothingAndSaysThatFiguresAreForReference() {
        var use = ScenarioTest.use(
                OptionalDouble.of(10_000),
                OptionalDouble.of(5_578),
                OptionalDouble.of(6_250_000),
                OptionalDouble.of(3_404_691));
        var text = CaseText.of(new Alert(MODEL, "eu-central-1", Set.of(AlarmKind.THROTTLES), use, NOW));
        assertThat(text.body())
                .contains("for reference only")
                .contains("5,578")
                .contains("3,404,691")
                .contains("5,000,000")
                .doesNotContain("Asked for");
        assertThat(text.severity()).isEqualTo("low");
    }

    @Test
    void aPlanWithoutSupportLeavesTheTextToAPerson() {
        noSupport = true;
        respond(CasePolicy.APPROVAL, Preference.ALL).to(high());
        assertThat(mails.getFirst().body())
                .contains("No case was opened")
                .contains("with this text")
                .contains("Asked for:");
    }

    @Test
    void peopleGetWhatTheyWantToHearOf() {
        var warning = new Alert(MODEL, "eu-central-1", Set.of(AlarmKind.INVOCATION_ANOMALY), high().use(), NOW);
        Map<Preference, List<String>> heard = Map.of(
                Preference.ALL, List.of("CRITICAL", "WARNING"),
                Preference.CRITICAL, List.of("CRITICAL"),
                Preference.WARNING, List.of("WARNING"));
        heard.forEach((preference, expected) -> {
            mails.clear();
            respond(CasePolicy.OFF, preference).to(high());
            respond(CasePolicy.OFF, preference).to(warning);
            assertThat(mails.stream()
                            .map(m -> m.subject().substring(1, m.subject().indexOf(']'))))
                    .isEqualTo(expected);
        });
    }

    @Test
    void alarmsAreFoundByTheModelInTheirNamesAlsoWhereOneNameBeginsAnother() {
        var registry = ModelRegistry.of("a.b-4, a.b-4-5", "docket-prod-bedrock");
        assertThat(registry.of("docket-prod-bedrock-a-b-4-5-Composite")).contains("a.b-4-5");
        assertThat(registry.of("docket-prod-bedrock-a-b-4-Throttles")).contains("a.b-4");
        assertThat(registry.of("somebody-elses-alarm")).isEmpty();
    }

    @Test
    void aQuotaBelongsToTheModelOfExactlyThisNameAndNumber() {
        var four = "Cross-region model inference requests per minute for Anthropic Claude Sonnet 4";
        var fourFive = "Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5";
        assertThat(ModelRegistry.isAbout(fourFive, MODEL)).isTrue();
        assertThat(ModelRegistry.isAbout(four, MODEL)).isFalse();
        assertThat(ModelRegistry.isAbout(
                        "On-demand model inference tokens per minute for Amazon Nova Lite", "amazon.nova-lite-v1:0"))
                .isTrue();
        assertThat(ModelRegistry.isAbout("Number of guardrails", MODEL)).isFalse();
    }

    private Alert high() {
        var use = ScenarioTest.use(
                OptionalDouble.of(10_000),
                OptionalDouble.of(9_500),
                OptionalDouble.of(200_000),
                OptionalDouble.of(100_000));
        return new Alert(MODEL, "eu-central-1", Set.of(AlarmKind.HIGH_INVOCATION_RATE), use, NOW);
    }

    private Respond respond(CasePolicy policy, Preference preference) {
        return new Respond(
                cases(),
                drafts(),
                mails::add,
                policy,
                preference,
                Duration.ofDays(60),
                "https://docket.example.com/ops/cases");
    }

    private Cases cases() {
        return new Cases() {
            @Override
            public List<Case> unresolved(Instant after) {
                if (noSupport) throw new NoSupport("the account's support plan has no API");
                return open;
            }

            @Override
            public Case open(CaseText text) {
                opened.add(text);
                return new Case("c-new", "4711", text.subject(), NOW);
            }

            @Override
            public void append(Case to, String text) {
                appended.add(to.id());
            }
        };
    }

    private Drafts drafts() {
        return new Drafts() {
            @Override
            public String keep(Draft draft) {
                kept.put("s1", draft);
                return "s1";
            }

            @Override
            public Optional<Draft> find(String secret) {
                return Optional.ofNullable(kept.get(secret));
            }

            @Override
            public boolean take(String secret, String outcome) {
                return taken.putIfAbsent(secret, outcome) == null;
            }

            @Override
            public Optional<String> outcome(String secret) {
                return Optional.ofNullable(taken.get(secret));
            }
        };
    }
}
