package docket.proposal.assist;

import docket.proposal.Deal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An e-mail to the client, put together from what the deal says. What it does not say is a gap, or a question. */
final class LocalEmail implements NoteWriter {

    static final String ENGINE = "email-rules-1";

    private static final List<String> ASKED = List.of("delivery_date", "payment_terms", "valid_until", "amount");
    private static final int MOST_ITEMS = 8;

    @Override
    public Note write(Context context) {
        var deal = context.deal();
        var request = context.request();
        var tongue = Tongue.of(deal);
        var title = fact(deal, "title", tongue);
        var lines = new ArrayList<String>();
        lines.add(tongue.say("salutation", fact(deal, "client_contact", tongue)));
        lines.add("");
        lines.add(tongue.say("opening." + request.purpose(), title));
        points(request, tongue, lines);
        if (!request.purpose().equals("questions")) offer(deal, tongue, lines);
        if (!request.purpose().equals("thanks")) questions(deal, tongue, lines);
        lines.add("");
        lines.add(tongue.say("closing"));
        lines.add("");
        lines.add(tongue.say("regards"));
        lines.add(tongue.gap("signature"));
        var subject = tongue.say("subject." + request.purpose(), title);
        return Note.free(subject, String.join("\n", lines), List.of(), open(lines), ENGINE);
    }

    private static void points(NoteRequest request, Tongue tongue, List<String> lines) {
        if (request.text().isEmpty()) return;
        lines.add("");
        lines.add(tongue.say("points"));
        request.text()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.add("- " + line.strip().replaceAll("^[-*•]\\s*", "")));
    }

    private static void offer(Deal deal, Tongue tongue, List<String> lines) {
        if (!deal.items().isEmpty()) {
            lines.add("");
            lines.add(tongue.say("items"));
            deal.items().stream().limit(MOST_ITEMS).forEach(item -> lines.add("- " + described(item)));
        }
        day(deal, "delivery_date", tongue).ifPresent(day -> lines.add(tongue.say("delivery", day)));
        day(deal, "valid_until", tongue).ifPresent(day -> lines.add(tongue.say("valid", day)));
    }

    private static String described(Map<String, String> item) {
        var quantity = item.get("quantity");
        var unit = item.get("unit");
        return (quantity == null ? "" : quantity + (unit == null ? "" : " " + unit) + " ")
                + item.getOrDefault("description", "");
    }

    private static void questions(Deal deal, Tongue tongue, List<String> lines) {
        var asked = ASKED.stream()
                .filter(name -> !deal.facts().containsKey(name))
                .filter(name -> !name.equals("amount") || deal.items().isEmpty())
                .toList();
        if (asked.isEmpty()) return;
        lines.add("");
        lines.add(tongue.say("asks"));
        asked.forEach(name -> lines.add("- " + tongue.say("gap." + name)));
    }

    private static java.util.Optional<String> day(Deal deal, String name, Tongue tongue) {
        try {
            return java.util.Optional.ofNullable(deal.facts().get(name))
                    .map(LocalDate::parse)
                    .map(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(tongue.locale())::format);
        } catch (DateTimeException e) {
            return java.util.Optional.empty();
        }
    }

    private static String fact(Deal deal, String name, Tongue tongue) {
        return deal.facts().getOrDefault(name, tongue.gap(name));
    }

    private static List<String> open(List<String> lines) {
        var open = new ArrayList<String>();
        for (var line : lines) if (line.contains("[")) open.add("to be filled in: " + line.strip());
        return open;
    }
}
