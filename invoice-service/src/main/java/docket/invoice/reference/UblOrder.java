package docket.invoice.reference;

import docket.invoice.Values;
import docket.invoice.reference.Order.OrderLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A UBL 2 {@code Order}, as Peppol Ordering sends it. */
final class UblOrder {

    private UblOrder() {}

    /** Empty when it is something else, or broken. */
    static Optional<Order> read(byte[] xml) {
        try {
            var root = builder(xml);
            return "Order".equals(root.getLocalName()) ? Optional.of(order(root)) : Optional.empty();
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    private static Element builder(byte[] xml) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // trouble is thrown, not printed
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java can refuse a DTD", e);
        }
    }

    private static Order order(Element root) {
        var lines = new ArrayList<OrderLine>();
        for (var row : all(root, "OrderLine", "LineItem")) {
            var quantity = all(row, "Quantity").stream().findFirst();
            var price = amount(row, "Price", "PriceAmount").orElse(BigDecimal.ZERO);
            var base = amount(row, "Price", "BaseQuantity").filter(each -> each.signum() > 0);
            lines.add(new OrderLine(
                    lines.size() + 1,
                    text(row, "Item", "SellersItemIdentification", "ID"),
                    text(row, "Item", "Name"),
                    amount(row, "Quantity").orElse(BigDecimal.ZERO),
                    quantity.map(each -> each.getAttribute("unitCode")).orElse(""),
                    base.map(each -> price.divide(each, MathContext.DECIMAL64)).orElse(price),
                    Optional.empty(),
                    BigDecimal.ZERO));
        }
        var seller = text(root, "SellerSupplierParty", "Party", "PartyLegalEntity", "RegistrationName");
        return new Order(
                text(root, "ID"),
                seller.isEmpty() ? text(root, "SellerSupplierParty", "Party", "PartyName", "Name") : seller,
                text(root, "DocumentCurrencyCode"),
                lines);
    }

    private static Optional<BigDecimal> amount(Element from, String... path) {
        return Values.amount(text(from, path));
    }

    private static String text(Element from, String... path) {
        return all(from, path).stream()
                .map(each -> each.getTextContent().strip())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<Element> all(Element from, String... path) {
        var found = List.of(from);
        for (String name : path) {
            var next = new ArrayList<Element>();
            for (var element : found) {
                for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                    if (child instanceof Element each && name.equals(each.getLocalName())) next.add(each);
                }
            }
            found = next;
        }
        return found;
    }
}
