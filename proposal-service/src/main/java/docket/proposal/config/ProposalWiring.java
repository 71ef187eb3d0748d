package docket.proposal.config;

import docket.documents.Documents;
import docket.proposal.ConcludeProposal;
import docket.proposal.Crm;
import docket.proposal.CrmDoors;
import docket.proposal.Deal;
import docket.proposal.DealRecords;
import docket.proposal.DealScores;
import docket.proposal.DeliverWriteBacks;
import docket.proposal.DeliverWriteBacks.Patience;
import docket.proposal.Destination;
import docket.proposal.Dialect;
import docket.proposal.DraftProposal;
import docket.proposal.Hmac;
import docket.proposal.House;
import docket.proposal.ReceiveDeal;
import docket.proposal.ReceivedDeals;
import docket.proposal.SectionWriter;
import docket.proposal.Typesetter;
import docket.proposal.WebhookSignature;
import docket.proposal.crm.Dialects;
import docket.proposal.crm.GenericDeal;
import docket.proposal.crm.GenericWebhook;
import docket.proposal.crm.HttpCrm;
import docket.proposal.crm.HubSpotWebhook;
import docket.proposal.crm.PipedriveWebhook;
import docket.proposal.crm.RenewedDialect;
import docket.proposal.crm.SalesforceCallout;
import docket.proposal.crm.SalesforceMessage;
import docket.proposal.crm.Trigger;
import docket.proposal.store.GroupedDeals;
import docket.proposal.store.PostgresDeals;
import docket.proposal.store.PostgresWriteBacks;
import docket.proposal.typesetting.HouseStyle;
import docket.reader.Reader;
import docket.transport.Messenger;
import docket.transport.aws.Secrets;
import docket.transport.outbox.Outbox;
import docket.transport.settings.Live;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

class ProposalWiring {

    private final InstantSource clock = InstantSource.system();

    @Produces
    @Singleton
    WebhookSignature signature(ProposalConfig config) {
        if (!Secrets.isKept(config.secret())) return new WebhookSignature(config.secret());
        var secret = Secrets.named(config.secret());
        var before = Secrets.before(config.secret());
        return new WebhookSignature(secret, before, () -> secret.anew() | before.anew());
    }

    @Produces
    @Singleton
    Deal.Format format() {
        return new GenericDeal();
    }

    @Produces
    @Singleton
    ReceivedDeals deals(AgroalDataSource database) {
        return new GroupedDeals(new PostgresDeals(database));
    }

    @Produces
    @Singleton
    Outbox outbox(AgroalDataSource database, Messenger messenger) {
        return new Outbox(database, messenger);
    }

    @Produces
    @Singleton
    Typesetter typesetter(HouseConfig config) {
        return config.template().map(folder -> HouseStyle.of(Path.of(folder))).orElseGet(HouseStyle::new);
    }

    @Produces
    @Singleton
    ReceiveDeal receiveDeal(ReceivedDeals deals) {
        return new ReceiveDeal(deals, clock);
    }

    /** Whoever is set up is listened to; the generic webhook always is. */
    @Produces
    @Singleton
    Dialects dialects(WebhookSignature signature, ProposalConfig config, Config live) {
        var dialects = new HashMap<String, Dialect>();
        dialects.put(Dialects.GENERIC, new GenericWebhook(signature));
        config.hubspot().webhookSecret().ifPresent(setting -> {
            var asks = trigger(live, Dialects.HUBSPOT);
            dialects.put(
                    Dialects.HUBSPOT,
                    dialect(HubSpotWebhook.NAME, setting, secret -> new HubSpotWebhook(new Hmac(secret), asks)));
        });
        config.salesforce()
                .organization()
                .ifPresent(organization -> config.salesforce().webhookKey().ifPresent(setting -> {
                    dialects.put(
                            Dialects.SALESFORCE_MESSAGE,
                            dialect(SalesforceMessage.NAME, setting, key -> new SalesforceMessage(key, organization)));
                    dialects.put(
                            Dialects.SALESFORCE_CALLOUT,
                            dialect(SalesforceMessage.NAME, setting, SalesforceCallout::new));
                }));
        var trigger = trigger(live, Dialects.PIPEDRIVE);
        config.pipedrive()
                .webhookPassword()
                .ifPresent(setting -> dialects.put(
                        Dialects.PIPEDRIVE,
                        dialect(
                                PipedriveWebhook.NAME,
                                setting,
                                password -> new PipedriveWebhook(
                                        config.pipedrive().webhookUser(),
                                        password,
                                        trigger,
                                        config.pipedrive().ownUser()))));
        return new Dialects(dialects);
    }

    /** A secret in the setting itself is looked at now; one that is kept elsewhere when somebody calls. */
    private static Dialect dialect(String crm, String setting, Function<String, Dialect> with) {
        if (!Secrets.isKept(setting)) return with.apply(setting);
        var secret = Secrets.named(setting);
        return new RenewedDialect(crm, secret, secret::anew, with);
    }

    /** What asks for a proposal now; the house may change it while Docket runs. */
    private static Live<Trigger> trigger(Config live, String crm) {
        return new Live<>(() -> Trigger.of(live.getValue("docket.crm." + crm + ".trigger", String.class)));
    }

    @Produces
    @Singleton
    CrmDoors crms(
            ProposalConfig config,
            WebhookSignature signature,
            ReceivedDeals deals,
            Documents documents,
            CrmAccess access) {
        var read = new HashMap<String, DealRecords>();
        var told = new HashMap<String, Crm>();
        for (var crm : access.records()) {
            read.put(crm.crm(), crm);
            told.put(crm.crm(), crm);
        }
        config.writeBackUrl()
                .ifPresent(url ->
                        told.put(GenericWebhook.NAME, new HttpCrm(url, config.writeBackMethod(), signature, clock)));
        return new CrmDoors(read, told, deals, documents);
    }

    @Produces
    @Singleton
    DraftProposal draftProposal(
            Documents documents,
            ReceivedDeals deals,
            CrmDoors crms,
            Deal.Format format,
            Typesetter typesetter,
            House house,
            DealScores scores,
            SectionWriter writer) {
        return new DraftProposal(
                documents, deals, crms, format, new Reader(), typesetter, house, scores, writer, clock);
    }

    @Produces
    @Singleton
    Destination destination(ProposalConfig config, AgroalDataSource database, CrmDoors crms, Config live) {
        if (crms.told().isEmpty()) return new Destination.Nowhere();
        var writeBacks = new PostgresWriteBacks(database);
        var patience = new Live<>(() -> new Patience(
                live.getValue("docket.crm.first-pause", Duration.class),
                live.getValue("docket.crm.longest-pause", Duration.class),
                live.getValue("docket.crm.attempts", Integer.class)));
        var delivery = new DeliverWriteBacks(writeBacks, crms, patience, clock, new SecureRandom());
        return new Destination.ToCrm(writeBacks, delivery, crms, config.proposalLink());
    }

    @Produces
    @Singleton
    ConcludeProposal concludeProposal(
            Documents documents, DraftProposal drafts, ReceivedDeals deals, Destination destination) {
        return new ConcludeProposal(documents, drafts, deals, destination);
    }
}
