import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a clock says of a notice or a follow-up is never more visible than that. */
export class HideClocksOfHidden1797100000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const ofKind = (kind: string) => `CASE %1$s.subject_kind WHEN '${kind}' THEN %1$s.subject_id END`;
    await db.query(
      `CALL keep_within('clock_event', 'subject_id', 'follow_up', $key$${ofKind('follow_up')}$key$)`,
    );
    await db.query(
      `CALL keep_within('clock_event', 'subject_kind', 'notice', $key$${ofKind('notice')}$key$)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER clock_event_subject_id_within ON clock_event;
      DROP TRIGGER clock_event_subject_kind_within ON clock_event;
      DROP TRIGGER follow_up_clock_event_subject_id_within ON follow_up;
      DROP TRIGGER notice_clock_event_subject_kind_within ON notice`);
  }
}
