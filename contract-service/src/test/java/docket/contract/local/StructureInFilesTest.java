package docket.contract.local;

import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.ContractTerms;
import docket.contract.OutlineRow;
import docket.contract.SampleFiles;
import docket.contract.Term;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.ocr.Ocr;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One amendment with everything a contract is made of, as a PDF, as a scan and as a Word file. */
class StructureInFilesTest {

    private static final String AMENDMENT = """
            SECOND AMENDMENT TO SUPPLY AGREEMENT

            This Second Amendment (the "Amendment") is made on 3 March 2025 between
            Sample Supplies Ltd, a company registered in England with its office at
            1 Example Road, Leeds (the "Provider"), and Specimen Retail Inc., a Delaware
            corporation with offices at 20 Pattern Street, Dover (the "Client").

            The parties entered into the Supply Agreement dated as of 4 May 2023 and wish
            to change it as follows.

            1. Definitions. "Working Day" means a day on which banks in Leeds are open.

            2. Term. The Supply Agreement shall continue for a period of three (3) years from
            the Effective Date. "Effective Date" means 1 April 2025.

            3. Fees. The Client pays the fees of Exhibit A within thirty days, and Section 9.4
            of this Amendment applies to late payment.

            4. Renewal. It renews automatically for successive periods of one year unless a party
            gives notice at least 60 days before the end of the term.

            5. Governing law. This Amendment is governed by the laws of England and Wales.

            IN WITNESS WHEREOF the parties have signed below.

            Sample Supplies Ltd

            By: /s/ Sample Name

            Specimen Retail Inc.

            By: ____________________

            EXHIBIT A

            The monthly fee is EUR 1,250.00.
            """;

    enum Paper {
        PDF(SampleFiles::pdf, "contract.pdf"),
        SCAN(SampleFiles::scan, "scan.pdf"),
        WORD(SampleFiles::docx, "contract.docx");

        private final Function<String, byte[]> file;
        private final String name;

        Paper(Function<String, byte[]> file, String name) {
            this.file = file;
            this.name = name;
        }

        Pages of(String text) {
            if (this == SCAN) Assumptions.assumeTrue(Ocr.engineName().isPresent(), "no OCR engine on this machine");
            return switch (new Reader().read(file.apply(text), name)) {
                case ReadResult.Read(var pages) -> pages;
                case ReadResult.Refused(var _, var reason) -> throw new IllegalStateException(reason);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void allPartsOfAnAmendmentAreFound(Paper paper) {
        var terms = new LocalContractReader().read(paper.of(AMENDMENT));
        assertThat(rows(terms, "section"))
                .contains("1 Definitions", "2 Term", "3 Fees", "4 Renewal", "5 Governing law");
        assertThat(rows(terms, OutlineRow.DEFINITION)).contains("Working Day", "Provider", "Client");
        assertThat(rows(terms, OutlineRow.REFERENCE)).containsExactly("Section 9.4 not found in this document");
        assertThat(rows(terms, "exhibit")).containsExactly("Exhibit A");
        assertThat(rows(terms, OutlineRow.AMOUNT)).containsExactly("1250.00 EUR");
        assertThat(value(terms, Term.AMENDS)).isEqualTo("Supply Agreement of 2023-05-04");
        assertThat(value(terms, Term.SIGNATURE_BLOCK)).isEqualTo("yes");
    }

    @ParameterizedTest
    @EnumSource
    void keyTermsOfAnAmendmentAreFoundAndStandOnTheirPages(Paper paper) {
        var pages = paper.of(AMENDMENT);
        var terms = new LocalContractReader().read(pages);
        assertThat(value(terms, Term.PARTIES)).isEqualTo("Sample Supplies Ltd; Specimen Retail Inc.");
        assertThat(value(terms, Term.AGREEMENT_DATE)).isEqualTo("2025-03-03");
        assertThat(value(terms, Term.EFFECTIVE_DATE)).isEqualTo("2025-04-01");
        assertThat(value(terms, Term.EXPIRATION_DATE)).isEqualTo("2028-04-01");
        assertThat(value(terms, Term.RENEWAL_TERM)).isEqualTo("successive 1 year");
        assertThat(value(terms, Term.RENEWAL_NOTICE)).isEqualTo("60 days");
        assertThat(value(terms, Term.GOVERNING_LAW)).isEqualTo("England and Wales");
        assertThat(terms.fields().values()).allSatisfy(field -> {
            var on = (Evidence.OnPage) field.evidence();
            assertThat(pages.pages().get(on.page() - 1).text()).contains(on.quote());
        });
    }

    @Test
    void threeHundredPagesKeepTheirLastSection() {
        var text = new StringBuilder("FRAME AGREEMENT\n\n");
        for (int section = 1; section <= 90; section++) {
            text.append("%d. Part %s. The Supplier keeps a register.%n%n".formatted(section, letters(section)));
            for (int clause = 1; clause <= 10; clause++) {
                text.append("%d.%d The Supplier shows the register for month %d to the Client, who may copy it.%n%n"
                        .formatted(section, clause, clause));
                text.append("And nobody else may see what is in it without the consent of both.\n".repeat(14))
                        .append('\n');
            }
        }
        text.append("\"Last Day\" means the day on which the register is closed.\n");
        var pages = Paper.PDF.of(text.toString());
        assertThat(pages.pages()).hasSizeGreaterThan(290);
        var terms = new LocalContractReader().read(pages);
        assertThat(rows(terms, "section")).contains("90 Part " + letters(90), "90.10");
        assertThat(rows(terms, OutlineRow.DEFINITION)).contains("Last Day");
        assertThat(terms.pages()).isEqualTo(pages.pages().size());
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('a' + number % 26);
    }

    private static List<String> rows(ContractTerms terms, String part) {
        return terms.outline().stream()
                .filter(row -> row.get(OutlineRow.PART).value().equals(part))
                .map(row -> List.of(OutlineRow.NAME, OutlineRow.SAYS).stream()
                        .filter(row::containsKey)
                        .map(column -> row.get(column).value())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String value(ContractTerms terms, String name) {
        return terms.field(name).map(Field::value).orElse("nothing");
    }
}
