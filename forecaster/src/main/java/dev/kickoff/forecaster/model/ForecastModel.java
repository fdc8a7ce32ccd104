package dev.kickoff.forecaster.model;

/** A way of forecasting. Implementations are immutable, and the same task always gives the same forecast. */
public interface ForecastModel {
    /** Stable name with a version, for provenance, for example {@code seasonal-naive-1}. */
    String name();

    /** @throws NoHistoryException if the task's history holds no sample at all */
    QuantileForecast forecast(ForecastTask task);
}
