-- The page of an organisation shows its own keys, without reading those of all others.
CREATE INDEX sleutels_per_houder ON sleutels (houdersoort, houdercode, aangemaakt_op);
