package dev.kickoff.hub.events;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;

/** Readable ids: {@code Brésil – Écosse} on 10 June 1998 becomes {@code bresil-ecosse-1998-06-10}. */
final class EventIds {
    private static final int LONGEST_NAME = 80;

    private EventIds() {}

    /** An id that is not taken; a number is added if the plain one is. */
    static String free(String name, LocalDate day, Predicate<String> taken) {
        String words = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = words.length() > LONGEST_NAME ? words.substring(0, LONGEST_NAME) : words;
        String plain = (cut.isEmpty() ? "event" : cut) + "-" + day;
        String id = plain;
        for (int number = 2; taken.test(id); number++) {
            id = plain + "-" + number;
        }
        return id;
    }
}
