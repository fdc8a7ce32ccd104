-- Goes up with every change of the signal's samples, so that it can be asked cheaply whether there is anything new.
ALTER TABLE signal ADD COLUMN changes bigint NOT NULL DEFAULT 0;
