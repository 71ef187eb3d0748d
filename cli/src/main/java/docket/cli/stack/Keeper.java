package docket.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Starts again what ended without being asked to, such as a part that ran out of memory. Messages it had taken come
 * back by themselves; what ends it again and again is put aside after its fifth receipt.
 */
public final class Keeper {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** After so long the last end is no reason to wait any more. */
    private static final Duration CALM = Duration.ofMinutes(10);

    private final Stack stack;
    private final InstantSource clock;
    private final Consumer<String> talk;

    private Duration pause = SHORTEST;
    private Instant lastTrouble = Instant.MIN;

    /** @param talk hears in a sentence what ended and what came of it */
    public Keeper(Stack stack, InstantSource clock, Consumer<String> talk) {
        this.stack = stack;
        this.clock = clock;
        this.talk = talk;
    }

    /** Stays until this Docket is stopped or its directory is gone. Looks on while another keeper is at work. */
    public void keep() throws IOException, InterruptedException {
        try (var channel = open("keeper.lock");
                var _ = channel.lock()) {
            while (Files.isDirectory(stack.runDirectory()) && !(stack.stopped() && !stack.anyRunning())) {
                Thread.sleep(LOOK_EVERY);
                look();
            }
        }
    }

    /** Starts what is missing, unless the last start was too short a time ago or somebody else is starting it. */
    void look() throws IOException {
        var ended = stack.ended();
        if (ended.isEmpty() || stack.stopped()) return;
        var now = clock.instant();
        if (lastTrouble.isBefore(now.minus(CALM))) pause = SHORTEST;
        else if (now.isBefore(lastTrouble.plus(pause))) return;
        try (var channel = open("up.lock");
                var lock = channel.tryLock()) {
            if (lock == null) return;
            lastTrouble = now;
            pause = shorter(pause.multipliedBy(2), LONGEST);
            ended.forEach(part -> talk.accept(stack.howItEnded(part)));
            stack.startAgain(ended);
            talk.accept(String.join(", ", ended) + (ended.size() == 1 ? " runs again." : " run again."));
        } catch (PartFailed | UncheckedIOException e) {
            if (!stack.stopped()) talk.accept(e.getMessage() + "\nThe next try is in " + pause.toSeconds() + " s.");
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(
                stack.runDirectory().resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
