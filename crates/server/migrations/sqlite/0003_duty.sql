-- Whose desk it is: 'lead', 'deputy', 'other', or nobody has said (it counts). Desks of others do not end a silence.
ALTER TABLE devices ADD COLUMN duty TEXT NOT NULL DEFAULT '' CHECK (duty IN ('', 'lead', 'deputy', 'other'));
ALTER TABLE codes ADD COLUMN duty TEXT NOT NULL DEFAULT '' CHECK (duty IN ('', 'lead', 'deputy', 'other'));
