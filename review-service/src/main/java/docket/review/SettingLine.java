package docket.review;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing an admin sets with a value instead of a file. It holds from the next second on, over what the services were
 * started with; an empty one leaves that. Nothing here is a secret, and nothing says where data go.
 *
 * @param name as the services know it, as in {@code docket.contract.review-below}
 * @param label what a person calls it
 * @param hint what it does, in a sentence
 * @param usual what holds where nobody says anything
 */
public record SettingLine(Section section, String name, String label, String hint, String usual, Form form) {

    private static final Pattern TRIGGER = Pattern.compile("[A-Za-z0-9_.-]{1,80}=[^\\p{Cntrl}=]{1,120}");
    private static final Pattern WORDS = Pattern.compile("[^\\p{Cntrl}\\\\#!:=]{1,300}");
    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Where a line stands; also the name of the setting that holds all of them. */
    public enum Section {
        CRM("crm"),
        ENGINES("engines");

        private final String setting;

        Section(String setting) {
            this.setting = setting;
        }

        /** As in {@code crm}. */
        public String setting() {
            return setting;
        }

        public List<SettingLine> lines() {
            return ALL.stream().filter(each -> each.section() == this).toList();
        }

        /** What is set, line by line, by name; comments are left out. */
        public static Map<String, String> values(String text) {
            var lines = new Properties();
            try {
                lines.load(new StringReader(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var values = new LinkedHashMap<String, String>();
            new TreeSet<>(lines.stringPropertyNames())
                    .forEach(name -> values.put(name, lines.getProperty(name).strip()));
            return values;
        }

        /** As it is kept: a line for each that is set, in their order. */
        public String text(Map<String, String> values) {
            return lines().stream()
                    .filter(each -> !values.getOrDefault(each.name(), "").isBlank())
                    .map(each -> each.name() + " = "
                            + values.getOrDefault(each.name(), "").strip().replace("\\", "\\\\") + "\n")
                    .collect(Collectors.joining());
        }

        /** @return everything that is wrong, a line each; empty if nothing is */
        public String trouble(String text) {
            Map<String, String> values;
            try {
                values = values(text);
            } catch (IllegalArgumentException e) {
                return "A backslash stands for nothing here. Leave it out.";
            }
            var wrong = new ArrayList<String>();
            values.forEach((name, value) -> lines().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            line -> {
                                var trouble = value.isEmpty() ? "" : line.trouble(value);
                                if (!trouble.isEmpty()) wrong.add(trouble);
                            },
                            () -> wrong.add("'" + name + "' is not set here. There are "
                                    + lines().stream().map(SettingLine::name).collect(Collectors.joining(", "))
                                    + ".")));
            return String.join("\n", wrong);
        }
    }

    /** What a value looks like. */
    public enum Form {
        /** From 0 to 1. */
        SHARE,
        /** A whole number from 1 on. */
        COUNT,
        PERCENT,
        /** As in {@code PT5M}. */
        TIME,
        /** As in {@code property=value}. */
        TRIGGER,
        /** Words with commas between them. */
        LIST,
        /** Asked as it was started, or {@code local}: the rules of this machine alone. */
        ENGINE
    }

    private static final String BELOW =
            "Less sure than this, a person looks. Higher means fewer mistakes and more reviews.";
    private static final String ENGINE_HINT =
            "Lets the model rest that the service was started with. What it was asked already is still awaited.";

    public static final List<SettingLine> ALL = List.of(
            new SettingLine(
                    Section.CRM,
                    "docket.crm.hubspot.trigger",
                    "HubSpot: what asks for a proposal",
                    "The change of a deal, as property=value.",
                    "dealstage=presentationscheduled",
                    Form.TRIGGER),
            new SettingLine(
                    Section.CRM,
                    "docket.crm.pipedrive.trigger",
                    "Pipedrive: what asks for a proposal",
                    "The change of a deal, as property=value.",
                    "stage_id=3",
                    Form.TRIGGER),
            new SettingLine(
                    Section.CRM,
                    "docket.crm.attempts",
                    "Attempts to tell the CRM",
                    "After so many the document fails visibly and can be sent again.",
                    "15",
                    Form.COUNT),
            new SettingLine(
                    Section.CRM,
                    "docket.crm.first-pause",
                    "Pause after the first attempt",
                    "It doubles from attempt to attempt.",
                    "PT1S",
                    Form.TIME),
            new SettingLine(
                    Section.CRM,
                    "docket.crm.longest-pause",
                    "Longest pause between attempts",
                    "Unless the CRM asks for a longer one.",
                    "PT5M",
                    Form.TIME),
            new SettingLine(
                    Section.ENGINES,
                    "docket.house.engine.classification",
                    "What a document is: model",
                    ENGINE_HINT,
                    "",
                    Form.ENGINE),
            new SettingLine(
                    Section.ENGINES, "docket.house.engine.invoice", "Invoices: model", ENGINE_HINT, "", Form.ENGINE),
            new SettingLine(
                    Section.ENGINES, "docket.house.engine.contract", "Contracts: model", ENGINE_HINT, "", Form.ENGINE),
            new SettingLine(
                    Section.ENGINES,
                    "docket.house.engine.deals",
                    "Proposals and notes: model",
                    ENGINE_HINT,
                    "",
                    Form.ENGINE),
            new SettingLine(
                    Section.ENGINES,
                    "docket.classifier.review-below",
                    "What a document is: ask a person below",
                    BELOW,
                    "",
                    Form.SHARE),
            new SettingLine(
                    Section.ENGINES,
                    "docket.invoice.review-below",
                    "Fields of invoices: ask a person below",
                    BELOW,
                    "0.85",
                    Form.SHARE),
            new SettingLine(
                    Section.ENGINES,
                    "docket.invoice.audit.share",
                    "Share of invoices looked at all the same",
                    "Measures how often going straight through was right. 0 for none, 0.05 for one in twenty.",
                    "0",
                    Form.SHARE),
            new SettingLine(
                    Section.ENGINES,
                    "docket.contract.review-below",
                    "Terms of contracts: ask a person below",
                    BELOW,
                    "0.6",
                    Form.SHARE),
            new SettingLine(
                    Section.ENGINES,
                    "docket.contract.home-laws",
                    "Laws that need no second look",
                    "With commas between them. Empty accepts any.",
                    "",
                    Form.LIST),
            new SettingLine(
                    Section.ENGINES,
                    "docket.contract.longest-renewal-notice",
                    "Longest notice before a renewal, in days",
                    "A contract that renews itself unless told so earlier is a risk.",
                    "60",
                    Form.COUNT),
            new SettingLine(
                    Section.ENGINES,
                    "docket.contract.highest-interest",
                    "Highest interest on late payment, in percent a year",
                    "Above it, the clause is a risk.",
                    "12",
                    Form.PERCENT));

    /** @return what is wrong with a value, as a sentence; empty if nothing is */
    String trouble(String value) {
        return switch (form) {
            case SHARE -> within(value, BigDecimal.ONE) ? "" : said(value, "is no number from 0 to 1 such as 0.85");
            case PERCENT -> within(value, BigDecimal.valueOf(100)) ? "" : said(value, "is no number from 0 to 100");
            case COUNT ->
                value.matches("[1-9]\\d{0,4}") && Integer.parseInt(value) <= MOST
                        ? ""
                        : said(value, "is no whole number from 1 to " + MOST);
            case TIME -> isTime(value) ? "" : said(value, "is no time up to a day such as PT30S or PT5M");
            case TRIGGER -> TRIGGER.matcher(value).matches() ? "" : said(value, "is not written property=value");
            case LIST -> WORDS.matcher(value).matches() ? "" : said(value, "is no list such as Germany, Austria");
            case ENGINE -> value.equals("local") ? "" : said(value, "means nothing here; write local or nothing");
        };
    }

    private String said(String value, String what) {
        return label + ": '" + value + "' " + what + ".";
    }

    private static boolean within(String value, BigDecimal most) {
        if (!value.matches("\\d{1,3}(\\.\\d{1,4})?")) return false;
        return new BigDecimal(value).compareTo(most) <= 0;
    }

    private static boolean isTime(String value) {
        try {
            var time = Duration.parse(value);
            return time.isPositive() && time.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
