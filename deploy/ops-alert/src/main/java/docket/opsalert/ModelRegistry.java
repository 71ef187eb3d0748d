package docket.opsalert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The models that are watched, and how their names meet those of alarms and quotas. */
public record ModelRegistry(List<String> models, String alarmPrefix) {

    public ModelRegistry {
        models = List.copyOf(models);
        if (models.isEmpty()) throw new IllegalArgumentException("no models to watch: set OPS_MODELS");
    }

    /** @param models separated by commas */
    public static ModelRegistry of(String models, String alarmPrefix) {
        return new ModelRegistry(
                Arrays.stream(models.split(","))
                        .map(String::strip)
                        .filter(model -> !model.isEmpty())
                        .toList(),
                alarmPrefix);
    }

    /** Whose alarm it is, a child's or the composite one. */
    public Optional<String> of(String alarmName) {
        return models.stream()
                .filter(model -> alarmName.startsWith(alarmPrefix + "-" + label(model) + "-"))
                .max((a, b) -> Integer.compare(label(a).length(), label(b).length()));
    }

    public String alarm(String model, AlarmKind kind) {
        return alarmPrefix + "-" + label(model) + "-" + kind.suffix();
    }

    private static String label(String model) {
        return model.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /**
     * Whether a quota of Service Quotas is about a model: every word of the model's name, dates and versions of the
     * interface aside, is in the quota's, and no other number than the model's follows them.
     *
     * @param quotaName as in {@code Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5}
     */
    public static boolean isAbout(String quotaName, String model) {
        int begin = quotaName.lastIndexOf(" for ");
        if (begin < 0) return false;
        return words(quotaName.substring(begin + 5)).equals(words(model));
    }

    private static List<String> words(String name) {
        var words = Arrays.stream(name.toLowerCase(Locale.ROOT)
                        .replaceAll(":\\d+$", "")
                        .replaceAll("-v\\d+$", "")
                        .replaceAll("-20\\d{6}", "")
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !word.matches("v\\d+|us|eu|apac|global"))
                .sorted()
                .distinct()
                .toList();
        return words;
    }
}
