package docket.proposal.bench;

import docket.messages.DocumentId;
import docket.proposal.Draft;
import docket.proposal.House;
import docket.proposal.KnownAnswers;
import docket.proposal.Preview;
import docket.proposal.PriceList;
import docket.proposal.crm.GenericDeal;
import docket.proposal.prices.PriceListFile;
import docket.proposal.typesetting.HouseStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a proposal of eleven sections takes from template and data to DOCX and PDF: 40 requirements, 60 items from a
 * price list, five sections of the house. {@code main([DIR])}; with a folder the files are left there to be looked at.
 */
public final class ProposalBench {

    private static final int RUNS = 15;
    private static final int REQUIREMENTS = 40;
    private static final int ITEMS = 60;

    private ProposalBench() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        var millis = new long[RUNS];
        var processor = new long[RUNS];
        var threads = ManagementFactory.getThreadMXBean();
        var pdf = new byte[0];
        var docx = new byte[0];
        int sections = 0;
        for (int run = 0; run < RUNS; run++) {
            long from = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            var style = new HouseStyle();
            var draft = draft();
            pdf = style.pdf(draft);
            docx = style.docx(draft);
            millis[run] = (System.nanoTime() - from) / 1_000_000;
            processor[run] = (threads.getCurrentThreadCpuTime() - used) / 1_000_000;
            sections = 6 + draft.tables().getOrDefault("blocks", List.of()).size();
        }
        long first = millis[0];
        long firstProcessor = processor[0];
        Arrays.sort(millis);
        Arrays.sort(processor);
        if (arguments.length > 0) {
            var folder = Files.createDirectories(Path.of(arguments[0]));
            Files.write(folder.resolve("proposal.pdf"), pdf);
            Files.write(folder.resolve("proposal.docx"), docx);
        }
        out.printf(
                Locale.ROOT,
                "{\"sections\":%d,\"requirements\":%d,\"items\":%d,\"first_ms\":%d,\"median_ms\":%d,\"slowest_ms\":%d,"
                        + "\"first_cpu_ms\":%d,\"median_cpu_ms\":%d,"
                        + "\"pdf_bytes\":%d,\"docx_bytes\":%d}%n",
                sections,
                REQUIREMENTS,
                ITEMS,
                first,
                millis[RUNS / 2],
                millis[RUNS - 1],
                firstProcessor,
                processor[RUNS / 2],
                pdf.length,
                docx.length);
    }

    private static Draft draft() {
        var requirements = IntStream.rangeClosed(1, REQUIREMENTS)
                .mapToObj(
                        i -> "\"Das System muss die Anforderung Nr. " + i
                                + " vollständig erfüllen und jede Änderung an Übergabeschnittstellen mit Datum protokollieren.\"")
                .collect(Collectors.joining(","));
        var items = IntStream.rangeClosed(1, ITEMS)
                .mapToObj(i -> "{\"sku\":\"A-" + i + "\",\"quantity\":" + i
                        + (i % 5 == 0 ? ",\"discount\":\"7.5\"" : "") + "}")
                .collect(Collectors.joining(","));
        var list = "sku;description;unit;unit_price;tax_rate;currency\n"
                + IntStream.rangeClosed(1, ITEMS)
                        .mapToObj(i -> "A-" + i + ";Dienstleistungsmodul " + i
                                + " mit Donaudampfschifffahrtsgesellschaftskapitänsbetreuung;Stück;" + (100 + 37 * i)
                                + ".50;" + (i % 3 == 0 ? 7 : 19) + ";EUR")
                        .collect(Collectors.joining("\n"));
        var deal = """
                {"event_id":"bench","deal":{"id":"4711","title":"Einführung eines Auskunftssystems für Öffentlichkeitsarbeit und Bürgerbüros","language":"de","currency":"EUR","discount":"2.5",
                "summary":"Ziel ist ein System, das Auskünfte in höchstens zwei Tagen gibt, Bürgerinnen und Bürger über den Stand unterrichtet und die Fachämter entlastet.",
                "client":{"name":"Beispielwerke für Größenmessung und Überwachungstechnik GmbH & Co. KG","contact":"Frau Dr. Muster","email":"einkauf@example.com","address":"Musterstraße 1\\n12345 Musterstadt"},
                "delivery_date":"2027-05-31","valid_until":"2027-01-31","payment_terms":"30 Tage netto",
                "requirements":[%s],"line_items":[%s]}}
                """.formatted(requirements, items);
        PriceList prices = PriceListFile.read("prices.csv", list.getBytes(StandardCharsets.UTF_8));
        return Preview.of(
                new DocumentId("deal-bench"),
                new GenericDeal().read(deal.getBytes(StandardCharsets.UTF_8)),
                new House(new Quoted(), () -> prices),
                LocalDate.of(2026, 11, 20));
    }

    /** Answers every other requirement, and every section. */
    private record Quoted() implements KnownAnswers {
        @Override
        public Optional<Found> answer(String requirement) {
            return requirement.hashCode() % 2 == 0
                    ? Optional.of(new Found(
                            "Jede Änderung an Schnittstellen wird mit Datum, Uhrzeit und Kennung protokolliert und"
                                    + " zehn Jahre aufbewahrt.",
                            "handbuch/betrieb/protokollierung-und-aufbewahrung.pdf",
                            "protokollierung-und-aufbewahrung.pdf",
                            17,
                            requirement.hashCode() % 4 == 0))
                    : Optional.empty();
        }

        @Override
        public Optional<Found> block(String topic) {
            var text =
                    ("Wir arbeiten in Abschnitten von zwei Wochen. Jeder beginnt mit einer gemeinsamen Auswahl dessen,"
                                    + " was am meisten nützt, und endet mit etwas, das läuft. ")
                            .repeat(6);
            return Optional.of(new Found(text, "bausteine/text.md", "text.md", 1, true));
        }
    }
}
