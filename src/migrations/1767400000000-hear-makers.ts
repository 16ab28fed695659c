import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordColumns } from './record-columns.js';

/** What parties are told and asked before and after a verdict, and how new holders of a post stand to what was promised from it. */
export class HearMakers1767400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE notice (${recordColumns},
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        kind text NOT NULL,
        addressee_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        finding text NOT NULL,
        words text NOT NULL,
        sent_on date NOT NULL,
        reply_days integer NOT NULL CONSTRAINT notice_reply_days_enough CHECK (reply_days BETWEEN 10 AND 60),
        reply_until_on date NOT NULL,
        replied_on date,
        reply text,
        reply_source_id uuid REFERENCES source ON DELETE RESTRICT,
        answer_id uuid REFERENCES assessment ON DELETE RESTRICT,
        is_by_party boolean NOT NULL DEFAULT false,
        withdrawn_on date,
        withdrawn_reason text,
        CONSTRAINT notice_kind_known CHECK (kind = 'before_verdict' AND finding = 'not_fulfilled' OR kind = 'confirmation' AND finding IN ('fulfilled', 'partly_fulfilled')),
        CONSTRAINT notice_days_in_order CHECK (reply_until_on > sent_on AND replied_on >= sent_on AND withdrawn_on >= sent_on),
        CONSTRAINT notice_reply_whole CHECK ((replied_on IS NOT NULL) = (num_nonnulls(reply, answer_id) = 1) AND (reply_source_id IS NULL OR reply IS NOT NULL)),
        CONSTRAINT notice_withdrawn_with_reason CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
      );
      CREATE UNIQUE INDEX notice_once ON notice (commitment_id, kind, addressee_id, sent_on) WHERE withdrawn_on IS NULL;
      CREATE INDEX notice_addressee_idx ON notice (addressee_id, reply_until_on, id);
      CREATE INDEX notice_reply_until_idx ON notice (reply_until_on, id);
      CREATE TABLE takeover (${recordColumns},
        commitment_id uuid NOT NULL REFERENCES commitment ON DELETE RESTRICT,
        tenure_id uuid NOT NULL REFERENCES tenure ON DELETE RESTRICT,
        organization_id uuid NOT NULL REFERENCES organization ON DELETE RESTRICT,
        stance text NOT NULL CONSTRAINT takeover_stance_known CHECK (stance IN ('adopted', 'altered', 'disowned')),
        taken_on date NOT NULL,
        words text NOT NULL,
        altered_to text,
        source_id uuid REFERENCES source ON DELETE RESTRICT,
        is_by_party boolean NOT NULL DEFAULT false,
        CONSTRAINT takeover_altered_to_something CHECK ((stance = 'altered') = (altered_to IS NOT NULL)),
        CONSTRAINT takeover_sourced CHECK (is_by_party OR source_id IS NOT NULL),
        CONSTRAINT takeover_once_a_day UNIQUE (commitment_id, tenure_id, taken_on)
      );
      CREATE INDEX takeover_tenure_id_idx ON takeover (tenure_id, commitment_id)`);
    const isOwn = (table: string, link: string) =>
      `EXISTS (SELECT FROM ${link} l WHERE l.commitment_id = ${table}.commitment_id AND l.organization_id = (SELECT actor_organization()))`;
    for (const [table, partyWrites] of [
      ['notice', `addressee_id = (SELECT actor_organization())`],
      [
        'takeover',
        `organization_id = (SELECT actor_organization()) AND is_by_party AND ${isOwn('takeover', 'commitment_maker')}`,
      ],
    ] as const) {
      await db.query(`
        CALL protect_record('${table}');
        CALL classify_record('${table}');
        CALL open_record('${table}', 'visibility = ''public''', 'party_ids', $$${partyWrites}$$);
        CALL keep_within('${table}', 'commitment_id', 'commitment', '%s.commitment_id');
        CALL past.keep('${table}')`);
    }
    await db.query(`
      CREATE POLICY parties_reply ON history_entry FOR INSERT TO ikrar_app
        WITH CHECK (actor_id = (SELECT actor_id()) AND (SELECT is_representative()) AND record_kind IN ('notice', 'takeover'));
      CREATE FUNCTION keep_notices_own() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE answer text[] := '{replied_on,reply,reply_source_id,answer_id,is_by_party,changed_at,revision}';
      BEGIN
        IF is_representative() AND (TG_OP = 'INSERT' OR to_jsonb(NEW) - answer <> to_jsonb(OLD) - answer) THEN
          RAISE EXCEPTION 'a party replies to a notice and changes nothing else of it' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER notice_kept_own BEFORE INSERT OR UPDATE ON notice FOR EACH ROW EXECUTE FUNCTION keep_notices_own();
      CREATE TRIGGER notice_kept_by_its_party BEFORE UPDATE ON notice FOR EACH ROW EXECUTE FUNCTION refuse_office_edits();
      CREATE TRIGGER takeover_kept_by_its_party BEFORE UPDATE ON takeover FOR EACH ROW EXECUTE FUNCTION refuse_office_edits()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['takeover', 'notice'])
      await db.query(`
        DROP TRIGGER commitment_${table}_commitment_id_within ON commitment;
        DROP VIEW past.${table}_ever; DROP TABLE past.${table}, ${table}`);
    await db.query(`DROP FUNCTION keep_notices_own(); DROP POLICY parties_reply ON history_entry`);
  }
}
