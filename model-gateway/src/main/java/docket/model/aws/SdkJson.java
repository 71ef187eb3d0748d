package docket.model.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.document.Document;

/** JSON as the SDK has it and as we have it. */
final class SdkJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SdkJson() {}

    static Document document(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, Document>();
                for (var entry : node.properties()) map.put(entry.getKey(), document(entry.getValue()));
                yield Document.fromMap(map);
            }
            case ARRAY -> {
                var list = new ArrayList<Document>();
                for (JsonNode item : node) list.add(document(item));
                yield Document.fromList(list);
            }
            case NUMBER -> Document.fromNumber(node.decimalValue());
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case STRING -> Document.fromString(node.textValue());
            case NULL, MISSING, BINARY, POJO -> Document.fromNull();
        };
    }

    static JsonNode node(Document document) {
        if (document == null || document.isNull()) return JSON.nullNode();
        if (document.isMap()) {
            var object = JSON.objectNode();
            document.asMap().forEach((key, value) -> object.set(key, node(value)));
            return object;
        }
        if (document.isList()) {
            var array = JSON.arrayNode();
            document.asList().forEach(item -> array.add(node(item)));
            return array;
        }
        if (document.isBoolean()) return JSON.booleanNode(document.asBoolean());
        if (document.isString()) return JSON.textNode(document.asString());
        var number = document.asNumber().bigDecimalValue();
        return number.scale() <= 0 && number.precision() - number.scale() < 18
                ? JSON.numberNode(number.longValueExact())
                : JSON.numberNode(number);
    }
}
