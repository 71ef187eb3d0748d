package docket.invoice.reference;

import docket.invoice.WatchedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Orders in files: {@code orders} and {@code receipts} as tables, and UBL orders as {@code orders/<number>.xml}, where
 * the number is spelled as the invoice spells it.
 */
final class FiledOrders implements Orders {

    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

    private final WatchedFile<Map<String, Order>> orders;
    private final WatchedFile<Map<String, List<Receipt>>> receipts;
    private final Function<String, Optional<byte[]>> files;

    FiledOrders(References references) {
        this.orders = references.watch("orders", Order::of);
        this.receipts = references.watch("receipts", Receipt::of);
        this.files = references.files();
    }

    @Override
    public boolean areKnown() {
        return !orders.get().isEmpty();
    }

    @Override
    public Optional<String> trouble() {
        return orders.trouble().or(receipts::trouble);
    }

    @Override
    public Optional<Order> find(String number) {
        var order = Optional.ofNullable(orders.get().get(Order.key(number))).or(() -> ubl(number));
        return order.map(each -> each.received(receipts.get().getOrDefault(each.key(), List.of())));
    }

    private Optional<Order> ubl(String number) {
        var name = number.strip();
        return FILE_NAME.matcher(name).matches() && !name.contains("..")
                ? files.apply("orders/" + name + ".xml").flatMap(UblOrder::read)
                : Optional.empty();
    }
}
