package docket.invoice.template;

import docket.invoice.layout.Printed;
import docket.invoice.layout.Printed.Habits;
import docket.invoice.template.Template.Place;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks on the pages of a document for what a template says stands there. */
final class Search {

    /** In em; what stands further right belongs to another column. */
    private static final double FAR_RIGHT = 30;

    /** In em of the label; a value under a label stands nearer. */
    private static final double FAR_BELOW = 4.5;

    /** Lines are short; a page that is one line is not searched further. */
    private static final int LONGEST_LINE = 2_000;

    /** A sign of money may stand alone before its figure. */
    private static final Pattern DIGIT_OR_SIGN = Pattern.compile("[\\p{Sc}\\d]");

    private final Pages pages;
    private final Habits habits;

    Search(Pages pages, Habits habits) {
        this.pages = pages;
        this.habits = habits;
    }

    /**
     * All that fit, from the top of the first page on.
     *
     * @throws PatientText.TooLong if the expression cannot be tried in reasonable time
     */
    List<Printed> of(String field, Place place) {
        var found = new ArrayList<Printed>();
        int number = 0;
        for (Page page : pages.pages()) {
            number++;
            if (!place.region().isOn(number, pages.pages().size())) continue;
            for (Line line : page.lines()) {
                var words = within(Printed.words(line), place, page);
                if (words.isEmpty()) continue;
                switch (place) {
                    case Place.Expression expression -> matched(field, page, words, expression, found);
                    case Place.Label label ->
                        labelled(field, page, words, label).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<Word> within(List<Word> words, Place place, Page page) {
        return words.stream()
                .filter(word -> place.region().holds(word.box(), page))
                .toList();
    }

    private void matched(String field, Page page, List<Word> words, Place.Expression expression, List<Printed> found) {
        var text = String.join(" ", words.stream().map(Word::text).toList());
        if (text.length() > LONGEST_LINE) return;
        Matcher matcher = expression.pattern().matcher(new PatientText(text));
        while (matcher.find()) {
            int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
            var value = between(words, matcher.start(group), matcher.end(group));
            if (!value.isEmpty())
                Printed.first(field, page.number(), value, habits).ifPresent(found::add);
        }
    }

    /** The words whose letters are in a part of their text; of a word cut in two only what is in it. */
    private static List<Word> between(List<Word> words, int from, int to) {
        var part = new ArrayList<Word>();
        int at = 0;
        for (Word word : words) {
            int first = Math.max(from - at, 0);
            int last = Math.min(to - at, word.text().length());
            if (first < last) part.add(cut(word, first, last));
            at += word.text().length() + 1;
        }
        return part;
    }

    private static Word cut(Word word, int from, int to) {
        double letter = word.width() / word.text().length();
        return from == 0 && to == word.text().length()
                ? word
                : new Word(
                        word.text().substring(from, to),
                        word.x() + from * letter,
                        word.y(),
                        (to - from) * letter,
                        word.height(),
                        word.fontSize(),
                        word.bold(),
                        word.origin(),
                        word.confidence());
    }

    private Optional<Printed> labelled(String field, Page page, List<Word> words, Place.Label label) {
        var wanted = Printed.compact(label.text());
        for (int from = 0; from < words.size(); from++) {
            var letters = new StringBuilder();
            for (int to = from; to < words.size(); to++) {
                letters.append(Printed.compact(words.get(to).text()));
                if (letters.length() > wanted.length()) break;
                if (!wanted.contentEquals(letters)) continue;
                var value = label.below()
                        ? under(field, page, words.subList(from, to + 1))
                        : rightOf(field, page, words, to);
                if (value.isPresent()) return value;
            }
        }
        return Optional.empty();
    }

    private Optional<Printed> rightOf(String field, Page page, List<Word> words, int label) {
        int from = label + 1;
        while (from < words.size()
                && Printed.compact(words.get(from).text()).isEmpty()
                && !DIGIT_OR_SIGN.matcher(words.get(from).text()).find()) from++;
        if (from >= words.size()) return Optional.empty();
        var last = words.get(label);
        boolean near = words.get(from).x() - last.right() < FAR_RIGHT * Math.max(1, last.fontSize());
        return near ? Printed.first(field, page.number(), words.subList(from, words.size()), habits) : Optional.empty();
    }

    private Optional<Printed> under(String field, Page page, List<Word> label) {
        var box = new Line(label).box();
        double size = Math.max(6, label.getFirst().fontSize());
        for (Line line : page.lines()) {
            var words = Printed.words(line).stream()
                    .filter(word -> word.y() > box.y() + 1
                            && word.y() - box.y() < FAR_BELOW * size
                            && word.right() > box.x() - 2)
                    .toList();
            var first = words.stream()
                    .filter(word -> word.x() < box.x() + box.width() + 2)
                    .findFirst();
            if (first.isEmpty()) continue;
            var value = Printed.first(
                    field, page.number(), words.subList(words.indexOf(first.get()), words.size()), habits);
            if (value.isPresent()) return value;
        }
        return Optional.empty();
    }
}
