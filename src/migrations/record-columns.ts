/** The columns every table of records starts with, for use in migrations up to the release that changes them. */
export const recordColumns = `
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        visibility text NOT NULL,
        recorded_by_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        recorded_at timestamptz(3) NOT NULL DEFAULT now(),
        changed_at timestamptz(3) NOT NULL DEFAULT now(),
        revision integer NOT NULL`;
