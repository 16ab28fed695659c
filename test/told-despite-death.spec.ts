import { afterAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecretKey } from '../src/auth/secret-key.js';
import { Client } from './support/client.js';
import { Mailbox, type Received } from './support/mailbox.js';
import * as processes from './support/processes.js';

const { aSource, newFolder, ownerOf, runToken, startServer, until } = processes;

const FOLLOWERS = 1000;
const CHANGES = 100;
const DEATHS = 5;

afterAll(processes.cleanUp);

const messageId = ({ raw }: Received): string => /^Message-ID: <(.+?)@/im.exec(raw)?.[1] ?? '';

it('tells everybody, each under one id, however often the server is killed while it does', async () => {
  const mailbox = await Mailbox.open();
  const posted: string[] = [];
  const receiver = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      posted.push(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const data = newFolder();
  const settings = {
    ...processes.PATIENT,
    DATA_DIR: data,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'ikrar@contoh.go.id',
    ORIGIN: 'http://127.0.0.1:3000',
    WEBHOOKS_TO_LOOPBACK: 'true',
    LOG_LEVEL: 'fatal',
  };
  const { token } = await runToken(['--name', 'Budi Contoh, S.H.'], settings);
  const idle = await startServer({ ...settings, JOBS: 'off' });
  const budi = new Client(idle.url, token);
  const union = await budi.made('/organizations', { name: 'Serikat Contoh', kind: 'union' });
  const owner = await ownerOf(data);
  await owner.query(
    `WITH made AS (
       INSERT INTO account (name, email, role) SELECT 'Rina Contoh ' || n, 'rina.' || n || '@contoh.id', 'reader'
         FROM generate_series(1, $1::int) n RETURNING id
     ), following AS (
       INSERT INTO follow (account_id, subject_kind, subject_id) SELECT id, 'organization', $2 FROM made
     ) INSERT INTO digest_subscription (account_id, language, is_instant, covered_index)
       SELECT id, 'id', true, (SELECT size FROM history_head) FROM made`,
    [FOLLOWERS, union.id],
  );
  const key = new SecretKey(
    Buffer.from(fs.readFileSync(path.join(data, 'secret.key'), 'utf8').trim(), 'hex'),
  );
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM account WHERE email = 'rina.1@contoh.id'`,
  );
  const [{ id: accountId } = { id: '' }] = rows;
  await owner.query(
    `INSERT INTO webhook (account_id, url, events, secret, since_index)
     SELECT $1, $2, 'public', $3, size FROM history_head`,
    [accountId, url, key.seal(Buffer.alloc(24, 7), accountId, 'webhooks')],
  );
  const after = Number((await owner.query<{ size: string }>('SELECT size FROM history_head')).rows[0]?.size);
  const planned = await budi.act(`/organizations/${union.id}/corrections`, union, {
    reason: 'Contoh.',
    name: 'Serikat Contoh Baru',
    kind: 'union',
  });
  if (planned.status >= 300) throw new Error(planned.text);
  for (let n = 1; n < CHANGES; n++) await budi.made('/sources', aSource(`Berita Contoh ${n}`));
  await owner.end();
  await processes.endWell(idle);

  for (let death = 0; death < DEATHS; death++) {
    const server = await startServer(settings);
    await sleep(Math.random() * 1500);
    server.kill('SIGKILL');
    await server.ended;
  }
  const before = [mailbox.unread.length, posted.length];
  const last = await startServer(settings);
  const watcher = await ownerOf(data);
  const left = async () =>
    Number(
      (await watcher.query<{ count: string }>(`SELECT count(*) FROM graphile_worker._private_jobs`)).rows[0]
        ?.count,
    );
  for (let n = 0; n < 5 && (await left()) > 0; n++)
    await until(async () => (await left()) === 0, 'all is told').catch(() => {});

  const waiting = await left();
  const unsettled = await watcher.query(
    `SELECT FROM notification WHERE mail_settled_at IS NULL UNION ALL SELECT FROM webhook_delivery WHERE state <> 'delivered'`,
  );
  const told = await watcher.query<{ mail_id: string }>('SELECT mail_id FROM notification');
  const deliveries = await watcher.query<{ id: string }>(
    'SELECT id FROM webhook_delivery WHERE entry_index >= $1',
    [after],
  );
  await watcher.end();
  await processes.endWell(last);
  const mails: Received[] = [];
  for (const to of mailbox.unread) mails.push(await mailbox.next(to));
  await mailbox.close();
  receiver.closeAllConnections();
  receiver.close();

  const ids = (all: string[]) => [...new Set(all)].toSorted((a, b) => (a < b ? -1 : 1));
  expect([waiting, unsettled.rowCount]).toEqual([0, 0]);
  expect(told.rowCount).toBe(FOLLOWERS);
  expect(new Set(mails.map(({ to }) => to[0])).size).toBe(FOLLOWERS);
  expect(ids(mails.map(messageId))).toEqual(ids(told.rows.map(({ mail_id }) => mail_id)));
  expect(deliveries.rowCount).toBe(CHANGES);
  expect(ids(posted)).toEqual(ids(deliveries.rows.map(({ id }) => id)));
  expect(before[0]).toBeLessThan(FOLLOWERS);
});
