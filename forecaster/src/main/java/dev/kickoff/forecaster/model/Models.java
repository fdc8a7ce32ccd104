package dev.kickoff.forecaster.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one list of ways to forecast: what is compared with what, and which of them makes the forecasts. */
public final class Models {
    private static final List<ForecastModel> ALL = Stream.of(
                    Stream.of(new EventAwareModel()),
                    EventAwareModel.candidatesAlone().stream(),
                    Stream.of(new EventAnalog(), new SeasonalNaive()))
            .<ForecastModel>flatMap(models -> models)
            .toList();

    private Models() {}

    /** The model that makes the forecasts. */
    public static ForecastModel current() {
        return ALL.get(0);
    }

    /** {@link #current()} first, then its candidates, then the baselines that every other must beat. */
    public static List<ForecastModel> all() {
        return ALL;
    }

    /** @param name with or without its version: {@code seasonal-naive-1} or {@code seasonal-naive} */
    public static Optional<ForecastModel> byName(String name) {
        return ALL.stream()
                .filter(model -> model.name().equals(name)
                        || model.name().replaceFirst("-\\d+$", "").equals(name))
                .findFirst();
    }
}
