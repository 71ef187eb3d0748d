package docket.deploy.aws;

import java.util.List;
import software.amazon.awscdk.services.ses.CfnConfigurationSet;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.CfnEmailIdentity;
import software.constructs.Construct;

/** Whom mails come from, and what became of them as a metric. */
final class Mail {

    Mail(Construct scope, Settings settings) {
        var set = CfnConfigurationSet.Builder.create(scope, "Mails")
                .name(settings.name("mails"))
                .deliveryOptions(CfnConfigurationSet.DeliveryOptionsProperty.builder()
                        .tlsPolicy("REQUIRE")
                        .build())
                .reputationOptions(CfnConfigurationSet.ReputationOptionsProperty.builder()
                        .reputationMetricsEnabled(true)
                        .build())
                .build();
        CfnEmailIdentity.Builder.create(scope, "Sender")
                .emailIdentity(settings.sender().substring(settings.sender().indexOf('@') + 1))
                .configurationSetAttributes(CfnEmailIdentity.ConfigurationSetAttributesProperty.builder()
                        .configurationSetName(set.getRef())
                        .build())
                .dkimSigningAttributes(CfnEmailIdentity.DkimSigningAttributesProperty.builder()
                        .nextSigningKeyLength("RSA_2048_BIT")
                        .build())
                .build();
        CfnConfigurationSetEventDestination.Builder.create(scope, "MailMetrics")
                .configurationSetName(set.getRef())
                .eventDestination(CfnConfigurationSetEventDestination.EventDestinationProperty.builder()
                        .enabled(true)
                        .matchingEventTypes(List.of("SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT"))
                        .cloudWatchDestination(
                                CfnConfigurationSetEventDestination.CloudWatchDestinationProperty.builder()
                                        .dimensionConfigurations(List.of(
                                                CfnConfigurationSetEventDestination.DimensionConfigurationProperty
                                                        .builder()
                                                        .dimensionName("Stage")
                                                        .dimensionValueSource("messageTag")
                                                        .defaultDimensionValue(settings.stage())
                                                        .build()))
                                        .build())
                        .build())
                .build();
    }
}
