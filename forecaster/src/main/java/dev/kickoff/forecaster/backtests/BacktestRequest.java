package dev.kickoff.forecaster.backtests;

import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.schemas.InvalidDocumentException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to compare.
 *
 * @param models names, with or without their version; all there are when absent or empty
 */
record BacktestRequest(@Nullable List<String> models) {
    /** @throws InvalidDocumentException for a name that no model has */
    static List<ForecastModel> models(@Nullable BacktestRequest request) {
        if (request == null || request.models == null || request.models.isEmpty()) {
            return Models.all();
        }
        return request.models.stream().map(BacktestRequest::model).distinct().toList();
    }

    private static ForecastModel model(@Nullable String name) {
        return Models.byName(name == null ? "" : name)
                .orElseThrow(() -> new InvalidDocumentException(
                        "models",
                        name,
                        "must be one of "
                                + Models.all().stream().map(ForecastModel::name).collect(Collectors.joining(", "))));
    }
}
