package docket.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Sentences to make up documents from. A line {@code @Heading n} opens a section from which n of the following lines
 * are drawn, in their order.
 */
final class TextBank {

    private static final Map<String, TextBank> KNOWN = new ConcurrentHashMap<>();

    private record Section(int draw, List<String> lines) {}

    private final LinkedHashMap<String, Section> sections = new LinkedHashMap<>();

    private TextBank(String name) {
        for (var line : Manuscript.resource(name)) {
            if (line.startsWith("@")) {
                int gap = line.lastIndexOf(' ');
                int draw = Integer.parseInt(line.substring(gap + 1));
                sections.put(line.substring(1, gap), new Section(draw, new ArrayList<>()));
            } else if (!line.isBlank()) {
                sections.lastEntry().getValue().lines().add(line);
            }
        }
    }

    static TextBank of(String name) {
        return KNOWN.computeIfAbsent(name, TextBank::new);
    }

    /** The sections for people to read: those whose names begin with a capital. */
    List<String> headings() {
        return sections.keySet().stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .toList();
    }

    String one(String section, RandomGenerator random) {
        return draw(section, random).getFirst();
    }

    List<String> draw(String section, RandomGenerator random) {
        var from = Objects.requireNonNull(sections.get(section), section);
        int left = from.lines().size();
        int wanted = Math.min(from.draw(), left);
        var drawn = new ArrayList<String>();
        for (var line : from.lines()) {
            if (random.nextInt(left--) < wanted - drawn.size()) drawn.add(line);
        }
        return drawn;
    }
}
