package docket.model.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import docket.model.Catalogue;
import docket.model.Catalogue.Feature;
import docket.model.Catalogue.Model;
import docket.model.Catalogue.Price;
import docket.model.Catalogue.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue as YAML. What is missing, unknown or of the wrong kind is said with the model's name; a misspelt key is
 * never taken for silence.
 */
public final class CatalogueFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> KEYS = Set.of(
            "family",
            "context",
            "output",
            "features",
            "routes",
            "cheaper",
            "prices",
            "imageTokens",
            "pageTokens",
            "toolTokens",
            "batchJobs");
    private static final Set<String> PRICE_KEYS =
            Set.of("from", "input", "output", "cacheRead", "cacheWrite", "routes", "verified", "source");

    private CatalogueFile() {}

    /** The one delivered with the product. */
    public static Catalogue delivered() {
        try (var file = CatalogueFile.class.getResourceAsStream("/docket/model/models.yaml")) {
            if (file == null) throw new IllegalStateException("the catalogue of models is not in the jar");
            return parse(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8), "models.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the operator's. */
    public static Catalogue read(Path file) {
        try {
            return parse(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue of models " + file, e);
        }
    }

    /**
     * The same catalogue with prices of the operator's own file: what a model has there stands instead of what was
     * delivered, all of it. The file is YAML: {@code prices: {MODEL: [{from, input, output, …}]}}.
     */
    public static Catalogue withPrices(Catalogue catalogue, Path file) {
        try {
            return withPrices(
                    catalogue, Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the prices of models " + file, e);
        }
    }

    /** @param name names the file in what is said about it */
    public static Catalogue withPrices(Catalogue catalogue, String text, String name) {
        var models = new LinkedHashMap<>(catalogue.models());
        for (var entry : tree(text, name).path("prices").properties()) {
            var model = catalogue
                    .model(entry.getKey())
                    .orElseThrow(() -> new BadCatalogue(name + " has prices of a model " + entry.getKey()
                            + " that the catalogue does not know; it knows " + String.join(", ", models.keySet())));
            models.put(entry.getKey(), model.withPrices(prices(name + ": model " + entry.getKey(), entry.getValue())));
        }
        return new Catalogue(catalogue.version(), models);
    }

    private static JsonNode tree(String text, String name) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadCatalogue(name + " is no YAML: " + e.getOriginalMessage());
        }
    }

    /** @param name names the file in what is said about it */
    public static Catalogue parse(String text, String name) {
        var root = tree(text, name);
        var models = new LinkedHashMap<String, Model>();
        for (var entry : root.path("models").properties())
            models.put(entry.getKey(), model(name, entry.getKey(), entry.getValue()));
        if (models.isEmpty()) throw new BadCatalogue(name + " names no models");
        for (var model : models.values())
            model.cheaper().filter(cheaper -> !models.containsKey(cheaper)).ifPresent(cheaper -> {
                throw new BadCatalogue(
                        name + ": model " + model.name() + " has no cheaper model " + cheaper + " in this file");
            });
        return new Catalogue(root.path("version").asText("unversioned"), models);
    }

    private static Model model(String file, String name, JsonNode node) {
        var at = file + ": model " + name;
        for (var entry : node.properties())
            if (!KEYS.contains(entry.getKey())) throw new BadCatalogue(at + " has an unknown key " + entry.getKey());
        var routes = new ArrayList<Route>();
        for (JsonNode route : node.path("routes")) {
            var region = text(at, route, "region");
            routes.add(new Route(route.path("name").asText(region), region, text(at, route, "id")));
        }
        if (routes.isEmpty()) throw new BadCatalogue(at + " has no routes: say where it is asked");
        return new Model(
                name,
                text(at, node, "family"),
                number(at, node, "context"),
                number(at, node, "output"),
                features(at, node.path("features")),
                routes,
                Optional.ofNullable(node.path("cheaper").textValue()),
                prices(at, node.path("prices")),
                node.path("imageTokens").asInt(2000),
                node.path("pageTokens").asInt(4000),
                node.path("toolTokens").asInt(600),
                node.path("batchJobs").asInt(3));
    }

    private static Set<Feature> features(String at, JsonNode node) {
        var features = EnumSet.noneOf(Feature.class);
        for (JsonNode feature : node) {
            try {
                features.add(Feature.valueOf(feature.asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new BadCatalogue(at + " has an unknown feature " + feature.asText());
            }
        }
        return features;
    }

    private static List<Price> prices(String at, JsonNode node) {
        var prices = new ArrayList<Price>();
        for (JsonNode price : node) {
            for (var entry : price.properties())
                if (!PRICE_KEYS.contains(entry.getKey()))
                    throw new BadCatalogue(at + " has a price with an unknown key " + entry.getKey());
            var routes = new LinkedHashSet<String>();
            price.path("routes").forEach(route -> routes.add(route.asText()));
            boolean verified = price.path("verified").asBoolean(false);
            var source = price.path("source").asText();
            if (verified && source.isBlank())
                throw new BadCatalogue(at + " has a verified price that does not say its source");
            try {
                prices.add(new Price(
                        LocalDate.parse(text(at, price, "from")),
                        dollars(at, price, "input"),
                        dollars(at, price, "output"),
                        price.has("cacheRead") ? dollars(at, price, "cacheRead") : dollars(at, price, "input"),
                        price.has("cacheWrite") ? dollars(at, price, "cacheWrite") : dollars(at, price, "input"),
                        routes,
                        verified,
                        source));
            } catch (DateTimeParseException e) {
                throw new BadCatalogue(at + ": a price is from " + price.path("from") + ", which is no day");
            }
        }
        return prices;
    }

    private static BigDecimal dollars(String at, JsonNode node, String key) {
        try {
            var value = new BigDecimal(node.path(key).asText());
            if (value.signum() < 0) throw new BadCatalogue(at + ": a price below zero for " + key);
            return value;
        } catch (NumberFormatException e) {
            throw new BadCatalogue(at + ": no price for " + key);
        }
    }

    private static String text(String at, JsonNode node, String key) {
        var text = node.path(key).asText();
        if (text.isBlank()) throw new BadCatalogue(at + " lacks " + key);
        return text;
    }

    private static int number(String at, JsonNode node, String key) {
        int number = node.path(key).asInt();
        if (number < 1) throw new BadCatalogue(at + " lacks " + key + " (a number of tokens)");
        return number;
    }

    /** The file cannot be used, and why. */
    public static final class BadCatalogue extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        BadCatalogue(String message) {
            super(message);
        }
    }
}
