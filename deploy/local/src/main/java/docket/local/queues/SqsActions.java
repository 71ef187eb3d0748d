package docket.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.local.queues.Broker.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQS's actions as its JSON protocol spells them, answered by the broker. */
final class SqsActions {

    private static final int BATCH = 10;
    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final String ACCOUNT = "000000000000";
    private static final String QUEUE_NAME = "[A-Za-z0-9_-]{1,80}";

    private final Broker broker;
    private final String region;

    SqsActions(Broker broker, String region) {
        this.broker = broker;
        this.region = region;
    }

    /**
     * Answers one request.
     *
     * @param origin scheme, host and port by which the client reached us; the URLs of queues begin with it
     * @param listening whether the client still waits for the answer
     * @throws SqsError as SQS would answer
     */
    ObjectNode answer(String action, JsonNode in, String origin, BooleanSupplier listening)
            throws InterruptedException {
        return switch (action) {
            case "CreateQueue" -> createQueue(in, origin);
            case "GetQueueUrl" -> getQueueUrl(in, origin);
            case "ListQueues" -> listQueues(in, origin);
            case "GetQueueAttributes" -> getQueueAttributes(in);
            case "SetQueueAttributes" -> setQueueAttributes(in);
            case "PurgeQueue" -> purgeQueue(in);
            case "SendMessage" -> sendMessage(in);
            case "SendMessageBatch" -> sendMessageBatch(in);
            case "ReceiveMessage" -> receiveMessage(in, listening);
            case "DeleteMessage" -> deleteMessage(in);
            case "DeleteMessageBatch" -> deleteMessageBatch(in);
            case "ChangeMessageVisibility" -> changeMessageVisibility(in);
            case "ChangeMessageVisibilityBatch" -> changeMessageVisibilityBatch(in);
            case "ListDeadLetterSourceQueues" -> listDeadLetterSourceQueues(in, origin);
            case "ListQueueTags" -> object();
            default -> throw SqsError.unknownAction(action);
        };
    }

    private ObjectNode createQueue(JsonNode in, String origin) {
        var name = text(in, "QueueName");
        if (name.endsWith(".fifo")) throw SqsError.unsupported("FIFO queues are not part of the embedded cloud");
        if (!name.matches(QUEUE_NAME)) {
            throw SqsError.invalidParameter("a queue's name has 1 to 80 letters, digits, hyphens and underscores");
        }
        return object().put("QueueUrl", url(origin, broker.declare(name, strings(in.path("Attributes")))));
    }

    private ObjectNode getQueueUrl(JsonNode in, String origin) {
        var name = text(in, "QueueName");
        var unused = broker.attributes(name);
        return object().put("QueueUrl", url(origin, name));
    }

    private ObjectNode listQueues(JsonNode in, String origin) {
        var prefix = in.path("QueueNamePrefix").asText("");
        var out = object();
        var urls = out.putArray("QueueUrls");
        broker.names().stream().filter(name -> name.startsWith(prefix)).forEach(name -> urls.add(url(origin, name)));
        return out;
    }

    private ObjectNode listDeadLetterSourceQueues(JsonNode in, String origin) {
        var target = queue(in);
        var out = object();
        var urls = out.putArray("queueUrls");
        for (var name : broker.names()) {
            broker.attributes(name)
                    .redrive()
                    .filter(redrive -> redrive.deadLetterQueue().equals(target))
                    .ifPresent(_ -> urls.add(url(origin, name)));
        }
        return out;
    }

    private ObjectNode getQueueAttributes(JsonNode in) {
        var name = queue(in);
        var attributes = broker.attributes(name);
        var counts = broker.counts(name);
        var created = Long.toString(broker.createdAt(name) / 1000);
        var all = new TreeMap<String, String>();
        all.put("MaximumMessageSize", Integer.toString(LARGEST_MESSAGE));
        all.put("MessageRetentionPeriod", "1209600");
        all.putAll(attributes.given());
        all.put("VisibilityTimeout", Integer.toString(attributes.visibilityTimeout()));
        all.put("DelaySeconds", Integer.toString(attributes.delay()));
        all.put("ReceiveMessageWaitTimeSeconds", Integer.toString(attributes.receiveWait()));
        all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
        all.put("CreatedTimestamp", created);
        all.put("LastModifiedTimestamp", created);
        all.put("QueueArn", "arn:aws:sqs:" + region + ":" + ACCOUNT + ":" + name);
        var wanted = list(in.path("AttributeNames"));
        var out = object();
        var answer = out.putObject("Attributes");
        all.forEach((key, value) -> {
            if (wanted.contains("All") || wanted.contains(key)) answer.put(key, value);
        });
        return out;
    }

    private ObjectNode setQueueAttributes(JsonNode in) {
        broker.setAttributes(queue(in), strings(in.path("Attributes")));
        return object();
    }

    private ObjectNode purgeQueue(JsonNode in) {
        broker.purge(queue(in));
        return object();
    }

    private ObjectNode sendMessage(JsonNode in) {
        var letter = letter(in);
        var id = broker.send(queue(in), List.of(letter), List.of(delay(in))).getFirst();
        return sent(object(), id, letter);
    }

    private ObjectNode sendMessageBatch(JsonNode in) {
        var letters = new ArrayList<Letter>();
        var delays = new ArrayList<Optional<Duration>>();
        var names = new ArrayList<String>();
        var out = object();
        var successful = out.putArray("Successful");
        var failed = out.putArray("Failed");
        for (var entry : entries(in)) {
            try {
                var letter = letter(entry);
                delays.add(delay(entry));
                letters.add(letter);
                names.add(text(entry, "Id"));
            } catch (SqsError e) {
                failed(failed, entry, e);
            }
        }
        var ids = broker.send(queue(in), letters, delays);
        for (int i = 0; i < ids.size(); i++) {
            sent(successful.addObject().put("Id", names.get(i)), ids.get(i), letters.get(i));
        }
        return out;
    }

    private static ObjectNode sent(ObjectNode out, UUID id, Letter letter) {
        out.put("MessageId", id.toString()).put("MD5OfMessageBody", Checksums.ofBody(letter.body()));
        if (!letter.attributes().isEmpty()) {
            out.put("MD5OfMessageAttributes", Checksums.ofAttributes(letter.attributes()));
        }
        if (!letter.systemAttributes().isEmpty()) {
            out.put("MD5OfMessageSystemAttributes", Checksums.ofAttributes(letter.systemAttributes()));
        }
        return out;
    }

    private ObjectNode receiveMessage(JsonNode in, BooleanSupplier listening) throws InterruptedException {
        int most = number(in, "MaxNumberOfMessages", 1, 10).orElse(1);
        var visibility = number(in, "VisibilityTimeout", 0, 43_200).map(Duration::ofSeconds);
        var wait = number(in, "WaitTimeSeconds", 0, 20).map(Duration::ofSeconds);
        var received = broker.receive(queue(in), most, visibility.orElse(null), wait.orElse(null), listening);
        var out = object();
        if (received.isEmpty()) return out;
        var names = list(in.path("MessageAttributeNames"));
        var systemNames = new HashSet<>(list(in.path("MessageSystemAttributeNames")));
        systemNames.addAll(list(in.path("AttributeNames"))); // its name before 2023
        var messages = out.putArray("Messages");
        for (var message : received) write(messages.addObject(), message, names, systemNames);
        return out;
    }

    private static void write(ObjectNode out, Received message, List<String> names, Set<String> systemNames) {
        var letter = message.letter();
        out.put("MessageId", message.id().toString())
                .put("ReceiptHandle", message.handle())
                .put("MD5OfBody", Checksums.ofBody(letter.body()))
                .put("Body", letter.body());
        var system = new TreeMap<String, String>();
        system.put("SenderId", ACCOUNT);
        system.put("SentTimestamp", Long.toString(message.sentAt()));
        system.put("ApproximateReceiveCount", Integer.toString(message.receives()));
        system.put("ApproximateFirstReceiveTimestamp", Long.toString(message.firstTakenAt()));
        letter.systemAttributes().forEach((name, attribute) -> system.put(name, attribute.text()));
        if (!systemNames.contains("All")) system.keySet().retainAll(systemNames);
        if (!system.isEmpty()) system.forEach(out.putObject("Attributes")::put);

        var wanted = new TreeMap<>(letter.attributes());
        wanted.keySet().removeIf(name -> names.stream().noneMatch(pattern -> matches(pattern, name)));
        if (wanted.isEmpty()) return;
        out.put("MD5OfMessageAttributes", Checksums.ofAttributes(wanted));
        var attributes = out.putObject("MessageAttributes");
        wanted.forEach((name, attribute) -> {
            var value = attributes.putObject(name).put("DataType", attribute.type());
            if (attribute.binary()) value.put("BinaryValue", Base64.getEncoder().encodeToString(attribute.value()));
            else value.put("StringValue", attribute.text());
        });
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals("All")
                || pattern.equals(".*")
                || pattern.equals(name)
                || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private ObjectNode deleteMessage(JsonNode in) {
        broker.delete(queue(in), List.of(ReceiptHandle.parse(text(in, "ReceiptHandle"))));
        return object();
    }

    private ObjectNode deleteMessageBatch(JsonNode in) {
        var queue = queue(in);
        var handles = new ArrayList<ReceiptHandle>();
        var out = eachEntry(in, entry -> {
            handles.add(ReceiptHandle.parse(text(entry, "ReceiptHandle")));
            return text(entry, "Id");
        });
        broker.delete(queue, handles);
        return out;
    }

    private ObjectNode changeMessageVisibility(JsonNode in) {
        hide(queue(in), in);
        return object();
    }

    private ObjectNode changeMessageVisibilityBatch(JsonNode in) {
        var queue = queue(in);
        return eachEntry(in, entry -> {
            hide(queue, entry);
            return text(entry, "Id");
        });
    }

    private void hide(String queue, JsonNode in) {
        int seconds = number(in, "VisibilityTimeout", 0, 43_200)
                .orElseThrow(() -> SqsError.missingParameter("VisibilityTimeout"));
        broker.hide(queue, ReceiptHandle.parse(text(in, "ReceiptHandle")), Duration.ofSeconds(seconds));
    }

    /** @param work tells the entry's id when it went well */
    private static ObjectNode eachEntry(JsonNode in, Function<JsonNode, String> work) {
        var out = object();
        var successful = out.putArray("Successful");
        var failed = out.putArray("Failed");
        for (var entry : entries(in)) {
            try {
                var id = work.apply(entry);
                successful.addObject().put("Id", id);
            } catch (SqsError e) {
                failed(failed, entry, e);
            }
        }
        return out;
    }

    private static List<JsonNode> entries(JsonNode in) {
        var entries = new ArrayList<JsonNode>();
        in.path("Entries").forEach(entries::add);
        if (entries.isEmpty()) throw SqsError.emptyBatch();
        if (entries.size() > BATCH) throw SqsError.batchTooLong(entries.size());
        var ids = new HashSet<String>();
        for (var entry : entries) {
            if (!ids.add(text(entry, "Id"))) throw SqsError.entryIdsNotDistinct();
        }
        return entries;
    }

    private static void failed(ArrayNode failed, JsonNode entry, SqsError error) {
        failed.addObject()
                .put("Id", entry.path("Id").asText())
                .put("SenderFault", true)
                .put("Code", error.queryCode())
                .put("Message", error.getMessage());
    }

    private static Letter letter(JsonNode in) {
        var letter = new Letter(
                text(in, "MessageBody"),
                attributes(in.path("MessageAttributes")),
                attributes(in.path("MessageSystemAttributes")));
        if (letter.body().isEmpty()) throw SqsError.missingParameter("MessageBody");
        if (letter.size() > LARGEST_MESSAGE) {
            throw SqsError.invalidParameter("a message has at most " + LARGEST_MESSAGE + " bytes");
        }
        return letter;
    }

    private static Map<String, Letter.Attribute> attributes(JsonNode in) {
        var attributes = new TreeMap<String, Letter.Attribute>();
        in.properties().forEach(property -> {
            var type = text(property.getValue(), "DataType");
            var value = type.startsWith("Binary")
                    ? Base64.getDecoder().decode(text(property.getValue(), "BinaryValue"))
                    : text(property.getValue(), "StringValue").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            attributes.put(property.getKey(), new Letter.Attribute(type, value));
        });
        return attributes;
    }

    private static Optional<Duration> delay(JsonNode in) {
        return number(in, "DelaySeconds", 0, 900).map(Duration::ofSeconds);
    }

    /** Clients name a queue by its URL; its last part is the name, whatever host they see us under. */
    private static String queue(JsonNode in) {
        var url = text(in, "QueueUrl");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String url(String origin, String queue) {
        return origin + "/" + ACCOUNT + "/" + queue;
    }

    private static String text(JsonNode in, String name) {
        var value = in.get(name);
        if (value == null || value.isNull()) throw SqsError.missingParameter(name);
        return value.asText();
    }

    private static Optional<Integer> number(JsonNode in, String name, int least, int most) {
        @Nullable JsonNode value = in.get(name);
        if (value == null || value.isNull()) return Optional.empty();
        int number = value.asInt(Integer.MIN_VALUE);
        if (number < least || number > most) {
            throw SqsError.invalidParameter(name + " must be between " + least + " and " + most);
        }
        return Optional.of(number);
    }

    private static Map<String, String> strings(JsonNode in) {
        var strings = new TreeMap<String, String>();
        in.properties()
                .forEach(property ->
                        strings.put(property.getKey(), property.getValue().asText()));
        return strings;
    }

    private static List<String> list(JsonNode in) {
        var list = new ArrayList<String>();
        in.forEach(item -> list.add(item.asText()));
        return list;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
