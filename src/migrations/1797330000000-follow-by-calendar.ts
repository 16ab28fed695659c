import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Links to the deadlines of an organization and of all an account follows, which have no one subject; and the ways from
 * an organization to what it is in charge of.
 */
export class FollowByCalendar1797330000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE feed_token DROP CONSTRAINT feed_token_kind_known;
      ALTER TABLE feed_token ALTER COLUMN subject_id DROP NOT NULL,
        ADD CONSTRAINT feed_token_kind_known CHECK (kind IN ('organization', 'venue', 'office', 'days', 'follows')),
        ADD CONSTRAINT feed_token_of_something CHECK ((kind = 'follows') = (subject_id IS NULL))`);
    for (const schema of ['public', 'past'])
      await db.query(`
        CREATE INDEX commitment_responsible_unit_id_idx ON ${schema}.commitment (responsible_unit_id) WHERE responsible_unit_id IS NOT NULL;
        CREATE INDEX commitment_pic_post_id_idx ON ${schema}.commitment (pic_post_id) WHERE pic_post_id IS NOT NULL;
        CREATE INDEX follow_up_assignee_organization_id_idx ON ${schema}.follow_up (assignee_organization_id, due_on, id);
        CREATE INDEX attendance_on_behalf_of_id_idx ON ${schema}.attendance (on_behalf_of_id) WHERE on_behalf_of_id IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const schema of ['past', 'public'])
      await db.query(`
        DROP INDEX ${schema}.attendance_on_behalf_of_id_idx, ${schema}.follow_up_assignee_organization_id_idx,
          ${schema}.commitment_pic_post_id_idx, ${schema}.commitment_responsible_unit_id_idx`);
    await db.query(`
      DELETE FROM feed_token WHERE kind IN ('days', 'follows');
      ALTER TABLE feed_token DROP CONSTRAINT feed_token_of_something, DROP CONSTRAINT feed_token_kind_known,
        ALTER COLUMN subject_id SET NOT NULL,
        ADD CONSTRAINT feed_token_kind_known CHECK (kind IN ('organization', 'venue', 'office'))`);
  }
}
