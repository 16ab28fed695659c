import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { SETTINGS, type Settings } from '../config/settings.js';

/** A mail in plain text. */
export interface Mail {
  /** A checked address. */
  to: string;
  /** One line, ours alone: nothing a stranger entered. */
  subject: string;
  text: string;
}

/** What became of a mail: a server took it, it appeared in our output, or no server would take it. */
export const DELIVERIES = ['mailed', 'printed', 'failed'] as const;
export type Delivery = (typeof DELIVERIES)[number];

const PATIENCE_MS = 10_000;

/** Hands mails to the server of SMTP_URL; without one they appear in the output of the process and go nowhere. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly transport: Transporter | null;
  private readonly underWay = new Set<Promise<Delivery>>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.transport = settings.SMTP_URL === undefined ? null : transportTo(settings.SMTP_URL);
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

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    this.transport?.close();
  }

  private async hand({ to, subject, text }: Mail): Promise<Delivery> {
    if (!this.transport) {
      console.log(`Mail to ${to}, not sent because SMTP_URL is not set:\n${subject}\n\n${text}\n`);
      return 'printed';
    }
    try {
      await this.transport.sendMail({
        from: { name: 'Ikrar', address: this.settings.MAIL_FROM ?? '' },
        to: { name: '', address: to },
        subject,
        text,
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
function transportTo(address: string): Transporter {
  const { hostname, protocol } = new URL(address);
  return nodemailer.createTransport({
    url: address,
    requireTLS: protocol === 'smtp:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
}
