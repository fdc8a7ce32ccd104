package dev.kickoff.hub.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AuditCheckTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    /** The hash as docs/access.md describes it, computed by another program. */
    @Test
    void theHashIsTheOneThatIsDocumented() {
        AuditEntry entry =
                AuditEntry.chained(1, NOON, "ada", "policy.set", "service/web", "{\"quota\":3}", AuditEntry.GENESIS);
        assertEquals("8794d8fcd48f2c4bc3e10482b6f763091598be4323ceb396e481602adf39cc59", entry.hash());
    }

    @Property(tries = 200)
    void anUntouchedChainIsIntact(@ForAll("chains") List<AuditEntry> chain) {
        AuditCheck.Verdict verdict = check(chain);
        assertTrue(verdict.intact());
        assertEquals(chain.size(), verdict.entries());
    }

    @Property(tries = 200)
    void linesReadBackAsTheyWere(@ForAll("chains") List<AuditEntry> chain) {
        for (AuditEntry entry : chain) {
            String line = AuditLine.write(entry);
            assertEquals(1, line.lines().count());
            assertEquals(entry, AuditLine.read(line));
        }
    }

    @Property(tries = 200)
    void anEntryThatIsLeftOutIsMissed(@ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int at) {
        List<AuditEntry> cut = new ArrayList<>(chain);
        // Nobody can see from the rest that the first or the last were cut off.
        cut.remove(1 + at % (chain.size() - 2));
        assertFalse(check(cut).intact());
    }

    @Property(tries = 200)
    void entriesThatChangePlacesAreNoticed(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int at) {
        List<AuditEntry> swapped = new ArrayList<>(chain);
        int place = at % (chain.size() - 1);
        Collections.swap(swapped, place, place + 1);
        assertFalse(check(swapped).intact());
    }

    @Property(tries = 200)
    void anEntryThatIsChangedAndHashedAgainDoesNotFit(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int at) {
        List<AuditEntry> forged = new ArrayList<>(chain);
        int place = at % (chain.size() - 1);
        AuditEntry old = chain.get(place);
        forged.set(
                place,
                AuditEntry.chained(
                        old.seq(),
                        old.at(),
                        old.who() + "x",
                        old.action(),
                        old.subject(),
                        old.details(),
                        old.previous()));
        assertFalse(check(forged).intact());
    }

    @Test
    void aCharacterCannotWanderIntoTheNextField() {
        AuditEntry one = AuditEntry.chained(1, NOON, "ab", "c", "d", "{}", AuditEntry.GENESIS);
        AuditEntry other = AuditEntry.chained(1, NOON, "a", "bc", "d", "{}", AuditEntry.GENESIS);
        assertFalse(one.hash().equals(other.hash()));
    }

    @Test
    void aPartOfATrailIsIntactAndSaysWhereItBegins() {
        List<AuditEntry> chain = chain(List.of("a", "b", "c", "d"));
        AuditCheck.Verdict verdict = check(chain.subList(2, 4));
        assertTrue(verdict.intact());
        assertEquals(3, verdict.firstSeq());
        assertEquals(chain.get(3).hash(), verdict.head());
    }

    @Test
    void refusesLinesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> AuditLine.read("{"));
        assertThrows(IllegalArgumentException.class, () -> AuditLine.read("[]"));
        assertThrows(IllegalArgumentException.class, () -> AuditLine.read("{\"seq\":1}"));
        assertThrows(IllegalArgumentException.class, () -> AuditLine.read("{\"seq\":1.5,\"details\":{}}"));
    }

    @Provide
    Arbitrary<List<AuditEntry>> chains() {
        return Arbitraries.strings()
                .all()
                .excludeChars('\u0000')
                .ofMaxLength(12)
                .list()
                .ofMinSize(3)
                .ofMaxSize(8)
                .map(AuditCheckTest::chain);
    }

    private static List<AuditEntry> chain(List<String> texts) {
        List<AuditEntry> chain = new ArrayList<>();
        String previous = AuditEntry.GENESIS;
        for (String text : texts) {
            long seq = chain.size() + 1L;
            AuditEntry entry = AuditEntry.chained(
                    seq,
                    NOON.plusSeconds(seq),
                    text,
                    "x.done",
                    text,
                    "{\"t\":" + CanonicalJson.quoted(text) + "}",
                    previous);
            chain.add(entry);
            previous = entry.hash();
        }
        return chain;
    }

    private static AuditCheck.Verdict check(List<AuditEntry> entries) {
        AuditCheck check = new AuditCheck();
        entries.forEach(check::next);
        return check.verdict();
    }
}
