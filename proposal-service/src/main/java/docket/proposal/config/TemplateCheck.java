package docket.proposal.config;

import docket.messages.DocumentId;
import docket.proposal.House;
import docket.proposal.Preview;
import docket.proposal.Typesetter;
import docket.proposal.crm.GenericDeal;
import docket.proposal.prices.PriceListFile;
import docket.proposal.typesetting.HouseStyle;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Holds the house's own templates against a sample at the start, beside it: what is wrong is told before a deal comes. */
@Singleton
class TemplateCheck {

    private static final Logger LOG = Logger.getLogger(TemplateCheck.class);
    private static final String PRICES =
            "sku,description,unit,unit_price,tax_rate,currency\nDAY,Sample,day,10.00,19,EUR\n";
    private static final String DEAL = """
            {"event_id": "sample", "deal": {"id": "sample", "title": "Sample", "language": "en", "currency": "EUR",
              "client": {"name": "Sample"}, "summary": "A sample.", "delivery_date": "2027-05-31",
              "requirements": [{"requirement": "It is a sample.", "obligation": "must", "answer": "It is."}, "It works."],
              "line_items": [{"sku": "DAY", "quantity": 2, "discount": "5"}]}}
            """;

    void check(@Observes StartupEvent event, HouseConfig config, Typesetter typesetter) {
        config.template()
                .map(Path::of)
                .ifPresent(folder -> Thread.ofPlatform()
                        .daemon()
                        .name("template-check")
                        .start(() -> wrong(folder, typesetter).ifPresent(LOG::error)));
    }

    /** What is wrong, and what to do about it. */
    static Optional<String> wrong(Path folder, Typesetter typesetter) {
        if (!HouseStyle.isIn(folder))
            return Optional.of("docket.proposal.template is " + folder
                    + ": there is neither a proposal.docx nor a proposal.html; the usual ones are taken");
        try {
            set(typesetter);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("docket.proposal.template is " + folder + ": " + e.getMessage()
                    + ". Proposals fail until that is mended; then start again and redrive what failed.");
        }
    }

    private static void set(Typesetter typesetter) {
        var deal = new GenericDeal().read(DEAL.getBytes(StandardCharsets.UTF_8));
        var prices = PriceListFile.read("prices.csv", PRICES.getBytes(StandardCharsets.UTF_8));
        var house = new House(House.NONE.known(), () -> prices);
        var draft = Preview.of(new DocumentId("deal-sample"), deal, house, LocalDate.of(2027, 1, 1));
        typesetter.pdf(draft);
        typesetter.docx(draft);
    }
}
