package docket.proposal.config;

import docket.documents.Documents;
import docket.proposal.ConcludeProposal;
import docket.proposal.Deal;
import docket.proposal.DeliverWriteBacks;
import docket.proposal.DeliverWriteBacks.Patience;
import docket.proposal.Destination;
import docket.proposal.DraftProposal;
import docket.proposal.ReceiveDeal;
import docket.proposal.ReceivedDeals;
import docket.proposal.Typesetter;
import docket.proposal.WebhookSignature;
import docket.proposal.crm.GenericDeal;
import docket.proposal.crm.HttpCrm;
import docket.proposal.store.PostgresDeals;
import docket.proposal.store.PostgresWriteBacks;
import docket.proposal.typesetting.HouseStyle;
import docket.reader.Reader;
import docket.transport.Messenger;
import docket.transport.outbox.Outbox;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

class ProposalWiring {

    private final InstantSource clock = InstantSource.system();

    @Produces
    @Singleton
    WebhookSignature signature(ProposalConfig config) {
        return new WebhookSignature(config.secret());
    }

    @Produces
    @Singleton
    Deal.Format format() {
        return new GenericDeal();
    }

    @Produces
    @Singleton
    ReceivedDeals deals(AgroalDataSource database) {
        return new PostgresDeals(database);
    }

    @Produces
    @Singleton
    Outbox outbox(AgroalDataSource database, Messenger messenger) {
        return new Outbox(database, messenger);
    }

    @Produces
    @Singleton
    Typesetter typesetter() {
        return new HouseStyle();
    }

    @Produces
    @Singleton
    ReceiveDeal receiveDeal(WebhookSignature signature, Deal.Format format, ReceivedDeals deals) {
        return new ReceiveDeal(signature, format, deals, clock);
    }

    @Produces
    @Singleton
    DraftProposal draftProposal(Documents documents, ReceivedDeals deals, Deal.Format format, Typesetter typesetter) {
        return new DraftProposal(documents, deals, format, new Reader(), typesetter, clock);
    }

    @Produces
    @Singleton
    Destination destination(ProposalConfig config, AgroalDataSource database, WebhookSignature signature) {
        var url = config.writeBackUrl();
        if (url.isEmpty()) return new Destination.Nowhere();
        var writeBacks = new PostgresWriteBacks(database);
        var crm = new HttpCrm(url.get(), config.writeBackMethod(), signature, clock);
        var patience = new Patience(config.firstPause(), config.longestPause(), config.attempts());
        var delivery = new DeliverWriteBacks(writeBacks, crm, patience, clock, new SecureRandom());
        return new Destination.ToCrm(writeBacks, delivery, config.proposalLink());
    }

    @Produces
    @Singleton
    ConcludeProposal concludeProposal(
            Documents documents, DraftProposal drafts, ReceivedDeals deals, Destination destination) {
        return new ConcludeProposal(documents, drafts, deals, destination);
    }
}
