package docket.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** In which language somebody is spoken to. */
public interface Language {

    /** As the product's sentences are written. */
    Language ENGLISH = new Language() {
        @Override
        public String code() {
            return "en";
        }

        @Override
        public String say(String english) {
            return english;
        }

        @Override
        public String told(String english) {
            return english;
        }

        @Override
        public String toldAll(String english) {
            return english;
        }
    };

    /** ISO 639-1. */
    String code();

    /** A sentence of the product's; English where it has no other form. */
    String say(String english);

    /** With {@code %s} where the value goes. */
    default String say(String english, Object value) {
        return String.format(Locale.ROOT, say(english), value);
    }

    default String say(String english, Object first, Object second) {
        return String.format(Locale.ROOT, say(english), first, second);
    }

    default String say(String english, Object first, Object second, Object third) {
        return String.format(Locale.ROOT, say(english), first, second, third);
    }

    /** What a service or a check said about a document, with its facts. */
    String told(String english);

    /** Several such sentences, one after the other. */
    String toldAll(String english);

    /** As in {@code 2 Mar 2026, 14:00 UTC}. */
    default String moment(Instant instant) {
        return Words.moment(instant, Locale.of(code()));
    }

    /** As in {@code 2 Mar 2026}. */
    default String day(LocalDate day) {
        return Words.day(day, Locale.of(code()));
    }
}
