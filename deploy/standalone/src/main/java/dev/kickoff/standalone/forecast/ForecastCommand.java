package dev.kickoff.standalone.forecast;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "forecast", mixinStandardHelpOptions = true)
public final class ForecastCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new UnsupportedOperationException();
    }
}
