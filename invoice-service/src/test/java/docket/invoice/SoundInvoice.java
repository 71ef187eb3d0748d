package docket.invoice;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An invoice with nothing wrong; a test spoils one thing. */
public final class SoundInvoice {

    static final Instant READ = Instant.parse("2026-05-01T10:00:00Z");

    private SoundInvoice() {}

    public static Reading reading() {
        var fields = new LinkedHashMap<String, Field>();
        fields.put(Terms.VENDOR_NAME, sure("Beispiel Handel GmbH"));
        fields.put(Terms.BUYER_NAME, sure("Sample Supplies Ltd"));
        fields.put(Terms.INVOICE_NUMBER, sure("R-2026-17"));
        fields.put(Terms.INVOICE_DATE, sure("2026-04-20"));
        fields.put(Terms.DUE_DATE, sure("2026-05-20"));
        fields.put(Terms.CURRENCY, sure("EUR"));
        fields.put(Terms.NET_TOTAL, sure("100.00"));
        fields.put(Terms.TAX_TOTAL, sure("19.00"));
        fields.put(Terms.TOTAL_AMOUNT, sure("119.00"));
        fields.put(Terms.VAT_ID, sure("DE136695976"));
        fields.put(Terms.IBAN, sure("DE89370400440532013000"));
        var line = Map.of(Terms.LINE_DESCRIPTION, sure("Bolts"), Terms.LINE_TOTAL, sure("100.00"));
        return new Reading(Kind.INVOICE, fields, List.of(line), List.of(), Map.of(), READ, Work.free("test-1", 5));
    }

    public static Field sure(String value) {
        return field(value, 0.97);
    }

    static Field field(String value, double confidence) {
        return new Field(
                value, new Confidence(confidence), "test-1", new Evidence.OnPage(1, new Box(1, 2, 3, 4), value));
    }

    static Reading with(String name, Field field) {
        var sound = reading();
        var fields = new LinkedHashMap<>(sound.fields());
        fields.put(name, field);
        return of(sound, fields, sound.lineItems());
    }

    static Reading without(String name) {
        var sound = reading();
        var fields = new LinkedHashMap<>(sound.fields());
        fields.remove(name);
        return of(sound, fields, sound.lineItems());
    }

    static Reading withLines(String... totals) {
        var lines = new ArrayList<Map<String, Field>>();
        for (String total : totals) lines.add(Map.of(Terms.LINE_TOTAL, sure(total)));
        return of(reading(), reading().fields(), lines);
    }

    private static Reading of(Reading sound, Map<String, Field> fields, List<Map<String, Field>> lines) {
        return new Reading(sound.kind(), fields, lines, List.<Finding>of(), Map.of(), sound.at(), sound.work());
    }
}
