import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What arrived: the envelope and the message as it was sent. */
export interface Received {
  from: string;
  to: string[];
  raw: string;
  /** The text with the encoding of lines undone. */
  text: string;
}

/** Stands in for the mail server of an office, on this computer. */
export class Mailbox {
  private readonly received: Received[] = [];
  /** Whether it takes no mail at the moment. */
  isFull = false;
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async open(): Promise<Mailbox> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (box.isFull) return done(Object.assign(new Error('Mailbox is full'), { responseCode: 452 }));
          const raw = Buffer.concat(parts).toString();
          box.take({
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            to: envelope.rcptTo.map(({ address }) => address),
            raw,
            text: decoded(raw),
          });
          done();
        });
      },
    });
    // Whoever dies while sending breaks its connection.
    server.on('error', () => {});
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const box: Mailbox = new Mailbox(
      server,
      `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    );
    return box;
  }

  /** The next mail to an address; waits for it. */
  async next(to: string): Promise<Received> {
    for (;;) {
      const index = this.received.findIndex((mail) => mail.to.includes(to));
      const [mail] = index < 0 ? [] : this.received.splice(index, 1);
      if (mail) return mail;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Addresses of mails nobody has looked at. */
  get unread(): string[] {
    return this.received.flatMap(({ to }) => to);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private take(mail: Received): void {
    this.received.push(mail);
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/** The token of the link in a mail, or in any text. */
export const tokenIn = (text: string): string => /\/tautan\/([\w-]{43})\b/.exec(text)?.[1] ?? '';

function decoded(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  if (!/^content-transfer-encoding: quoted-printable/im.test(raw)) return body;
  return body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
