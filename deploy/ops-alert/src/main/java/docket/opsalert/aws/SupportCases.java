package docket.opsalert.aws;

import docket.opsalert.CaseText;
import docket.opsalert.Cases;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.support.SupportClient;
import software.amazon.awssdk.services.support.model.SupportException;

/**
 * Cases of AWS Support, for which an account needs a plan that has its API.
 *
 * @see <a href="https://docs.aws.amazon.com/awssupport/latest/user/about-support-api.html">AWS Support API</a>
 */
final class SupportCases implements Cases {

    private static final String SERVICE = "amazon-bedrock";
    private static final String CATEGORY = "quota";

    private final SupportClient support;

    SupportCases(SupportClient support) {
        this.support = support;
    }

    @Override
    public List<Case> unresolved(Instant after) {
        return asked(() -> support
                .describeCasesPaginator(ask -> ask.includeResolvedCases(false)
                        .includeCommunications(false)
                        .afterTime(after.toString())
                        .language("en"))
                .cases()
                .stream()
                .filter(one -> !"resolved".equals(one.status()))
                .map(one -> new Case(one.caseId(), one.displayId(), one.subject(), Instant.parse(one.timeCreated())))
                .toList());
    }

    @Override
    public Case open(CaseText text) {
        var id = asked(() -> support.createCase(create -> create.subject(text.subject())
                        .communicationBody(text.body())
                        .severityCode(text.severity())
                        .serviceCode(SERVICE)
                        .categoryCode(CATEGORY)
                        .issueType("technical")
                        .language("en"))
                .caseId());
        var number = asked(() -> support.describeCases(ask -> ask.caseIdList(id)).cases().stream()
                .findFirst()
                .map(one -> one.displayId())
                .orElse(id));
        return new Case(id, number, text.subject(), Instant.EPOCH);
    }

    @Override
    public void append(Case to, String text) {
        asked(() -> support.addCommunicationToCase(add -> add.caseId(to.id()).communicationBody(text)));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SupportException e) {
            var details = e.awsErrorDetails();
            var code = details == null ? "" : String.valueOf(details.errorCode());
            if (code.contains("SubscriptionRequired")) {
                throw new NoSupport("the account's support plan has no API (Business or higher has)");
            }
            if (code.contains("CaseCreationLimitExceeded"))
                throw new NoSupport("AWS takes no more cases of this account now");
            if (code.contains("AccessDenied")) throw new NoSupport("the function has no right to AWS Support");
            throw e;
        }
    }
}
