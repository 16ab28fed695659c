import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses of other programs that are told of changes, and what was sent to each: one delivery for each address and
 * entry of the history, for each account its own rows alone.
 */
export class StartWebhooks1767200002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE RESTRICT,
        url text NOT NULL CONSTRAINT webhook_url_short CHECK (length(url) <= 500),
        events text NOT NULL CONSTRAINT webhook_events_known CHECK (events IN ('followed', 'public')),
        secret bytea NOT NULL,
        since_index bigint NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        ended_at timestamptz(3),
        CONSTRAINT webhook_of_account UNIQUE (id, account_id)
      );
      CREATE INDEX webhook_account_id_idx ON webhook (account_id) WHERE ended_at IS NULL;
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        webhook_id uuid NOT NULL,
        account_id uuid NOT NULL,
        entry_index bigint NOT NULL,
        state text NOT NULL DEFAULT 'waiting'
          CONSTRAINT webhook_delivery_state_known CHECK (state IN ('waiting', 'failing', 'delivered', 'dead', 'withheld')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        added_at timestamptz(3) NOT NULL DEFAULT now(),
        tried_at timestamptz(3),
        FOREIGN KEY (webhook_id, account_id) REFERENCES webhook (id, account_id) ON DELETE CASCADE,
        CONSTRAINT webhook_delivery_once UNIQUE (webhook_id, entry_index)
      )`);
    const own = `account_id = (SELECT actor_id())`;
    await db.query(`
      CALL protect('webhook'); CALL protect('webhook_delivery');
      CREATE POLICY app_own ON webhook TO ikrar_app USING (${own}) WITH CHECK (${own});
      CREATE POLICY app_own ON webhook_delivery TO ikrar_app USING (${own}) WITH CHECK (${own});
      GRANT SELECT, INSERT, UPDATE (ended_at) ON webhook TO ikrar_app;
      GRANT SELECT, INSERT, UPDATE (state, attempts, last_error, tried_at) ON webhook_delivery TO ikrar_app`);
    await db.query(`
      CREATE FUNCTION accounts_with_webhooks(of_events text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT DISTINCT w.account_id FROM public.webhook w JOIN public.account a ON a.id = w.account_id
         WHERE w.events = of_events AND w.ended_at IS NULL AND a.closed_at IS NULL ORDER BY w.account_id $$;
      REVOKE EXECUTE ON FUNCTION accounts_with_webhooks(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION accounts_with_webhooks(text) TO ikrar_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION accounts_with_webhooks(text);
      DROP TABLE webhook_delivery, webhook`);
  }
}
