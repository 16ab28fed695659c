import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A webhook stops where its receiver says that it is gone, and a delivery waits for as long as its receiver asks. */
export class HeedReceivers1797440000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE webhook ADD COLUMN gone_at timestamptz(3);
      ALTER TABLE webhook_delivery ADD COLUMN not_before timestamptz(3);
      GRANT UPDATE (gone_at) ON webhook TO ikrar_app;
      GRANT UPDATE (not_before) ON webhook_delivery TO ikrar_app;
      CREATE OR REPLACE FUNCTION accounts_with_webhooks(of_events text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT DISTINCT w.account_id FROM public.webhook w JOIN public.account a ON a.id = w.account_id
         WHERE w.events = of_events AND w.ended_at IS NULL AND w.gone_at IS NULL AND a.closed_at IS NULL ORDER BY w.account_id $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION accounts_with_webhooks(of_events text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT DISTINCT w.account_id FROM public.webhook w JOIN public.account a ON a.id = w.account_id
         WHERE w.events = of_events AND w.ended_at IS NULL AND a.closed_at IS NULL ORDER BY w.account_id $$;
      ALTER TABLE webhook DROP COLUMN gone_at;
      ALTER TABLE webhook_delivery DROP COLUMN not_before`);
  }
}
