package docket.samples;

import docket.samples.Manuscript.Style;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** The samples in running text: two contracts, a request for proposal, a letter. */
final class SamplePapers {

    private static final String PAGE_OF = "Page {0} of {1}";

    private SamplePapers() {}

    static byte[] servicesAgreement() throws IOException {
        var day = LocalDate.of(2026, 3, 1);
        try (var press = new Press("Master Services Agreement", "Sample Software Services Ltd", day)) {
            var style = new Style(Typeface.SERIF, Typeface.SERIF_BOLD, 10.5f, 68, 74, 92, Ink.BLACK);
            var text = new Manuscript(press, style);
            text.set(Manuscript.resource("services-agreement.txt"));
            text.feet("Master Services Agreement MSA-2026-031", PAGE_OF);
            return press.bytes();
        }
    }

    static byte[] mutualNda() throws IOException {
        var day = LocalDate.of(2026, 1, 12);
        try (var press = new Press("Mutual Non-Disclosure Agreement", "Specimen Instruments Ltd", day)) {
            var ink = Ink.rgb(0x4a4e8c);
            var style = new Style(Typeface.SANS, Typeface.SANS_BOLD, 10f, 66, 72, 112, ink);
            var text = new Manuscript(press, style);
            Logo.HEXAGON.draw(text.sheet(), 66, 40, 32, ink);
            text.sheet().text(106, 61, style.bold(12).in(ink), "Specimen Instruments Ltd");
            text.set(Manuscript.resource("mutual-nda.txt"));
            text.feet("Mutual Non-Disclosure Agreement", PAGE_OF);
            return press.bytes();
        }
    }

    static byte[] requestForProposal() throws IOException {
        var day = LocalDate.of(2026, 11, 2);
        try (var press = new Press("Request for Proposal RFP 2026-014", "Example Regional Utilities", day)) {
            var ink = Ink.rgb(0x0b5c8a);
            var style = new Style(Typeface.SANS, Typeface.SANS_BOLD, 9.8f, 60, 70, 122, ink);
            var text = new Manuscript(press, style);
            var sheet = text.sheet();
            sheet.fill(0, 0, sheet.width(), 12, ink);
            Logo.RING.draw(sheet, 60, 34, 40, ink);
            sheet.text(112, 52, style.bold(14).in(ink), "Example Regional Utilities");
            sheet.text(112, 67, style.body().in(Ink.GREY), "Purchasing · 5 Sample Quay · Bristol BS1 4ST");
            text.set(Manuscript.resource("request-for-proposal.txt"));
            text.feet("RFP 2026-014 · Digital archive for incoming documents", PAGE_OF);
            return press.bytes();
        }
    }

    static byte[] letter() throws IOException {
        var day = LocalDate.of(2026, 4, 2);
        try (var press = new Press("Our Bristol branch is moving", "Sample Supplies Ltd", day)) {
            var ink = Ink.rgb(0x2f5d50);
            var style = new Style(Typeface.SERIF, Typeface.SERIF_BOLD, 11.5f, 76, 80, 300, ink);
            var text = new Manuscript(press, style);
            var sheet = text.sheet();
            Logo.BARS.draw(sheet, 76, 48, 38, ink);
            sheet.text(126, 66, style.bold(17).in(ink), "Sample Supplies Ltd");
            sheet.text(126, 82, style.body().in(Ink.GREY), "14 Specimen Street, Leeds LS1 4AP");
            sheet.rule(76, 98, 519, 98, 0.8f, ink);
            sheet.lines(
                    76,
                    142,
                    style.body(),
                    List.of("Ms E. Example", "Placeholder Bakery Ltd", "9 Harbour Row", "Bristol BS1 4ST"));
            sheet.right(519, 232, style.body(), "Leeds, 2 April 2026");
            sheet.text(76, 268, style.bold(12.5f), "Our Bristol branch is moving");
            text.set(Manuscript.resource("letter.txt"));
            sheet.rule(76, 780, 519, 780, 0.4f, Ink.LINE);
            sheet.centre(
                    sheet.width() / 2,
                    794,
                    new Type(Typeface.SERIF, 9, Ink.GREY),
                    "Telephone 0113 496 0120 · office@example.com · www.example.com");
            return press.bytes();
        }
    }
}
