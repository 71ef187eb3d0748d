package docket.proposal.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Closed deals that never were, for a demonstration and for tests: marked in every row, and a model that learns of them
 * says so in its id. How they end follows a rule with chance in it, so that something can be learned, but not all.
 */
public final class SyntheticDeals {

    static final String HEADER =
            "id,outcome,closed_on,synthetic,amount,source,industry,existing_customer,contacts,meetings,days_since_last_contact,competitor,discount";

    private static final List<String> SOURCES = List.of("referral", "web", "fair", "tender", "cold call");
    private static final List<Double> SOURCE_PULL = List.of(0.9, 0.1, 0.0, -0.4, -0.9);
    private static final List<String> INDUSTRIES = List.of("public", "retail", "education", "health", "industry");

    private SyntheticDeals() {}

    /** @return CSV */
    public static String csv(int deals, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<String>();
        rows.add(HEADER);
        var first = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < deals; i++) {
            int source = random.nextInt(SOURCES.size());
            boolean customer = random.nextDouble() < 0.35;
            int contacts = 1 + (int) Math.min(6, -Math.log(1 - random.nextDouble()) * 1.4);
            int meetings = (int) Math.min(9, -Math.log(1 - random.nextDouble()) * 2.2);
            int silence = (int) Math.min(120, -Math.log(1 - random.nextDouble()) * 18);
            boolean competitor = random.nextDouble() < 0.5;
            double amount = Math.exp(9.2 + random.nextGaussian());
            int discount = random.nextDouble() < 0.6 ? 0 : 5 * (1 + random.nextInt(4));
            double margin = -0.7
                    + SOURCE_PULL.get(source)
                    + (customer ? 0.9 : 0)
                    + 0.25 * (contacts - 2)
                    + 0.3 * (meetings - 2)
                    - 0.03 * (silence - 15)
                    - (competitor ? 0.7 : 0)
                    - 0.35 * (Math.log(amount) - 9.2);
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-margin));
            rows.add(String.format(
                    Locale.ROOT,
                    "made-up-%05d,%s,%s,true,%.2f,%s,%s,%s,%d,%d,%d,%s,%d",
                    i + 1,
                    won ? "won" : "lost",
                    first.plusDays((long) i * 900 / Math.max(1, deals)),
                    amount,
                    SOURCES.get(source),
                    INDUSTRIES.get(random.nextInt(INDUSTRIES.size())),
                    customer ? "yes" : "no",
                    contacts,
                    meetings,
                    silence,
                    competitor ? "yes" : "no",
                    discount));
        }
        return String.join("\n", rows) + "\n";
    }
}
