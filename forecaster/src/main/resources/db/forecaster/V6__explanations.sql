-- How a forecast came to its numbers; apart from it, as it is seldom read. Forecasts from before this have none.
CREATE TABLE forecast_explanation (
    forecast_id text  PRIMARY KEY REFERENCES forecast (id) ON DELETE CASCADE,
    reasons     jsonb NOT NULL
);
