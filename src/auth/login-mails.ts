import { Injectable } from '@nestjs/common';
import { type Delivery, type Mail, Mailer } from '../mail/mailer.js';
import { Site } from './site.js';

export type LinkKind = 'invitation' | 'reset';

/** The page a link leads to; it shows a form and changes nothing by itself, as mail scanners open links too. */
export const linkPath = (token: string): string => `/tautan/${token}`;

/** A link to be sent once its transaction has committed. */
export interface LinkToSend {
  kind: LinkKind;
  to: string;
  token: string;
}

/** The mails about logins, in both languages because nobody is known by theirs. */
@Injectable()
export class LoginMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly site: Site,
  ) {}

  sendLink({ kind, to, token }: LinkToSend): Promise<Delivery> {
    const { subject, text } = TEXTS[kind](this.site.address(linkPath(token)));
    return this.mailer.send({ to, subject, text });
  }
}

const TEXTS: Record<LinkKind, (link: string) => Omit<Mail, 'to'>> = {
  invitation: (link) => ({
    subject: 'Undangan ke Ikrar / Invitation to Ikrar',
    text: `Anda diundang memakai Ikrar, catatan publik tentang janji kepada pekerja. Pilih kata sandi di sini:

${link}

Tautan ini berlaku sekali, selama 7 hari. Jika Anda tidak mengenal Ikrar, abaikan surat ini.

--

You are invited to use Ikrar, the public record of what was promised to workers. Choose a password here:

${link}

This link works once, for 7 days. If you do not know Ikrar, ignore this mail.`,
  }),
  reset: (link) => ({
    subject: 'Kata sandi baru untuk Ikrar / A new password for Ikrar',
    text: `Seseorang, mungkin Anda, meminta kata sandi baru untuk akun Anda. Pilih di sini:

${link}

Tautan ini berlaku sekali, selama 30 menit. Jika bukan Anda, abaikan surat ini: kata sandi Anda tetap berlaku.

--

Somebody, perhaps you, asked for a new password for your account. Choose it here:

${link}

This link works once, for 30 minutes. If it was not you, ignore this mail: your password stays as it is.`,
  }),
};
