import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A year whose working days are missed is a clock that turns, once. */
export class TellOfMissedCalendars1797400000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.know(db, `, 'calendar_missing'`, '');
    await db.query(`
      ALTER TABLE clock_event ADD CONSTRAINT clock_event_calendar_about_none CHECK ((clock = 'calendar_missing') = (subject_kind = 'holiday_year')
        AND (clock <> 'calendar_missing' OR commitment_id IS NULL))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE clock_event DROP CONSTRAINT clock_event_calendar_about_none`);
    // What turned stays on record.
    await this.know(db, '', 'NOT VALID');
  }

  private async know(db: QueryRunner, more: string, validity: string): Promise<void> {
    await db.query(`
      ALTER TABLE clock_event DROP CONSTRAINT clock_event_clock_known, ADD CONSTRAINT clock_event_clock_known
        CHECK (clock IN ('due_soon', 'overdue', 'silent', 'not_taken_over', 'stalled_proposal', 'reply_window_over', 'exception_expired'${more})) ${validity}`);
  }
}
