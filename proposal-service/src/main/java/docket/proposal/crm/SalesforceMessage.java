package docket.proposal.crm;

import docket.proposal.Dialect;
import docket.proposal.Hmac;
import docket.proposal.WebhookRequest;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce's outbound messages: SOAP with up to a hundred notifications. They are not signed; a key in the address
 * ({@code …/salesforce?key=…}, set where the outbound message is) and the organisation's id tell them. Which change
 * asks for a proposal is decided by the flow or rule that sends the message.
 */
public final class SalesforceMessage implements Dialect {

    public static final String NAME = "salesforce";

    private static final int MOST_NOTIFICATIONS = 100;

    /** The first 15 characters of an id tell records apart; three more only repeat their case. */
    private static final int ID_LENGTH = 15;

    private final String key;
    private final String organization;

    /** @param organization the id of the organisation, 15 or 18 characters */
    public SalesforceMessage(String key, String organization) {
        if (organization.length() < ID_LENGTH) {
            throw new IllegalArgumentException("an organisation's id has 15 or 18 characters");
        }
        this.key = key;
        this.organization = organization;
    }

    @Override
    public String crm() {
        return NAME;
    }

    @Override
    public List<Told> read(WebhookRequest request, Instant now) {
        UrlKey.require(request, key);
        var message = new Message();
        try {
            message.read(request.body());
        } catch (XMLStreamException e) {
            throw new WebhookRefused(Refusal.UNREADABLE, "no outbound message: the XML cannot be read");
        }
        if (!sameId(organization, message.organization)) {
            throw new WebhookRefused(Refusal.WRONG_SIGNATURE, "the message comes from another organisation");
        }
        return message.told(request.body());
    }

    private static boolean sameId(String expected, String given) {
        return given.length() >= ID_LENGTH
                && Hmac.same(expected.substring(0, ID_LENGTH), given.substring(0, ID_LENGTH));
    }

    /** One pass over the elements; names are looked at without their prefixes, which are the sender's choice. */
    private static final class Message {

        private static final XMLInputFactory FACTORY = factory();

        private record Notification(
                String id, String deal, @Nullable Instant changed) {}

        private final List<Notification> notifications = new ArrayList<>();
        private String organization = "";
        private String notificationId = "";
        private String deal = "";
        private @Nullable Instant changed;

        /** No document type, so no entities and nothing fetched. */
        private static XMLInputFactory factory() {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            return factory;
        }

        void read(byte[] body) throws XMLStreamException {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            var inRecord = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD ->
                        throw new WebhookRefused(Refusal.UNREADABLE, "a document type is not taken");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (xml.getLocalName().equals("sObject")) inRecord = true;
                        else start(xml, inRecord);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (xml.getLocalName().equals("sObject")) inRecord = false;
                        if (xml.getLocalName().equals("Notification")) end();
                    }
                    default -> {}
                }
            }
        }

        private void start(XMLStreamReader xml, boolean inRecord) throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "OrganizationId" -> organization = xml.getElementText().strip();
                case "Id" -> {
                    var id = xml.getElementText().strip();
                    if (inRecord) deal = id;
                    else notificationId = id;
                }
                case "SystemModstamp", "LastModifiedDate" ->
                    changed = time(xml.getElementText().strip());
                default -> {}
            }
        }

        private void end() {
            if (notificationId.isEmpty() || deal.isEmpty()) {
                throw new WebhookRefused(
                        Refusal.UNREADABLE, "a notification needs its Id and, in its sObject, the record's Id");
            }
            if (notifications.size() == MOST_NOTIFICATIONS) {
                throw new WebhookRefused(Refusal.UNREADABLE, "at most 100 notifications in one message");
            }
            notifications.add(new Notification(notificationId, deal, changed));
            notificationId = "";
            deal = "";
            changed = null;
        }

        List<Told> told(byte[] body) {
            if (notifications.isEmpty()) {
                throw new WebhookRefused(Refusal.UNREADABLE, "an outbound message with notifications is needed");
            }
            return notifications.stream()
                    .map(one -> new Told(one.deal, one.id, one.changed, body))
                    .toList();
        }

        private static @Nullable Instant time(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                return null; // then nobody knows which of two came first
            }
        }
    }
}
