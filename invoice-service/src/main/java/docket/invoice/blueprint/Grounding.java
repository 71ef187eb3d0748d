package docket.invoice.blueprint;

import docket.documents.Box;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.reader.Pages;
import docket.reader.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks every claim up among the words our own reader sees. */
final class Grounding {

    private static final Set<String> FIGURES = Set.of(Terms.LINE_QUANTITY, Terms.LINE_TAX_RATE);

    private static final Map<String, String> SYMBOLS =
            Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥", "INR", "₹");

    /** Points around an engine's box in which its words may stand. */
    private static final double AROUND = 3;

    private final List<PageWords> pages;

    Grounding(Pages pages) {
        this.pages = pages.pages().stream().map(PageWords::new).toList();
    }

    /**
     * A claim, looked up.
     *
     * @param value spelled our way; as the engine said it when that is no amount or day
     * @param place where it stands; empty when it stands nowhere
     */
    record Looked(String value, Optional<Place> place) {}

    /** @param near where a value that stands more than once is to be taken from */
    Looked look(String name, Claim claim, Optional<Place> near) {
        if (Terms.AMOUNTS.contains(name) || FIGURES.contains(name)) return amount(claim, near);
        if (Terms.DATES.contains(name)) return day(claim, near);
        return switch (name) {
            case Terms.CURRENCY -> currency(claim, near);
            case Terms.IBAN, Terms.BIC, Terms.VAT_ID, Terms.BUYER_VAT_ID -> {
                var compact = claim.value().replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
                yield new Looked(compact, text(claim, compact, near));
            }
            default -> new Looked(claim.value(), text(claim, claim.value(), near));
        };
    }

    private Looked amount(Claim claim, Optional<Place> near) {
        var meanings = Values.amount(claim.value()).map(List::of).orElseGet(() -> Figures.meanings(claim.value()));
        for (var meaning : meanings) {
            var places = everywhere(words -> words.findAmount(text -> Figures.says(text, meaning)));
            var place = choose(places, claim, near);
            if (place.isPresent()) return new Looked(Values.amount(meaning), place);
        }
        return new Looked(meanings.stream().findFirst().map(Values::amount).orElse(claim.value()), Optional.empty());
    }

    private Looked day(Claim claim, Optional<Place> near) {
        var day = Figures.day(claim.value());
        // What cannot be spelled our way is looked for as it was printed.
        if (day.isEmpty()) return new Looked(claim.value(), text(claim, claim.value(), near));
        return new Looked(day.get().toString(), choose(printed(day.get()), claim, near));
    }

    private List<Place> printed(LocalDate day) {
        return Figures.printed(day).stream()
                .flatMap(form -> everywhere(words -> words.find(form)).stream())
                .toList();
    }

    /** A currency is often only a sign beside the figures. */
    private Looked currency(Claim claim, Optional<Place> near) {
        var code = claim.value().toUpperCase(Locale.ROOT);
        var places = new ArrayList<>(everywhere(words -> words.find(code)));
        var symbol = SYMBOLS.get(code);
        if (symbol != null) {
            for (var words : pages) {
                for (Word word : words.page().words()) {
                    if (word.text().contains(symbol))
                        places.add(PageWords.place(words.page().number(), List.of(word)));
                }
            }
        }
        return new Looked(code, choose(places, claim, near));
    }

    private Optional<Place> text(Claim claim, String value, Optional<Place> near) {
        var places = everywhere(words -> words.find(value));
        if (!places.isEmpty()) return choose(places, claim, near);
        return underBoxes(claim).or(() -> inPieces(claim, near));
    }

    /** A value over several lines of a column: all its words stand under the engine's own boxes. */
    private Optional<Place> underBoxes(Claim claim) {
        var tokens = tokens(claim.value());
        for (var page : pages) {
            var boxes = claim.places().stream()
                    .filter(place -> place.page() == page.page().number())
                    .toList();
            var under = boxes.stream()
                    .flatMap(place -> page.under(wider(place)).stream())
                    .distinct()
                    .toList();
            var there =
                    under.stream().flatMap(word -> tokens(word.text()).stream()).collect(Collectors.toSet());
            if (!under.isEmpty() && there.containsAll(tokens)) {
                var said = under.stream()
                        .filter(word -> tokens.containsAll(tokens(word.text())))
                        .toList();
                return Optional.of(PageWords.place(page.page().number(), said.isEmpty() ? under : said));
            }
        }
        return Optional.empty();
    }

    private static Box wider(Place place) {
        var box = place.box();
        return new Box(box.x() - AROUND, box.y() - AROUND, box.width() + 2 * AROUND, box.height() + 2 * AROUND);
    }

    /** A value whose lines stand apart, one below the other in one column: each piece is the longest that stands together. */
    private Optional<Place> inPieces(Claim claim, Optional<Place> near) {
        var tokens = Arrays.stream(claim.value().split("\\s+"))
                .filter(token -> !PageWords.plain(token).isEmpty())
                .toList();
        Place whole = null;
        Place before = null;
        int first = 0;
        while (first < tokens.size()) {
            int last = tokens.size();
            Optional<Place> piece = Optional.empty();
            // A single short word stands everywhere and proves nothing.
            while (last > first && piece.isEmpty()) {
                var text = String.join(" ", tokens.subList(first, last));
                var after = before;
                var places = everywhere(words -> words.find(text)).stream()
                        .filter(place -> after == null || below(after, place))
                        .toList();
                piece = choose(places, claim, after == null ? near : Optional.of(after));
                last--;
            }
            if (piece.isEmpty()) return Optional.empty();
            before = piece.get();
            whole = whole == null
                    ? before
                    : new Place(before.page(), whole.box().around(before.box()), whole.quote() + " " + before.quote());
            first = last + 1;
        }
        return Optional.ofNullable(whole);
    }

    private static boolean below(Place upper, Place lower) {
        double gap = lower.box().y() - upper.box().y();
        boolean sameColumn = lower.box().x() < upper.box().x() + upper.box().width() + 40
                && upper.box().x() < lower.box().x() + lower.box().width() + 40;
        return upper.page() == lower.page()
                && gap > 0
                && gap < 4 * Math.max(upper.box().height(), 8)
                && sameColumn;
    }

    private static Set<String> tokens(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .map(PageWords::plain)
                .filter(token -> !token.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<Place> everywhere(Function<PageWords, List<Place>> finding) {
        return pages.stream().flatMap(words -> finding.apply(words).stream()).toList();
    }

    /** Where the engine says, else nearest to where it is expected, else the first. */
    private static Optional<Place> choose(List<Place> places, Claim claim, Optional<Place> near) {
        var said = places.stream()
                .filter(place -> claim.places().stream().anyMatch(place::touches))
                .findFirst();
        if (said.isPresent()) return said;
        var expected = claim.places().stream().findFirst().or(() -> near);
        return expected.map(from -> places.stream().min(Comparator.comparingDouble(place -> place.from(from))))
                .orElseGet(() -> places.stream().findFirst());
    }
}
