package docket.review.web;

import docket.messages.Kind;
import docket.review.BatchPolicy;
import docket.review.People;
import docket.review.Person;
import docket.review.Review;
import docket.review.Right;
import docket.review.SavedViews;
import docket.review.StandIns;
import docket.review.Waiting;
import docket.review.Waiting.Order;
import docket.review.Waiting.Whose;
import docket.review.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The queue in words. */
@ApplicationScoped
class QueueScreen {

    private static final Duration SOON = Duration.ofDays(1);
    private static final Map<Order, String> COLUMNS = Map.of(
            Order.FILE, "Document",
            Order.KIND, "Kind",
            Order.AMOUNT, "Amount or risk",
            Order.AGE, "Waiting",
            Order.DEADLINE, "Due",
            Order.OWNER, "Who");
    private static final Map<Whose, String> WHOSE = Map.of(
            Whose.ALL, "Everybody's",
            Whose.MINE, "Mine",
            Whose.FREE, "Nobody's yet",
            Whose.OTHERS, "Others'");

    private final Waiting waiting;
    private final StandIns standIns;
    private final SavedViews views;
    private final BatchPolicy batchPolicy;
    private final People people;
    private final ContractDoor door;

    QueueScreen(
            Waiting waiting,
            StandIns standIns,
            SavedViews views,
            BatchPolicy batchPolicy,
            People people,
            ContractDoor door) {
        this.door = door;
        this.waiting = waiting;
        this.standIns = standIns;
        this.views = views;
        this.batchPolicy = batchPolicy;
        this.people = people;
    }

    Screens.Queue show(QueueWish wish, Person me) {
        var now = Instant.now();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var found = waiting.find(wish.wish(me, standIns.on(today).represented(me)));
        int pages = Math.max(1, (found.total() + QueueWish.SIZE - 1) / QueueWish.SIZE);
        return new Screens.Queue(
                found.entries().stream()
                        .filter(entry -> door.shows(entry.review()))
                        .map(entry -> row(entry, me, now))
                        .toList(),
                found.total(),
                wish.query(),
                wish.words(),
                kinds(wish),
                whose(wish),
                columns(wish),
                wish.page(),
                pages,
                wish.page() > 1 ? wish.at(wish.page() - 1).query() : null,
                wish.page() < pages ? wish.at(wish.page() + 1).query() : null,
                views.of(me),
                others(me),
                standIns.all().stream()
                        .filter(each -> !each.last().isBefore(today))
                        .map(each -> Speech.now()
                                        .say(
                                                "%s stands in for %s",
                                                each.present().name(),
                                                each.away().name()) + ", " + each.first()
                                + " – " + each.last())
                        .toList(),
                standIns.all().stream().anyMatch(each -> each.away().mail().equalsIgnoreCase(me.mail())),
                today.toString(),
                batchPolicy.upTo().toPlainString());
    }

    private List<Screens.Option> others(Person me) {
        return people.in(me.tenant()).orElse(people).people().stream()
                .filter(person -> person.may(Right.DECIDE))
                .map(person -> new Screens.Option(
                        person.mail(), person.name(), person.mail().equals(me.mail())))
                .distinct()
                .toList();
    }

    private static List<Screens.Option> kinds(QueueWish wish) {
        return Stream.concat(
                        Stream.of(new Screens.Option("", "All kinds", wish.kind() == null)),
                        Arrays.stream(Kind.values())
                                .map(kind -> new Screens.Option(kind.label(), Words.kind(kind), kind == wish.kind())))
                .toList();
    }

    private static List<Screens.Option> whose(QueueWish wish) {
        return Arrays.stream(Whose.values())
                .map(whose -> new Screens.Option(
                        whose.label(), Objects.requireNonNull(WHOSE.get(whose)), whose == wish.whose()))
                .toList();
    }

    private static List<Screens.Column> columns(QueueWish wish) {
        return Stream.of(Order.FILE, Order.KIND, Order.AMOUNT, Order.AGE, Order.DEADLINE, Order.OWNER)
                .map(order -> new Screens.Column(
                        order.label(),
                        Objects.requireNonNull(COLUMNS.get(order)),
                        wish.by(order).query(),
                        order != wish.order() ? "none" : wish.descending() ? "descending" : "ascending"))
                .toList();
    }

    private Screens.QueueRow row(Waiting.Entry entry, Person me, Instant now) {
        var review = entry.review();
        var t = Speech.now();
        var owner = entry.owner();
        return new Screens.QueueRow(
                review.id(),
                review.documentId().value(),
                entry.file().isEmpty() ? review.documentId().value() : entry.file(),
                Words.kind(review.kind()),
                review.headline().title(),
                amountOrRisk(review, t),
                Words.question(review.question()),
                review.reasons().isEmpty() ? "" : review.reasons().getFirst(),
                Math.max(0, review.reasons().size() - 1),
                t.span(Duration.between(review.createdAt(), now)),
                Lists.until(review.deadline(), now),
                Speech.now().moment(review.deadline()),
                Duration.between(now, review.deadline()).compareTo(SOON) < 0,
                owner == null ? "" : owner.name(),
                owner != null && owner.mail().equalsIgnoreCase(me.mail()),
                review.demand().people().isEmpty()
                        ? review.person().name()
                        : review.demand().who(),
                batchPolicy.mayOffer(entry));
    }

    private static String amountOrRisk(Review review, Tongue t) {
        if (!review.headline().amount().isEmpty() || review.kind() != Kind.CONTRACT)
            return review.headline().amount();
        int risks = review.reasons().size();
        return risks == 1 ? t.say("1 risk") : t.say("%s risks", risks);
    }
}
