package docket.invoice.einvoice;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Checksums;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hybrid invoice says everything twice, and the two must be one invoice. The machine pays by the XML, the person
 * approves by the page: whoever changes one of the two gets money nobody approved. Each difference is a finding with
 * both values; one in the account or the total stops the invoice.
 */
final class PageAgreement {

    /** The page's reading must be this sure before it may contradict the XML. */
    private static final double SURE = 0.85;

    /** A total proved by arithmetic on the page contradicts even where the XML's figure stands somewhere else on it. */
    private static final double PROVED = 0.95;

    /** Below this a sign on the page may be a mark of something else; signs beside most amounts are surer. */
    private static final double CURRENCY_SURE = 0.7;

    /** How money is called on pages besides its code; a dollar sign may be any dollar's. */
    private static final Map<String, List<String>> SIGNS = Map.ofEntries(
            Map.entry("EUR", List.of("€", "EURO")),
            Map.entry("USD", List.of("$", "DOLLAR")),
            Map.entry("AUD", List.of("$", "DOLLAR")),
            Map.entry("CAD", List.of("$", "DOLLAR")),
            Map.entry("NZD", List.of("$", "DOLLAR")),
            Map.entry("SGD", List.of("$", "DOLLAR")),
            Map.entry("HKD", List.of("$", "DOLLAR")),
            Map.entry("MXN", List.of("$", "PESO")),
            Map.entry("GBP", List.of("£", "POUND", "STERLING")),
            Map.entry("CHF", List.of("SFR", "FR.", "FRANKEN", "FRANCS")),
            Map.entry("JPY", List.of("¥", "YEN")),
            Map.entry("CNY", List.of("¥", "RMB", "YUAN")),
            Map.entry("INR", List.of("₹", "RS.", "RS ", "RUPEE")),
            Map.entry("MYR", List.of("RM")),
            Map.entry("PLN", List.of("ZŁ")),
            Map.entry("CZK", List.of("KČ")),
            Map.entry("SEK", List.of("KR")),
            Map.entry("NOK", List.of("KR")),
            Map.entry("DKK", List.of("KR")),
            Map.entry("HUF", List.of("FT")),
            Map.entry("RON", List.of("LEI")));

    private static final Pattern IBAN = Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}");

    private final Map<String, Field> xml;
    private final Reading printed;
    private final String text;
    private final String compact;
    private final List<Finding> findings = new ArrayList<>();

    private PageAgreement(Map<String, Field> xml, Reading printed, String text) {
        this.xml = xml;
        this.printed = printed;
        this.text = text;
        this.compact = compact(text);
    }

    /** @param printed what the pages say by themselves */
    static List<Finding> findings(
            Map<String, Field> xml, List<Map<String, Field>> lines, Reading printed, Pages pages) {
        if (!pages.hasText()) return List.of();
        var agreement = new PageAgreement(xml, printed, pages.text());
        agreement.other(lines);
        agreement.total();
        agreement.currency();
        agreement.iban();
        agreement.date();
        return agreement.findings;
    }

    /** When several of number, total, lines and seller are nowhere on the pages, the XML is another invoice's. */
    private void other(List<Map<String, Field>> lines) {
        var missing = new ArrayList<String>();
        var number = shown(xml.get(Terms.INVOICE_NUMBER));
        var total = totalShown();
        if (number.isPresent() && !number.get()) missing.add(both("number", Terms.INVOICE_NUMBER));
        if (total.isPresent() && !total.get()) missing.add(both("total", Terms.TOTAL_AMOUNT));
        if (linesDiffer(lines)) missing.add("lines");
        if (nameDiffers(xml.get(Terms.VENDOR_NAME))) missing.add(both("seller", Terms.VENDOR_NAME));
        if (missing.isEmpty()) return;
        boolean other = missing.size() > 1 || number.isEmpty() || total.isEmpty();
        boolean money = total.isPresent() && !total.get();
        findings.add(new Finding(
                money ? Terms.TOTAL_AMOUNT : "",
                Finding.Reason.RULE_BROKEN,
                other || money ? Severity.BLOCKING : Severity.WARNING,
                (other
                                ? "The e-invoice inside does not belong to the pages: its "
                                : "The e-invoice inside and the pages differ: its ")
                        + String.join(" and its ", missing) + " cannot be found on them.",
                null));
    }

    /** The XML's value, and the page's where it has one of its own. */
    private String both(String name, String term) {
        var page = printed.field(term)
                .filter(field -> field.confidence().value() >= 0.6)
                .filter(field -> !compact(field.value()).equals(compact(value(xml.get(term)))));
        return name + " " + value(xml.get(term))
                + page.map(field -> " (the page says " + field.value() + ")").orElse("");
    }

    /** A page whose own sums prove another total contradicts, even where the XML's figure stands somewhere on it. */
    private void total() {
        var stated = amount(xml.get(Terms.TOTAL_AMOUNT));
        var read = printed.field(Terms.TOTAL_AMOUNT)
                .filter(each -> each.confidence().value() >= PROVED);
        if (stated.isEmpty() || read.isEmpty() || !totalShown().orElse(false)) return;
        var page = amount(read.get());
        if (page.isEmpty() || same(page, stated) || same(page, amount(xml.get(Terms.AMOUNT_DUE)))) return;
        if (!proved()) return;
        differ(Terms.TOTAL_AMOUNT, "total", Severity.BLOCKING, read.get());
    }

    /** The same figure in another money is another amount; a page that names the XML's money too only explains itself. */
    private void currency() {
        var field = xml.get(Terms.CURRENCY);
        var read = printed.field(Terms.CURRENCY)
                .filter(each -> each.confidence().value() >= CURRENCY_SURE)
                .filter(each -> each.evidence() instanceof Evidence.OnPage);
        if (field == null || read.isEmpty()) return;
        var stated = field.value().strip().toUpperCase(Locale.ROOT);
        if (stated.length() != 3 || read.get().value().equals(stated)) return;
        var signs = new ArrayList<>(SIGNS.getOrDefault(stated, List.of()));
        signs.add(stated);
        var upper = text.toUpperCase(Locale.ROOT);
        if (signs.stream().noneMatch(upper::contains))
            differ(Terms.CURRENCY, "currency", Severity.BLOCKING, read.get());
    }

    private boolean proved() {
        var net = amount(printed.fields().get(Terms.NET_TOTAL));
        var tax = amount(printed.fields().get(Terms.TAX_TOTAL));
        var total = amount(printed.fields().get(Terms.TOTAL_AMOUNT));
        return net.isPresent()
                && tax.isPresent()
                && tax.get().signum() != 0
                && total.isPresent()
                && net.get().add(tax.get()).compareTo(total.get()) == 0;
    }

    /** When the page prints accounts and the XML's is none of them. */
    private void iban() {
        var field = xml.get(Terms.IBAN);
        if (field == null) return;
        var stated = Checksums.compact(field.value());
        var read = printed.field(Terms.IBAN);
        if (compact(text).contains(stated.toLowerCase(Locale.ROOT))) return;
        if (read.isPresent()) {
            if (Checksums.compact(read.get().value()).equals(stated)) return;
            differ(Terms.IBAN, "IBAN", Severity.BLOCKING, read.get());
            return;
        }
        var matcher = IBAN.matcher(text.toUpperCase(Locale.ROOT));
        while (matcher.find()) {
            for (String candidate = Checksums.compact(matcher.group());
                    candidate.length() > 14;
                    candidate = candidate.substring(0, candidate.length() - 1)) {
                if (!Checksums.isIban(candidate)) continue;
                findings.add(finding(Terms.IBAN, "IBAN", Severity.BLOCKING, field.value(), candidate, field));
                return;
            }
        }
    }

    private void date() {
        var field = xml.get(Terms.INVOICE_DATE);
        var read = printed.field(Terms.INVOICE_DATE)
                .filter(each -> each.confidence().value() >= SURE);
        if (field == null || read.isEmpty() || read.get().value().equals(field.value())) return;
        // A file may name the day it was written by a machine; only a date the page does not know at all is strange.
        var known = Values.date(field.value());
        if (known.isEmpty() || shownDate(known.get())) return;
        differ(Terms.INVOICE_DATE, "date", Severity.WARNING, read.get());
    }

    private boolean shownDate(LocalDate date) {
        var day = String.format(Locale.ROOT, "0?%d", date.getDayOfMonth());
        var month = String.format(Locale.ROOT, "(?:0?%d|\\p{L}{3,10}\\.?)", date.getMonthValue());
        var year = String.format(Locale.ROOT, "(?:%d|%02d)", date.getYear(), date.getYear() % 100);
        var gap = "[ ./,-]{1,3}(?:de )?";
        return Pattern.compile("(?<!\\d)(?:" + day + gap + month + gap + year + "|" + month + gap + day + gap + year
                        + "|" + year + gap + month + gap + day + ")(?!\\d)")
                .matcher(text)
                .find();
    }

    private void differ(String term, String name, Severity severity, Field page) {
        var field = Objects.requireNonNull(xml.get(term));
        findings.add(finding(term, name, severity, field.value(), page.value(), page));
    }

    private static Finding finding(
            String term, String name, Severity severity, String stated, String page, Field shown) {
        return new Finding(
                term,
                Finding.Reason.RULE_BROKEN,
                severity,
                "The " + name + " is " + stated + " in the e-invoice inside, but " + page
                        + " on the page. Somebody may have changed one of the two.",
                shown.evidence());
    }

    /** Most of the lines' totals are nowhere on the pages. */
    private boolean linesDiffer(List<Map<String, Field>> lines) {
        var totals = lines.stream()
                .map(line -> amount(line.get(Terms.LINE_TOTAL)))
                .flatMap(Optional::stream)
                .toList();
        long shown = totals.stream().filter(this::shows).count();
        return totals.size() > 1 && shown * 2 < totals.size();
    }

    /** None of the words of the name stands on the pages; a logo may hold some of them. */
    private boolean nameDiffers(@Nullable Field name) {
        if (name == null) return false;
        var page = text.toLowerCase(Locale.ROOT);
        var words = Arrays.stream(name.value().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 3)
                .toList();
        return words.size() > 1 && words.stream().noneMatch(page::contains);
    }

    private Optional<Boolean> shown(@Nullable Field field) {
        if (field == null) return Optional.empty();
        var value = compact(field.value());
        return value.isEmpty() ? Optional.empty() : Optional.of(compact.contains(value));
    }

    /** The total, or what is due of it: some pages print only one of the two. */
    private Optional<Boolean> totalShown() {
        var total = amount(xml.get(Terms.TOTAL_AMOUNT));
        var due = amount(xml.get(Terms.AMOUNT_DUE));
        return total.map(each -> shows(each) || due.map(this::shows).orElse(false));
    }

    /** As a figure of its own: 119.00 does not stand in 1,119.00 nor in 119.005. Cents of zero may be left out. */
    private boolean shows(BigDecimal amount) {
        var cents = amount.abs().setScale(2, RoundingMode.HALF_UP).toPlainString();
        var whole = cents.substring(0, cents.length() - 3);
        var grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) grouped.append("[.,'\u2019 \u00a0\u202f]?");
            grouped.append(whole.charAt(i));
        }
        var fraction = cents.endsWith("00")
                ? "(?:[.,](?:00|-+|\u2013))?"
                : "[.,] ?"
                        + (cents.endsWith("0")
                                ? cents.charAt(cents.length() - 2) + "0?"
                                : cents.substring(cents.length() - 2));
        return Pattern.compile("(?<![\\d]|\\d[.,'])" + grouped + fraction + "0{0,3}(?!\\d|[.,]\\d)")
                .matcher(text)
                .find();
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().abs().compareTo(other.get().abs()) == 0;
    }

    private static Optional<BigDecimal> amount(@Nullable Field field) {
        return field == null ? Optional.empty() : Values.amount(field.value());
    }

    private static String value(@Nullable Field field) {
        return field == null ? "" : field.value();
    }

    private static String compact(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
