package docket.invoice.einvoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * An element by its local name, whatever prefix the file gives its namespace, with the path that led to it. A step may
 * name alternatives, as in {@code HeaderTradeAgreement|TradeAgreement}.
 */
record Node(Element element, String path) {

    static Node root(Element element) {
        return new Node(element, "/" + element.getLocalName());
    }

    String name() {
        return element.getLocalName();
    }

    /** Its text without surrounding white space; empty when it has none. */
    String text() {
        return element.getTextContent().strip();
    }

    String attribute(String name) {
        return element.getAttribute(name).strip();
    }

    List<Node> children(String names) {
        var wanted = List.of(names.split("\\|"));
        var found = new ArrayList<Node>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element each && wanted.contains(each.getLocalName())) {
                found.add(new Node(each, path + "/" + each.getLocalName()));
            }
        }
        if (found.size() < 2) return found;
        var numbered = new ArrayList<Node>();
        for (int i = 0; i < found.size(); i++)
            numbered.add(new Node(found.get(i).element, found.get(i).path + "[" + (i + 1) + "]"));
        return numbered;
    }

    /** All that the steps lead to, over every branch. */
    List<Node> all(String... steps) {
        var nodes = List.of(this);
        for (String step : steps)
            nodes = nodes.stream().flatMap(node -> node.children(step).stream()).toList();
        return nodes;
    }

    /** The first with text, over every branch. */
    Optional<Node> first(String... steps) {
        return all(steps).stream().filter(node -> !node.text().isEmpty()).findFirst();
    }
}
