package docket.samples;

import docket.samples.Invoice.Account;
import docket.samples.Invoice.Item;
import docket.samples.Invoice.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Makes up invoices: parties, goods, amounts that add up. The same index and seed give the same invoice. */
record InventedInvoice(Invoice invoice, Words words, Look look, InvoiceLayout layout) {

    private static final List<InvoiceLayout> LAYOUTS =
            List.of(new WindowLetter(), new Band(), new Sidebar(), new Ledger(), new Letterhead(), new Printout());

    private static final List<String> COUNTRIES = List.of("DE", "GB", "FR", "ES", "IT", "NL", "PT");

    /** Standard rate first, then a reduced one, in percent. */
    private static final Map<String, List<String>> RATES = Map.of(
            "DE", List.of("19", "7"),
            "GB", List.of("20", "5"),
            "FR", List.of("20", "5.5"),
            "ES", List.of("21", "10"),
            "IT", List.of("22", "10"),
            "NL", List.of("21", "9"),
            "PT", List.of("23", "13"));

    private static final int[] COLOURS = {
        0x1f4e79, 0x7a2e2e, 0x2e6b4f, 0x5b3f8c, 0x9a5b13, 0x22577a, 0x374151, 0x8c2f5a, 0x0f766e, 0x44403c
    };

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 2);

    static InventedInvoice make(int index, RandomGenerator random) {
        int at = random.nextInt(Words.LANGUAGES.size());
        var country = COUNTRIES.get(at);
        var words = Words.some(Words.LANGUAGES.get(at), random);
        var seller = party(words, country, random);
        var buyer = party(words, country, random);
        var date = FIRST_DAY.plusDays(random.nextInt(900));
        var account = new Account(
                seller.name().replaceFirst(" .*", "") + "bank " + seller.city(),
                CheckDigits.iban(country, random),
                "TEST" + country + pick(random, List.of("22", "FF", "2A", "M1")) + "XXX");
        var items = items(words, country, random);
        var invoice = new Invoice(
                number(index, date, random),
                date,
                date.plusDays(pick(random, List.of(7, 14, 21, 30, 45, 60))),
                random.nextInt(3) == 0 ? null : order(random),
                Integer.toString(10_000 + random.nextInt(90_000)),
                country.equals("GB") ? pick(random, List.of("GBP", "GBP", "EUR", "USD")) : "EUR",
                seller,
                buyer,
                account,
                items,
                Totals.of(items));
        return new InventedInvoice(invoice, words, look(random), LAYOUTS.get(random.nextInt(LAYOUTS.size())));
    }

    /** A made-up company that says of itself that it is an example. */
    static Party party(Words words, String country, RandomGenerator random) {
        var name = words.get("company")
                .replace("{first}", pick(random, words.all("first")))
                .replace("{trade}", pick(random, words.all("trade")))
                .replace("{place}", pick(random, words.all("place")))
                .replace("{form}", pick(random, words.all("form")));
        var street = pick(random, words.all("street")).replace("{n}", Integer.toString(1 + random.nextInt(180)));
        var city = pick(random, words.all("city"));
        int gap = city.lastIndexOf(' ');
        return new Party(
                name,
                street,
                city.substring(0, gap),
                city.substring(gap + 1),
                country,
                CheckDigits.vatId(country, random),
                "0" + (10 + random.nextInt(80)) + " 555 " + (1000 + random.nextInt(9000)),
                pick(random, List.of("info", "office", "accounts", "mail")) + "@example."
                        + pick(random, List.of("com", "org", "net")));
    }

    private static List<Item> items(Words words, String country, RandomGenerator random) {
        // Mostly short, now and then long: as invoices are.
        int count = 3 + Math.min(random.nextInt(38), Math.min(random.nextInt(38), random.nextInt(38)));
        if (random.nextInt(12) == 0) count = 25 + random.nextInt(16);
        var goods = words.all("goods");
        var rates = Objects.requireNonNull(RATES.get(country), country);
        boolean reducedToo = random.nextInt(3) == 0;
        var seen = new HashSet<String>();
        var items = new ArrayList<Item>();
        while (items.size() < count) {
            var parts = pick(random, goods).split(";", -1);
            var description = parts[0] + pick(random, words.all("variant"));
            if (!seen.add(description)) continue;
            items.add(new Item(
                    code(random),
                    description,
                    quantity(parts[3], random),
                    parts[2],
                    parts[3],
                    price(parts[1], random),
                    new BigDecimal(rates.get(reducedToo && random.nextInt(3) == 0 ? 1 : 0))));
        }
        return items;
    }

    private static BigDecimal quantity(String unitCode, RandomGenerator random) {
        return switch (unitCode) {
            case "LS" -> BigDecimal.ONE;
            case "HUR" -> new BigDecimal(1 + random.nextInt(64)).divide(new BigDecimal(4));
            default -> new BigDecimal(1 + random.nextInt(random.nextInt(4) == 0 ? 240 : 20));
        };
    }

    private static BigDecimal price(String list, RandomGenerator random) {
        return new BigDecimal(list)
                .multiply(new BigDecimal(70 + random.nextInt(90)).movePointLeft(2))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static String code(RandomGenerator random) {
        return (char) ('A' + random.nextInt(26)) + Integer.toString(1000 + random.nextInt(9000));
    }

    /** Unique because the index is in it. */
    private static String number(int index, LocalDate date, RandomGenerator random) {
        var running = String.format("%05d", index);
        return switch (random.nextInt(5)) {
            case 0 -> date.getYear() + "-" + running;
            case 1 -> "R" + date.getYear() % 100 + running;
            case 2 -> "INV-" + running;
            case 3 -> date.getYear() + "/" + String.format("%02d", date.getMonthValue()) + "/" + running;
            default -> "9" + running + random.nextInt(10);
        };
    }

    private static String order(RandomGenerator random) {
        return pick(random, List.of("PO-", "45000", "B", "EK-2")) + (10_000 + random.nextInt(90_000));
    }

    private static Look look(RandomGenerator random) {
        var columns = new ArrayList<String>();
        if (random.nextBoolean()) columns.add("pos");
        if (random.nextBoolean()) columns.add("code");
        if (random.nextInt(4) == 0) {
            columns.add("quantity");
            if (random.nextBoolean()) columns.add("unit");
            columns.add("description");
        } else {
            columns.add("description");
            columns.add("quantity");
            if (random.nextBoolean()) columns.add("unit");
        }
        columns.add("price");
        if (random.nextInt(3) > 0) columns.add("rate");
        columns.add("amount");
        boolean serif = random.nextInt(4) == 0;
        return new Look(
                Ink.rgb(COLOURS[random.nextInt(COLOURS.length)]),
                pick(random, List.of(Logo.values())),
                serif ? Typeface.SERIF : Typeface.SANS,
                serif ? Typeface.SERIF_BOLD : Typeface.SANS_BOLD,
                columns);
    }

    private static <T> T pick(RandomGenerator random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
