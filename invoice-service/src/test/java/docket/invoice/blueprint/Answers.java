package docket.invoice.blueprint;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Answers of an engine to our blueprint, as {@code result.json} spells them; tests spoil one thing in it. */
public final class Answers {

    /** What {@link #sound} was read from. */
    public static final String PRINTED = """
            Beispiel Handel GmbH · Musterweg 1 · 12345 Musterstadt

            Invoice

            Muster Werke AG                              Invoice no.    INV-2026-0042
            Ringstrasse 5                                Invoice date   14 March 2026

            Description              Quantity   Unit price        Total
            A4 paper, 80 g                100         6.00       600.00
            Delivery                        1       400.00       400.00

                                                       Net     1,000.00
                                                   VAT 19%       190.00
                                                     Total EUR 1,190.00

            IBAN DE89 3704 0044 0532 0130 00
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode root = JSON.createObjectNode();

    private Answers() {
        root.putObject("matched_blueprint").put("name", "docket-invoice").put("confidence", 1);
        root.putObject("document_class").put("type", "Invoice");
        root.putObject("split_document").putArray("page_indices").add(0);
        root.putObject("inference_result");
        root.putArray("explainability_info").addObject();
    }

    /** Nothing said yet. */
    public static Answers empty() {
        return new Answers();
    }

    /** Everything that {@link #PRINTED} says. */
    public static Answers sound() {
        return new Answers()
                .says("vendor_name", "Beispiel Handel GmbH")
                .says("buyer_name", "Muster Werke AG")
                .says("invoice_number", "INV-2026-0042")
                .says("invoice_date", "2026-03-14")
                .says("due_date", "")
                .says("currency", "EUR")
                .says("net_total", new BigDecimal("1000.0"))
                .says("tax_total", new BigDecimal("190.0"))
                .says("total_amount", new BigDecimal("1190.0"))
                .says("iban", "DE89370400440532013000")
                .line("A4 paper, 80 g", "100", "6.0", "600.0")
                .line("Delivery", "1", "400.0", "400.0");
    }

    public Answers says(String name, Object value) {
        return says(name, value, 0.93);
    }

    public Answers says(String name, Object value, double confidence) {
        put((ObjectNode) root.path("inference_result"), name, value);
        var explained = explained().putObject(name).put("success", true).put("confidence", confidence);
        put(explained, "value", value);
        return this;
    }

    /** Boxes are parts of the page, 0 to 1. */
    public Answers at(String name, int page, double left, double top, double width, double height) {
        var node = (ObjectNode) explained().path(name);
        var geometry = node.has("geometry") ? node.withArray("geometry") : node.putArray("geometry");
        var place = geometry.addObject().put("page", page);
        place.putObject("boundingBox")
                .put("left", left)
                .put("top", top)
                .put("width", width)
                .put("height", height);
        return this;
    }

    /** As the service tells what it inferred: a list of places, and none in it. */
    public Answers nowhere(String name) {
        ((ObjectNode) explained().path(name)).putArray("geometry");
        return this;
    }

    public Answers line(String description, String quantity, String price, String total) {
        var result = (ObjectNode) root.path("inference_result");
        var row = result.withArray("line_items").addObject();
        var told = explained().withArray("line_items").addObject();
        cell(row, told, "description", description);
        cell(row, told, "quantity", new BigDecimal(quantity));
        cell(row, told, "unit_price", new BigDecimal(price));
        cell(row, told, "total", new BigDecimal(total));
        return this;
    }

    public Answers onPages(int... indices) {
        var pages = ((ObjectNode) root.path("split_document")).putArray("page_indices");
        for (int index : indices) pages.add(index);
        return this;
    }

    /** Without a word about how sure the engine is and where it looked. */
    public Answers unexplained() {
        root.putArray("explainability_info");
        return this;
    }

    private static void cell(ObjectNode row, ObjectNode told, String name, Object value) {
        put(row, name, value);
        put(told.putObject(name).put("success", true).put("confidence", 0.91), "value", value);
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (value instanceof BigDecimal number) node.put(name, number);
        else node.put(name, (String) value);
    }

    private ObjectNode explained() {
        return (ObjectNode) root.path("explainability_info").path(0);
    }

    public String json() {
        return root.toString();
    }

    Segment segment() {
        return Segment.of("MATCH", json(), "");
    }
}
