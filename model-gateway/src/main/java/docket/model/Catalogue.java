package docket.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which models there are: where they are asked, what they can do, what they cost. A file, not code. */
public record Catalogue(String version, Map<String, Model> models) {

    public Catalogue {
        models = Map.copyOf(models);
    }

    public Optional<Model> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** What a model can do beyond words. */
    public enum Feature {
        IMAGES,
        PAGES,
        TOOLS,
        /** Answers held to a JSON schema by the host itself. */
        SCHEMA,
        STREAM,
        /** Takes system text of its own; else it is put before the first turn. */
        SYSTEM,
        /** Prompt caching. */
        CACHE,
        /** Goes on with an answer that was begun for it. */
        PREFILL,
        BATCH
    }

    /**
     * @param name ours, in prompts and budgets
     * @param family which {@link ModelAdapter} speaks to it
     * @param context most tokens of question and answer together
     * @param output most tokens of an answer
     * @param routes where it is asked, the first first
     * @param cheaper the model to ask when the budget of this one is used up
     * @param prices by the day they hold from
     * @param batchJobs most batch jobs at once in the account
     */
    public record Model(
            String name,
            String family,
            int context,
            int output,
            Set<Feature> features,
            List<Route> routes,
            Optional<String> cheaper,
            List<Price> prices,
            int imageTokens,
            int pageTokens,
            int toolTokens,
            int batchJobs) {
        public Model {
            features = Set.copyOf(features);
            routes = List.copyOf(routes);
            prices = prices.stream()
                    .sorted(Comparator.comparing(Price::from).reversed())
                    .toList();
        }

        public Model withPrices(List<Price> others) {
            return new Model(
                    name,
                    family,
                    context,
                    output,
                    features,
                    routes,
                    cheaper,
                    others,
                    imageTokens,
                    pageTokens,
                    toolTokens,
                    batchJobs);
        }

        /** The same model, asked elsewhere. */
        public Model withRoutes(List<Route> others) {
            return new Model(
                    name,
                    family,
                    context,
                    output,
                    features,
                    others,
                    cheaper,
                    prices,
                    imageTokens,
                    pageTokens,
                    toolTokens,
                    batchJobs);
        }

        public boolean can(Feature feature) {
            return features.contains(feature);
        }

        /**
         * The price on a day at a place; the oldest if the day is before all. Where the place is not known, or has no
         * price of its own, the dearest of the others: a cost is rather said too high.
         */
        public Optional<Price> price(LocalDate day, String route) {
            var own = prices.stream().filter(p -> p.holdsAt(route)).toList();
            return at(day, own.isEmpty() ? prices : own);
        }

        private static Optional<Price> at(LocalDate day, List<Price> prices) {
            if (prices.isEmpty()) return Optional.empty();
            var since = prices.stream()
                    .map(Price::from)
                    .filter(from -> !from.isAfter(day))
                    .findFirst()
                    .orElse(prices.getLast().from());
            return prices.stream()
                    .filter(p -> p.from().equals(since))
                    .max(Comparator.comparing(p -> p.input().add(p.output())));
        }

        /** In US dollars; nothing for a model without a price (one's own machine). */
        public BigDecimal cost(Usage usage, LocalDate day, String route) {
            return price(day, route).map(p -> p.of(usage)).orElse(BigDecimal.ZERO);
        }

        /** The same where it is not known where the call was made. */
        public BigDecimal cost(Usage usage, LocalDate day) {
            return cost(usage, day, "");
        }

        /** Whether nobody has held the price of that day against the provider's own list. */
        public boolean estimated(LocalDate day, String route) {
            return price(day, route).filter(p -> !p.verified()).isPresent();
        }
    }

    /**
     * One place a model is asked at.
     *
     * @param name what metrics, breakers and receipts call it, e.g. {@code eu-central-1}
     * @param region of AWS, or the base address of an OpenAI-compatible endpoint
     * @param id the model id or inference profile id there
     */
    public record Route(String name, String region, String id) {}

    /**
     * US dollars for a million tokens, from a day on.
     *
     * @param routes the names of the places it holds at; empty for all
     * @param verified somebody held it against the provider's own list or a bill; what is not is an estimate
     * @param source where it was read, and when
     */
    public record Price(
            LocalDate from,
            BigDecimal input,
            BigDecimal output,
            BigDecimal cacheRead,
            BigDecimal cacheWrite,
            Set<String> routes,
            boolean verified,
            String source) {
        public Price {
            routes = Set.copyOf(routes);
        }

        boolean holdsAt(String route) {
            return routes.isEmpty() || routes.contains(route);
        }

        public BigDecimal of(Usage usage) {
            return input.multiply(BigDecimal.valueOf(usage.input()))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())))
                    .add(cacheRead.multiply(BigDecimal.valueOf(usage.cacheRead())))
                    .add(cacheWrite.multiply(BigDecimal.valueOf(usage.cacheWrite())))
                    .movePointLeft(6);
        }
    }
}
