import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a clock says of a follow-up or a notice is never more visible than that; ids tell which of both it is. */
export class HideClocksOfHidden1797100000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CALL keep_within('clock_event', 'subject_id', 'follow_up', '%s.subject_id');
      CALL keep_within('clock_event', 'subject_kind', 'notice', '%s.subject_id')`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const column of ['subject_id', 'subject_kind'])
      await db.query(`
        DROP TRIGGER IF EXISTS clock_event_${column}_comes_within ON clock_event;
        DROP TRIGGER clock_event_${column}_within ON clock_event`);
    await db.query(`
      DROP TRIGGER follow_up_clock_event_subject_id_within ON follow_up;
      DROP TRIGGER notice_clock_event_subject_kind_within ON notice`);
  }
}
