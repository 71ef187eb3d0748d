package docket.review.web;

import docket.messages.Kind;
import docket.review.Person;
import docket.review.Waiting;
import docket.review.Waiting.Order;
import docket.review.Waiting.Whose;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an address asks of the queue. What it does not know it ignores: an old link still shows a list. */
record QueueWish(String words, @Nullable Kind kind, Whose whose, Order order, boolean descending, int page) {

    static final int SIZE = 50;

    private static final int LONGEST = 200;
    private static final int MOST_PAGES = 100_000;

    static QueueWish of(MultivaluedMap<String, String> query) {
        var simple = new LinkedHashMap<String, String>();
        query.forEach((name, values) -> {
            if (!values.isEmpty()) simple.put(name, values.getFirst());
        });
        return of(simple);
    }

    /** @param text as in {@code kind=invoice&sort=amount} */
    static QueueWish parse(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var part : text.split("&")) {
            var pair = part.split("=", 2);
            if (pair.length == 2) query.put(pair[0], decoded(pair[1]));
        }
        return of(query);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static QueueWish of(Map<String, String> query) {
        var words = query.getOrDefault("q", "").strip();
        return new QueueWish(
                words.length() <= LONGEST ? words : words.substring(0, LONGEST),
                kind(query.getOrDefault("kind", "")),
                one(Whose.values(), query.getOrDefault("whose", ""), Whose.ALL),
                one(Order.values(), query.getOrDefault("sort", ""), Order.DEADLINE),
                query.getOrDefault("way", "").equals("down"),
                page(query.getOrDefault("page", "1")));
    }

    private static @Nullable Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.label().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> E one(E[] all, String text, E otherwise) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(otherwise);
    }

    private static int page(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Math.min(Integer.parseInt(text), MOST_PAGES) : 1;
    }

    QueueWish at(int other) {
        return new QueueWish(words, kind, whose, order, descending, other);
    }

    /** The same way once more turns it round. */
    QueueWish by(Order other) {
        return new QueueWish(words, kind, whose, other, other == order && !descending, 1);
    }

    Waiting.Wish wish(Person me, List<Person> represented) {
        var mine = new ArrayList<>(List.of(me.mail()));
        represented.forEach(person -> mine.add(person.mail()));
        return new Waiting.Wish(words, kind, whose, mine, order, descending, page, SIZE);
    }

    /** As it stands in an address; empty when it asks for nothing in particular. */
    String query() {
        var parts = new LinkedHashMap<String, String>();
        if (!words.isEmpty()) parts.put("q", words);
        if (kind != null) parts.put("kind", kind.label());
        if (whose != Whose.ALL) parts.put("whose", whose.label());
        if (order != Order.DEADLINE) parts.put("sort", order.label());
        if (descending) parts.put("way", "down");
        if (page > 1) parts.put("page", Integer.toString(page));
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return query();
    }
}
