import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { SETTINGS, type Settings } from '../config/settings.js';

/** A mail. */
export interface Mail {
  /** A checked address. */
  to: string;
  /** One line, ours alone: nothing a stranger entered. */
  subject: string;
  text: string;
  /** The same for programs that show more than text. */
  html?: string;
  /** Names the mail for good: one that is sent again under it is recognised. Left out, each sending has its own. */
  id?: string;
  /** Page that stops mails like this one; the program of its reader may send it a form (RFC 8058). */
  stopAt?: string;
}

/** What became of a mail: a server took it, it appeared in our output, or no server would take it. */
export const DELIVERIES = ['mailed', 'printed', 'failed'] as const;
export type Delivery = (typeof DELIVERIES)[number];

const PATIENCE_MS = 10_000;

/** Hands mails to the server of SMTP_URL; without one they appear in the output of the process and go nowhere. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly logger = new Logger('Mail');
  /** Loaded with the first mail, since it takes 10 MB of memory. */
  private transport?: Promise<Transporter>;
  private readonly underWay = new Set<Promise<Delivery>>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether mails reach anybody. */
  get isOn(): boolean {
    return this.settings.SMTP_URL !== undefined;
  }

  /** Never throws: what the mail is about has happened already. Call it after the commit. */
  async send(mail: Mail): Promise<Delivery> {
    const sending = this.hand(mail);
    this.underWay.add(sending);
    try {
      return await sending;
    } finally {
      this.underWay.delete(sending);
    }
  }

  private get sender(): string {
    return this.settings.MAIL_FROM ?? '';
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    (await this.transport)?.close();
  }

  private async hand({ to, subject, text, html, id, stopAt }: Mail): Promise<Delivery> {
    const { SMTP_URL: address } = this.settings;
    if (address === undefined) {
      console.log(`Mail to ${to}, not sent because SMTP_URL is not set:\n${subject}\n\n${text}\n`);
      return 'printed';
    }
    try {
      const transport = await (this.transport ??= transportTo(address));
      await transport.sendMail({
        from: { name: 'Ikrar', address: this.sender },
        to: { name: '', address: to },
        subject,
        text,
        ...(html !== undefined && { html }),
        ...(id !== undefined && { messageId: `<${id}@${this.sender.split('@')[1]}>` }),
        headers: {
          // No person wrote it: programs that answer by themselves stay silent. Source: RFC 3834, section 5.
          'Auto-Submitted': 'auto-generated',
          ...(stopAt !== undefined && {
            'List-Unsubscribe': `<${stopAt}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return 'mailed';
    } catch (error) {
      this.logger.error(`A mail was not taken: ${(error as Error).message}`);
      return 'failed';
    }
  }
}

/** Passwords and links never travel readable, but on this computer. */
async function transportTo(address: string): Promise<Transporter> {
  const { default: nodemailer } = await import('nodemailer');
  const { hostname, protocol } = new URL(address);
  return nodemailer.createTransport({
    url: address,
    requireTLS: protocol === 'smtp:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
}
