package docket.contract.local;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** States, provinces and countries whose law a contract may choose, by the names contracts use. */
final class Jurisdictions {

    private static final List<String> US_STATES = List.of(
            "Alabama",
            "Alaska",
            "Arizona",
            "Arkansas",
            "California",
            "Colorado",
            "Connecticut",
            "Delaware",
            "District of Columbia",
            "Florida",
            "Georgia",
            "Hawaii",
            "Idaho",
            "Illinois",
            "Indiana",
            "Iowa",
            "Kansas",
            "Kentucky",
            "Louisiana",
            "Maine",
            "Maryland",
            "Massachusetts",
            "Michigan",
            "Minnesota",
            "Mississippi",
            "Missouri",
            "Montana",
            "Nebraska",
            "Nevada",
            "New Hampshire",
            "New Jersey",
            "New Mexico",
            "New York",
            "North Carolina",
            "North Dakota",
            "Ohio",
            "Oklahoma",
            "Oregon",
            "Pennsylvania",
            "Rhode Island",
            "South Carolina",
            "South Dakota",
            "Tennessee",
            "Texas",
            "Utah",
            "Vermont",
            "Virginia",
            "Washington",
            "West Virginia",
            "Wisconsin",
            "Wyoming",
            "Puerto Rico");
    private static final List<String> CANADA = List.of(
            "Alberta",
            "British Columbia",
            "Manitoba",
            "New Brunswick",
            "Newfoundland and Labrador",
            "Nova Scotia",
            "Ontario",
            "Prince Edward Island",
            "Quebec",
            "Québec",
            "Saskatchewan");
    private static final List<String> OTHERS = List.of(
            "England and Wales",
            "England",
            "Wales",
            "Scotland",
            "Northern Ireland",
            "Hong Kong",
            "Macau",
            "New South Wales",
            "Victoria",
            "Queensland",
            "Western Australia",
            "South Australia",
            "Bavaria",
            "Republic of Korea",
            "Dubai",
            "People's Republic of China",
            "Cayman Islands",
            "British Virgin Islands",
            "Jersey",
            "Guernsey",
            "Bermuda");
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("prc", "People's Republic of China"),
            Map.entry("p.r.c.", "People's Republic of China"),
            Map.entry("peoples republic of china", "People's Republic of China"),
            Map.entry("the netherlands", "Netherlands"),
            Map.entry("federal republic of germany", "Germany"),
            Map.entry("bundesrepublik deutschland", "Germany"),
            Map.entry("united states of america", "United States"),
            Map.entry("u.s.a.", "United States"),
            Map.entry("south korea", "Republic of Korea"),
            Map.entry("england & wales", "England and Wales"),
            Map.entry("korea", "Republic of Korea"),
            Map.entry("russian federation", "Russia"),
            Map.entry("vietnam", "Vietnam"),
            Map.entry("hong kong special administrative region", "Hong Kong"));
    private static final Map<String, String> ADJECTIVES = Map.ofEntries(
            Map.entry("english", "England"),
            Map.entry("scottish", "Scotland"),
            Map.entry("irish", "Ireland"),
            Map.entry("german", "Germany"),
            Map.entry("deutsche", "Germany"),
            Map.entry("austrian", "Austria"),
            Map.entry("österreichische", "Austria"),
            Map.entry("swiss", "Switzerland"),
            Map.entry("schweizer", "Switzerland"),
            Map.entry("schweizerische", "Switzerland"),
            Map.entry("french", "France"),
            Map.entry("français", "France"),
            Map.entry("francés", "France"),
            Map.entry("spanish", "Spain"),
            Map.entry("español", "Spain"),
            Map.entry("italian", "Italy"),
            Map.entry("dutch", "Netherlands"),
            Map.entry("belgian", "Belgium"),
            Map.entry("belge", "Belgium"),
            Map.entry("danish", "Denmark"),
            Map.entry("swedish", "Sweden"),
            Map.entry("norwegian", "Norway"),
            Map.entry("finnish", "Finland"),
            Map.entry("polish", "Poland"),
            Map.entry("israeli", "Israel"),
            Map.entry("indian", "India"),
            Map.entry("japanese", "Japan"),
            Map.entry("chinese", "China"),
            Map.entry("prc", "People's Republic of China"),
            Map.entry("mexican", "Mexico"),
            Map.entry("australian", "Australia"),
            Map.entry("canadian", "Canada"));

    private static final Map<String, String> NAMES = names();
    private static final Pattern NAME = Pattern.compile("(?i)(?<![A-Za-z])(?:of|the)?(?<name>"
            + NAMES.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(name -> Pattern.quote(name).replace(" ", "\\E\\s+\\Q"))
                    .collect(Collectors.joining("|"))
            + ")(?![A-Za-z])");
    private static final Pattern ADJECTIVE =
            Pattern.compile("(?i)(?<![\\p{L}])(?<adjective>" + String.join("|", ADJECTIVES.keySet())
                    + ")(?:[mnrs]|es|em|en)?[\\s-]*(?:substantive|materielle[nsm]?|internal|domestic)?\\s*$");
    /** French and Spanish put it behind: "droit français". */
    private static final Pattern BEHIND =
            Pattern.compile("(?i)^\\s*(?<adjective>français|francés|española?|belge|suisse|deutsche[snm]?)");

    private Jurisdictions() {}

    /** The first one named; a state or province of a federation wins over the federation beside it. */
    static Optional<String> first(String words) {
        String federation = null;
        for (var name = NAME.matcher(words); name.find(); ) {
            var found = canonical(name.group("name"));
            if (found.equals("Georgia") || !found.equals("United States") && !found.equals("Canada"))
                return Optional.of(found);
            if (federation == null) federation = found;
        }
        if (federation != null) return Optional.of(federation);
        var behind = BEHIND.matcher(words);
        if (behind.find()) {
            var adjective = behind.group("adjective").toLowerCase(Locale.ROOT);
            if (adjective.equals("suisse")) return Optional.of("Switzerland");
            if (adjective.startsWith("español")) return Optional.of("Spain");
            return Optional.ofNullable(ADJECTIVES.get(adjective));
        }
        return Optional.empty();
    }

    /** The one whose adjective stands at the end of these words. */
    static Optional<String> adjective(String words) {
        var adjective = ADJECTIVE.matcher(words);
        return adjective.find()
                ? Optional.ofNullable(
                        ADJECTIVES.get(adjective.group("adjective").toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The words are the name of a jurisdiction and nothing else. */
    static boolean isName(String words) {
        return NAMES.containsKey(
                words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip());
    }

    private static String canonical(String name) {
        return NAMES.getOrDefault(name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), name);
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (var language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"))) {
            for (var country : Locale.getISOCountries()) {
                var locale = Locale.of("", country);
                var name = locale.getDisplayCountry(language);
                if (name.length() >= 4)
                    names.putIfAbsent(name.toLowerCase(Locale.ROOT), locale.getDisplayCountry(Locale.ENGLISH));
            }
        }
        US_STATES.forEach(state -> names.put(state.toLowerCase(Locale.ROOT), state));
        CANADA.forEach(
                province -> names.put(province.toLowerCase(Locale.ROOT), province.replace("é", "e") + ", Canada"));
        OTHERS.forEach(other -> names.put(other.toLowerCase(Locale.ROOT), other));
        names.putAll(ALIASES);
        return names;
    }
}
