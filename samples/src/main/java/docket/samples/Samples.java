package docket.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sample documents a new installation starts with. */
public final class Samples {

    private Samples() {}

    /** File name to PDF, in the order people should see them. The same bytes each time. */
    public static Map<String, byte[]> all() throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("01-rechnung-factur-x.pdf", SampleInvoices.germanFacturX());
        all.put("02-invoice-two-tax-rates.pdf", SampleInvoices.englishPdf());
        all.put("03-facture.pdf", SampleInvoices.frenchPdf());
        all.put("04-receipt.pdf", TillReceipt.pdf());
        all.put("05-services-agreement.pdf", SamplePapers.servicesAgreement());
        all.put("06-mutual-nda.pdf", SamplePapers.mutualNda());
        all.put("07-request-for-proposal.pdf", SamplePapers.requestForProposal());
        all.put("08-letter.pdf", SamplePapers.letter());
        all.put("09-invoice-wrong-total.pdf", SampleInvoices.wrongTotalPdf());
        return Collections.unmodifiableMap(all);
    }

    /** Writes them into a folder, which is made if it is missing. */
    public static void write(Path dir) throws IOException {
        Files.createDirectories(dir);
        for (var sample : all().entrySet()) Files.write(dir.resolve(sample.getKey()), sample.getValue());
    }
}
