package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import docket.model.Budget.Booked;
import docket.model.Budget.Booking;
import docket.model.Budget.Ended;
import docket.model.Budget.Settlement;
import docket.model.catalogue.CatalogueFile;
import docket.model.store.PostgresBudget;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetRacesTest {

    private static final int RACES = 10_000;
    private static final long LIMIT = 500_000;

    private final String client = "client-" + UUID.randomUUID();
    private final Asker asker = new Asker("tenant", client, "races", null);
    private final PostgresBudget budget =
            new PostgresBudget(World.database(), CatalogueFile.delivered(), Clock.systemUTC(), _ -> {});

    @Test
    void tenThousandAtOnceNeverUseOneTokenTooMany() throws Exception {
        budget.limit(client, "*", OptionalLong.of(LIMIT));
        budget.limit(client, "claude-haiku", OptionalLong.of(LIMIT / 3));
        var used = new AtomicLong();
        var usedOfHaiku = new AtomicLong();
        var exceeded = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RACES; i++) {
                var model = i % 2 == 0 ? "claude-haiku" : "claude-sonnet";
                racers.execute(() -> {
                    await(start);
                    var random = ThreadLocalRandom.current();
                    long in = random.nextLong(200);
                    long out = random.nextLong(200);
                    var booked = new Booked(asker, model, Optional.of("race@1"));
                    switch (budget.reserve(booked, in, out, Duration.ofMinutes(5))) {
                        case Booking.Exceeded _ -> exceeded.incrementAndGet();
                        case Booking.Reserved(var id) -> {
                            var usage = new Usage(in, random.nextLong(out + 1), 0, 0);
                            used.addAndGet(usage.total());
                            if (model.equals("claude-haiku")) usedOfHaiku.addAndGet(usage.total());
                            budget.settle(id, new Settlement("eu", usage, BigDecimal.ZERO, Ended.ANSWERED));
                            // A redelivered settlement must change nothing.
                            budget.settle(id, new Settlement("eu", usage, BigDecimal.ZERO, Ended.ANSWERED));
                        }
                    }
                });
            }
            start.countDown();
        }

        assertThat(used.get()).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT * 9 / 10);
        assertThat(usedOfHaiku.get()).isLessThanOrEqualTo(LIMIT / 3);
        assertThat(exceeded.get()).isPositive();
        assertThat(budget.left(client, "claude-sonnet")).isEqualTo(LIMIT - used.get());
        assertThat(number("select sum(input + output) from model.call where client = ?"))
                .isEqualTo(used.get());
        assertThat(number("select sum(reserved) from model.budget_day where client = ?"))
                .isZero();
        System.out.printf("%d races, limit %d, used %d, refused %d%n", RACES, LIMIT, used.get(), exceeded.get());
    }

    @Test
    void theLastTokenCanBeUsedAndTheNextNot() {
        budget.limit(client, "*", OptionalLong.of(100));
        var booked = new Booked(asker, "claude-haiku", Optional.empty());
        var all = budget.reserve(booked, 60, 40, Duration.ofMinutes(1));
        assertThat(all).isInstanceOf(Booking.Reserved.class);

        var none = (Booking.Exceeded) budget.reserve(booked, 1, 0, Duration.ofMinutes(1));
        assertThat(none.left()).isZero();
        assertThat(none.resetsAt())
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofDays(1)));
        assertThat(none.budget()).startsWith("client " + client);
    }

    @Test
    void whatIsUsedAlreadyIsBookedOnADayWithNothingLeft() throws Exception {
        budget.limit(client, "*", OptionalLong.of(100));
        var booked = new Booked(asker, "claude-haiku", Optional.empty());
        budget.reserve(booked, 60, 40, Duration.ofMinutes(1));

        var cameBack = (Booking.Reserved) budget.reserve(booked, 0, 0, Duration.ofMinutes(1));
        budget.settle(
                cameBack.reservation(),
                new Settlement("batch", new Usage(300, 50, 0, 0), BigDecimal.ONE, Ended.ANSWERED));

        assertThat(number("select sum(used) from model.budget_day where client = ? and model = '*'"))
                .isEqualTo(350);
        assertThat(budget.left(client, "claude-haiku")).isZero();
    }

    @Test
    void whatNobodySettledCountsAsUsedAndTheOneWhoKnowsCorrectsIt() throws Exception {
        budget.limit(client, "*", OptionalLong.of(10_000));
        var booked = new Booked(asker, "claude-sonnet", Optional.empty());
        var lost = (Booking.Reserved) budget.reserve(booked, 1000, 500, Duration.ofMinutes(-5));
        assertThat(budget.left(client, "claude-sonnet")).isEqualTo(8500);

        assertThat(budget.sweep()).isPositive();
        assertThat(budget.left(client, "claude-sonnet")).isEqualTo(8500);
        assertThat(number("select sum(reserved) from model.budget_day where client = ?"))
                .isZero();

        budget.settle(
                lost.reservation(), new Settlement("eu", new Usage(900, 100, 0, 0), BigDecimal.ONE, Ended.ANSWERED));
        assertThat(budget.left(client, "claude-sonnet")).isEqualTo(9000);
    }

    private long number(String sql) throws Exception {
        try (var connection = World.database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, client);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
