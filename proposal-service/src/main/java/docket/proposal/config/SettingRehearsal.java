package docket.proposal.config;

import docket.messages.DocumentId;
import docket.proposal.House;
import docket.proposal.Preview;
import docket.proposal.Typesetter;
import docket.proposal.crm.GenericDeal;
import docket.proposal.prices.PriceListFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Sets one small proposal while a start is rehearsed (decision 42), so that what setting needs is mapped from then on
 * instead of loaded: half of a first proposal's time. A usual start does nothing here.
 */
@Singleton
class SettingRehearsal {

    private static final Logger LOG = Logger.getLogger(SettingRehearsal.class);
    private static final String REHEARSED = "docket.rehearsal";
    private static final String PRICES =
            "sku,description,unit,unit_price,tax_rate,currency\nDAY,Rehearsal,day,10.00,19,EUR\n";
    private static final String DEAL = """
            {"event_id": "rehearsal", "deal": {"id": "rehearsal", "title": "Rehearsal", "language": "en", "currency": "EUR",
              "client": {"name": "Sample"}, "summary": "A rehearsal.", "delivery_date": "2027-05-31",
              "requirements": [{"requirement": "It is rehearsed.", "obligation": "must", "answer": "It is."}, "It works."],
              "line_items": [{"sku": "DAY", "quantity": 2, "discount": "5"}]}}
            """;

    void rehearse(@Observes StartupEvent event, Typesetter typesetter) {
        if (!Boolean.getBoolean(REHEARSED)) return;
        set(typesetter);
        LOG.info("a proposal was set for the rehearsal");
    }

    static void set(Typesetter typesetter) {
        var deal = new GenericDeal().read(DEAL.getBytes(StandardCharsets.UTF_8));
        var prices = PriceListFile.read("prices.csv", PRICES.getBytes(StandardCharsets.UTF_8));
        var house = new House(House.NONE.known(), () -> prices);
        var draft = Preview.of(new DocumentId("deal-rehearsal"), deal, house, LocalDate.of(2027, 1, 1));
        typesetter.pdf(draft);
        typesetter.docx(draft);
    }
}
