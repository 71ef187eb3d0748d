package docket.proposal.config;

import docket.messages.DocumentId;
import docket.proposal.House;
import docket.proposal.Preview;
import docket.proposal.Typesetter;
import docket.proposal.crm.GenericDeal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Sets one small proposal while a start is rehearsed (decision 42), so that what setting loads is mapped from then on. A
 * usual start does nothing here: nobody pays for proposals who wants none.
 */
@Singleton
class SettingRehearsal {

    private static final Logger LOG = Logger.getLogger(SettingRehearsal.class);
    private static final String RECORDING = "-XX:AOTMode=record";
    private static final String DEAL = """
            {"event_id": "rehearsal", "deal": {"id": "rehearsal", "title": "Rehearsal", "language": "en", "currency": "EUR",
              "client": {"name": "Sample"}, "summary": "A rehearsal.", "delivery_date": "2027-05-31",
              "requirements": [{"requirement": "It is rehearsed.", "obligation": "must", "answer": "It is."}, "It works."],
              "line_items": [
                {"description": "Rehearsal", "quantity": 2, "unit": "day", "unit_price": "10.00", "tax_rate": 19}]}}
            """;

    void rehearse(@Observes StartupEvent event, Typesetter typesetter) {
        if (!ManagementFactory.getRuntimeMXBean().getInputArguments().contains(RECORDING)) return;
        set(typesetter);
        LOG.info("a proposal was set for the rehearsal");
    }

    static void set(Typesetter typesetter) {
        var deal = new GenericDeal().read(DEAL.getBytes(StandardCharsets.UTF_8));
        var draft = Preview.of(new DocumentId("deal-rehearsal"), deal, House.NONE, LocalDate.of(2027, 1, 1));
        typesetter.pdf(draft);
        typesetter.docx(draft);
    }
}
