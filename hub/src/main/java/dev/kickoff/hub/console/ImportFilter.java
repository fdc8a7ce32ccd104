package dev.kickoff.hub.console;

import dev.kickoff.hub.imports.ChangeKind;
import dev.kickoff.hub.imports.ImportPreview;
import dev.kickoff.hub.imports.ProposedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a preview are shown.
 *
 * @param kind null shows everything that needs a look: all but the unchanged
 * @param page from 1
 */
record ImportFilter(@Nullable ChangeKind kind, boolean all, int page) {
    static final int PAGE = 100;

    /** One position of the switch. */
    record Choice(String label, int count, String path, boolean chosen) {}

    static ImportFilter of(@Nullable String show, @Nullable Integer page) {
        int number = page == null || page < 1 ? 1 : page;
        if (show == null || show.isEmpty()) {
            return new ImportFilter(null, false, number);
        }
        try {
            return new ImportFilter(ChangeKind.valueOf(show.toUpperCase(Locale.ROOT)), false, number);
        } catch (IllegalArgumentException unknown) {
            return new ImportFilter(null, show.equals("all"), number);
        }
    }

    List<ProposedChange> shown(List<ProposedChange> changes) {
        return changes.stream().filter(this::shows).toList();
    }

    private boolean shows(ProposedChange change) {
        return all || (kind == null ? change.kind() != ChangeKind.UNCHANGED : change.kind() == kind);
    }

    List<Choice> choices(ImportPreview preview) {
        Map<ChangeKind, Integer> counts = preview.counts();
        int unchanged = counts.getOrDefault(ChangeKind.UNCHANGED, 0);
        int total = preview.changes().size();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("To look at", total - unchanged, path(preview.id(), "", 1), kind == null && !all));
        for (ChangeKind one : ChangeKind.values()) {
            int count = counts.getOrDefault(one, 0);
            if (count > 0 || one == kind) {
                choices.add(new Choice(
                        ImportRow.label(one),
                        count,
                        path(preview.id(), one.name().toLowerCase(Locale.ROOT), 1),
                        one == kind));
            }
        }
        choices.add(new Choice("All", total, path(preview.id(), "all", 1), all));
        return choices;
    }

    /** The same filter on another page. */
    String path(UUID preview, int otherPage) {
        return path(preview, all ? "all" : kind == null ? "" : kind.name().toLowerCase(Locale.ROOT), otherPage);
    }

    private static String path(UUID preview, String show, int page) {
        return "/import/" + preview + "?show=" + show + (page == 1 ? "" : "&page=" + page) + "#changes";
    }
}
