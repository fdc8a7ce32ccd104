package dev.kickoff.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KickoffTest {
    @ParameterizedTest
    @ValueSource(strings = {"serve", "import", "forecast", "backtest", "plan", "replay"})
    void everyCommandHelps(String command) {
        CommandRun run = CommandRun.of(command, "--help").succeeded();
        assertTrue(run.out().startsWith("Usage: kickoff " + command), run.out());
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        String help = CommandRun.of("--help").succeeded().out();
        assertTrue(help.contains("forecast") && help.contains("Exit codes:"), help);
        assertTrue(help.contains("  3   a file that is read breaks a rule"), help);
    }

    @Test
    void saysItsVersion() {
        assertTrue(CommandRun.of("--version").succeeded().out().matches("kickoff \\d+\\.\\d+\\.\\d+\\S*\\s+"));
    }

    @Test
    void asksForACommand() {
        assertEquals(
                "kickoff: which command? One of serve, import, forecast, backtest, plan, replay, simulate, audit-verify, agent; see kickoff --help",
                CommandRun.of().refusedWith(2));
    }

    @Test
    void refusesAnUnknownOptionInOneLine() {
        String line = CommandRun.of("plan", "--forcast", "x").refusedWith(2);
        assertTrue(line.startsWith("kickoff: "), line);
        assertTrue(line.endsWith("see kickoff plan --help"), line);
    }

    @Test
    void namesWhatIsMissing() {
        String line = CommandRun.of("replay", "--traffic", "t.csv").refusedWith(2);
        assertTrue(line.contains("'--floors=<floors>'") && line.contains("'--service=<service>'"), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536"})
    void refusesAPortThatCannotBe(String port) {
        String line = CommandRun.of("serve", "--port", port).refusedWith(2);
        assertTrue(line.contains("--port '" + port + "' must be between 0 and 65535"), line);
    }
}
